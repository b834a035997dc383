"""An invented case: where it should end in a tool, whether it does, and how its page tells it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Literal

from pydantic import Field

from ..engine.declaration import Decision
from ..engine.faults import in_words, quote_answers
from ..engine.result import reason_words, result_lines
from ..engine.tool import answers_met
from ..engine.walk import Reason, Route, first_line, walk
from ..guide.catalogue import Catalogue, Declared
from ..guide.checks import check_printable_keys
from ..guide.front import Key
from ..guide.kind import Checked, Facts, Guide, Kind, Seen
from ..guide.links import Group
from ..guide.page import Looks, Page
from ..guide.search import SearchEntry
from ..guide.view import DocumentView, print_dates
from ..printing.codes import QrCode
from ..printing.pdfs import Pdf
from ..reading.fields import Chosen, Entry, Id, Prose, ProseList
from ..reading.problems import Problem, Trail, suggest
from ..reading.roles import HISTORY, MEANING, Names, several
from ..text.dates import in_words as day_in_words
from .decision import CheckedTool, checked_tools, tools_in

ANSWERS: Trail = ("scenario", "answers")

THEME_TITLES: dict[str, str] = {
    "first-steps": "A first one to try",
    "whether-to-go": "To go, or to call?",
    "abuse-in-the-home": "Abuse or control at home, or the fear of it",
    "a-child-may-be-hurt": "A child may be hurt, or left alone with too much",
    "self-harm-or-suicide": "Self-harm or suicide",
    "exploitation-or-harm-online": "Exploitation, trafficking, or harm that started online",
    "not-seen": "A child whom nobody has seen",
    "a-child-on-the-call": "A child or young person on the call",
    "access-and-language": "Disability, language and interpreters",
    "meetings": "Conferences, reviews and core groups",
    "recorded-or-streamed": "Recorded or streamed",
    "ai-notes": "AI notes and bots",
    "apps-and-links": "Apps, phones and links",
    "for-managers": "For managers and supervision",
}
"""What a trainer may look for: as authors write it, and as readers see it, in the order of the page for trainers."""
if TYPE_CHECKING:
    Theme = str
else:
    Theme = Literal[tuple(THEME_TITLES)]

LIVED_THROUGH = (
    "You, or somebody near you, may have lived through something like this. You can stop or choose another case at any "
    "time, and you need not say why. If it makes you think of a child now, tell your manager today."
)
"""Said before each case, on its page and on paper."""


class Scenario(Entry):
    """A case to work through. Nobody in it has a name."""

    id: Annotated[Id, MEANING] = Field(description="The permanent id; also the name of its file.")
    tool: Annotated[Id, MEANING, Names("decision tool")] = Field(description="The decision tool it is for.")
    # How it is filed says nothing about the case.
    themes: Annotated[list[Theme], HISTORY] = several(
        "What it can be used to talk about, for whoever looks for a case."
    )
    story: ProseList = Field(min_length=1, description="What happens, in a few short paragraphs.")
    answers: Annotated[dict[Id, Chosen], MEANING] = Field(description="The answers that fit, in the order asked.")
    outcome: Annotated[Id, MEANING] = Field(description="The outcome it should reach.")
    because: Prose = Field(description="Why that is the outcome.")
    shows: ProseList = several("Words that the result must say, folds included. Capital letters do not matter.")
    never_shows: ProseList = several("Words that the result must not say, folds included.")
    discuss: ProseList = Field(min_length=1, description="Questions to discuss, each ending in a question mark.")

    @property
    def link(self) -> str:
        """Its answers as a link to the tool carries them: `a=danger:no;concerns:injury+exploitation`."""
        return answers_link(self.answers.items())


def answers_link(answers: Iterable[tuple[str, Iterable[str]]]) -> str:
    """Return what stands behind the hash of a link that fills a tool with answers."""
    return "a=" + ";".join(f"{question}:{'+'.join(chosen)}" for question, chosen in answers)


@dataclass(frozen=True)
class Raised:
    """An outcome that was raised, and why."""

    reason: Reason
    title: str
    because: str
    is_result: bool
    met: tuple[tuple[str, str], ...]
    """What met the rule, where one raised it: each question with the answers to it."""


@dataclass(frozen=True)
class ScenarioPart:
    """A scenario with its route through the tool in words."""

    scenario: Scenario
    checked: CheckedTool
    route: Route
    site_url: str
    lived_through: ClassVar = LIVED_THROUGH

    @property
    def decision(self) -> Decision:
        """The tool that the case is for."""
        return self.checked.decision

    @property
    def outcome(self) -> str:
        """The title of the outcome that it reaches."""
        return self.decision.outcomes[self.scenario.outcome].title

    @property
    def first(self) -> str:
        """The first thing to do."""
        place = first_line(self.checked.tool, self.scenario.outcome, dict(self.route.answers))
        return self.decision.outcomes[self.scenario.outcome].first[place].text

    @property
    def themes(self) -> list[str]:
        """What it can be used to talk about."""
        return [THEME_TITLES[theme] for theme in self.scenario.themes]

    @property
    def steps(self) -> list[tuple[str, str, str]]:
        """Each question with the answers to it: its id, and both in words."""
        return [(name, *self._quote(name, chosen)) for name, chosen in self.route.answers]

    def raised(self, question: str | None = None) -> list[Raised]:
        """Return what the answers to a question raised, or what only the answers together did."""
        return [
            Raised(
                reason,
                self.decision.outcomes[reason.outcome].title,
                reason_words(self.decision, reason),
                reason.outcome == self.route.result,
                self._met(reason),
            )
            for reason in self.route.raised
            if reason.question == question
        ]

    def _met(self, reason: Reason) -> tuple[tuple[str, str], ...]:
        when = () if reason.rule is None else self.checked.tool.rules[reason.rule].when
        return tuple(self._quote(*met) for met in answers_met(when, dict(self.route.answers)))

    def _quote(self, question: str, answers: tuple[str, ...]) -> tuple[str, str]:
        return quote_answers(self.decision, question, answers, self.route.answers)


Finding = tuple[Trail, str, tuple[str, ...]]
"""What is wrong, before it is given its line: where, in words, and what helps to mend it."""


def _check(page: Page, scenario: Scenario, catalogue: Catalogue, facts: Facts) -> Iterator[Problem]:
    yield from check_printable_keys(page, "title", "summary", "scenario")
    # A tool that was not proved cannot be relied on to lead anywhere; its page is reported by itself.
    if tool := tools_in(facts).get(scenario.tool):
        yield from (page.document.problem(*found) for found in _check_answers(scenario, tool, catalogue))


def _check_quoted(catalogue: Catalogue, _: Facts) -> Checked:
    """Return the characters that the PDFs of cases lack in the tools that they quote."""
    quoted = {scenario.tool for _, scenario in SCENARIO.blocks(catalogue)}
    pages = (tool.page for name, tool in catalogue.all("decision tool").items() if name in quoted)
    return Checked(tuple(problem for page in pages for problem in check_printable_keys(page, "decision")))


def _check_answers(scenario: Scenario, checked: CheckedTool, catalogue: Catalogue) -> Iterator[Finding]:
    wrong_names = [*_find_wrong_names(scenario, checked.decision)]
    yield from wrong_names
    # Once a name is wrong, where the walk leads says nothing about the rest.
    if wrong_names:
        return
    route = walk(checked.tool, scenario.answers)
    wrong_route = [*_check_route(scenario, checked.decision, route)]
    yield from wrong_route
    # What another result says is no help.
    if not wrong_route:
        yield from _check_words(scenario, said_by(checked, route, catalogue))


def _find_wrong_names(scenario: Scenario, decision: Decision) -> Iterator[Finding]:
    if scenario.outcome not in decision.outcomes:
        known = suggest(scenario.outcome, decision.outcomes, "Outcomes")
        yield ("scenario", "outcome"), f'The tool has no outcome called "{scenario.outcome}". {known}', ()
    for name, chosen in scenario.answers.items():
        question = decision.questions.get(name)
        if question is None:
            known = suggest(name, decision.questions, "Questions")
            yield (*ANSWERS, name), f'The tool has no question called "{name}". {known}', ()
            continue
        for answer in chosen:
            if answer not in question.answers:
                known = suggest(answer, question.answers, "Answers")
                yield (*ANSWERS, name), f'The question "{name}" has no answer called "{answer}". {known}', ()


def _check_route(scenario: Scenario, decision: Decision, route: Route) -> Iterator[Finding]:
    so_far = f"Route: {in_words(decision, route.answers)}"
    for dropped in route.dropped:
        trail = (*ANSWERS, dropped.question)
        if dropped.cause == "cannot be combined":
            yield trail, _combined_message(decision, dropped.question), ()
        else:
            message = f'With these answers, "{dropped.question}" is not asked.'
            yield trail, f"{message} Remove it, or change an answer before it.", (so_far,)
    if route.unanswered and route.unanswered not in scenario.answers:
        yield ANSWERS, _missing_message(decision, route.unanswered, dict(route.answers)), (so_far,)
    elif route.result and route.result != scenario.outcome:
        yield ("scenario", "outcome"), _other_message(scenario, decision, route), _why(decision, route)


def said_by(checked: CheckedTool, route: Route, catalogue: Catalogue) -> list[str]:
    """List what the result of a complete route says, line by line."""

    def title(sort: str, name: str) -> str:
        declared = catalogue.all(sort).get(name)
        return declared.title if declared else ""

    return [*result_lines(checked.decision, checked.tool, route, title)]


def _check_words(scenario: Scenario, lines: list[str]) -> Iterator[Finding]:
    for place, words in enumerate(scenario.shows):
        if not _say(lines, words):
            nearest = get_close_matches(words, lines, n=1, cutoff=0.3)
            detail = tuple(f'The nearest line is: "{line}"' for line in nearest)
            message = f'The result does not say "{words}". Mend the tool, or write here what it says.'
            yield ("scenario", "shows", place), message, detail
    for place, words in enumerate(scenario.never_shows):
        for line in _say(lines, words)[:1]:
            message = f'The result says "{words}". Mend the tool, or take it out here.'
            yield ("scenario", "never_shows", place), message, (f'It stands in: "{line}"',)


def _say(lines: list[str], words: str) -> list[str]:
    """List the lines that hold these words, whatever their capitals and spaces."""
    wanted = _plain(words)
    return [line for line in lines if wanted in _plain(line)]


def _plain(words: str) -> str:
    return " ".join(words.split()).casefold()


def _combined_message(decision: Decision, name: str) -> str:
    question = decision.questions[name]
    if question.choose == "one":
        return f'The question "{name}" takes one answer. Keep one.'
    alone = ", ".join(f'"{answer}"' for answer, entry in question.answers.items() if entry.alone)
    message = f'These answers to "{name}" cannot stand together.'
    return f"{message} An answer that stands alone: {alone}. Keep it, or the others."


def _missing_message(decision: Decision, name: str, given: dict[str, tuple[str, ...]]) -> str:
    question = decision.questions[name]
    known = ", ".join(f'"{answer}"' for answer in question.answers)
    message = f'The tool asks "{question.wording(given)}" next, and this has no answer to it.'
    return f"{message} Add `{name}:` with one of {known}."


def _other_message(scenario: Scenario, decision: Decision, route: Route) -> str:
    reached, wanted = (f'"{name}" ({decision.outcomes[name].title})' for name in (route.result or "", scenario.outcome))
    return f"These answers lead to {reached}, not to {wanted}. Change the answers or the outcome."


def _why(decision: Decision, route: Route) -> tuple[str, ...]:
    reasons = [reason_words(decision, reason) for reason in route.raised if reason.outcome == route.result]
    said = " ".join(reasons) or "Nothing was raised."
    return (f"Because: {said}", f"Route: {in_words(decision, route.answers)}")


def _pdfs(guide: Guide, view_of: Callable[[Page], DocumentView], site_name: str) -> Iterator[Pdf]:
    for page, _ in SCENARIO.blocks(guide.catalogue):
        view = view_of(page)
        card = _print_card(view, view.part("scenario"), site_name)
        answer = _print_answer(view.part("scenario"))
        # To hand out: the story and the questions. For whoever leads: the answer too.
        for name, data in (("card", card), ("for-whoever-leads", card | {"answer": answer})):
            yield Pdf(f"{page.address}{name}.pdf", data, page.front.reviewed, "scenario.typ")


def _print_card(view: DocumentView, part: ScenarioPart, site_name: str) -> dict[str, Any]:
    address = f"{part.site_url.removesuffix('/')}/l/{view.short}/" if part.site_url and view.short else ""
    return {
        "title": view.page.front.title,
        "summary": view.page.front.summary,
        "site": site_name,
        "edition": view.edition.name,
        "corrected": day_in_words(view.safety[0].on) if view.safety else "",
        "themes": part.themes,
        "lived_through": part.lived_through,
        "story": part.scenario.story,
        "tool": part.decision.asks,
        "discuss": part.scenario.discuss,
        "answer": None,
        "address": address.partition("://")[2].removesuffix("/"),
        "qr": QrCode(address) if address else "",
        **print_dates(view),
    }


def _print_answer(part: ScenarioPart) -> dict[str, Any]:
    case = part.scenario
    steps = part.steps
    return {
        "outcome": part.outcome,
        "first": part.first,
        "because": case.because,
        "shows": case.shows,
        "never_shows": case.never_shows,
        "steps": [{"ask": ask, "said": said, "raised": _print_raised(part, name)} for name, ask, said in steps],
        "together": _print_raised(part),
    }


def _print_raised(part: ScenarioPart, question: str | None = None) -> list[str]:
    return [f"{_print_rule(raised)}Points to “{raised.title}”: {raised.because}" for raised in part.raised(question)]


def _print_rule(raised: Raised) -> str:
    if raised.reason.rule is None:
        return ""
    met = " and ".join(f"“{said}” to “{ask}”" for ask, said in raised.met)
    return f"Rule {raised.reason.rule + 1}: {met}. "


def _contents(catalogue: Catalogue, _: Page) -> Iterator[Group]:
    for name, tool in catalogue.all("decision tool").items():
        pages = tuple(page for page, scenario in SCENARIO.blocks(catalogue) if scenario.tool == name)
        if pages:
            yield Group(name, tool.title, pages)


def _show(scenario: Scenario, seen: Seen) -> ScenarioPart:
    checked = checked_tools(seen.guide)[scenario.tool]
    return ScenarioPart(scenario, checked, walk(checked.tool, scenario.answers), seen.edition.site_url)


SCENARIO: Kind[Scenario] = Kind(
    "scenario",
    (Key("scenario", Scenario | None, "A case to work through."),),
    folder="teach/scenarios",
    sort="scenario",
    looks=Looks("scenario", found_as="Invented case", found_weight=0.3),
    declares=lambda page, case: [Declared("scenario", case.id, page, page.front.title, page.front.summary)],
    search=lambda _, case: [SearchEntry("", "", (" ".join(case.story),))],
    check=_check,
    prove=_check_quoted,
    contents=_contents,
    pdfs=_pdfs,
    show=_show,
)
