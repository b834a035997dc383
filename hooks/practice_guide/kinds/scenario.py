"""An invented case: where it should end in a tool, whether it does, and how its page tells it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import chain
from typing import Annotated, Any, Literal

from pydantic import Field

from ..engine.declaration import Decision
from ..engine.faults import in_words
from ..engine.result import reason_words, result_lines
from ..engine.tool import answers_met
from ..engine.walk import Reason, Route, first_line, walk
from ..guide.catalogue import Catalogue, Declared
from ..guide.checks import check_printable
from ..guide.front import Key
from ..guide.kind import Checked, Facts, Guide, Kind, Seen
from ..guide.links import Card, Group, Link, Links
from ..guide.page import Looks, Page
from ..guide.search import SearchEntry
from ..guide.view import DocumentView, print_dates
from ..printing.codes import qr_svg
from ..printing.pdfs import Pdf
from ..reading.fields import Chosen, Entry, Id, Text
from ..reading.problems import Problem, Trail, suggest
from ..reading.roles import HISTORY, MEANING, WORDS, Names
from ..text.dates import in_words as day_in_words
from .decision import CheckedTool, checked_tools, tools_in

ANSWERS: Trail = ("scenario", "answers")


Theme = Literal[
    "first-steps",
    "whether-to-go",
    "abuse-in-the-home",
    "a-child-may-be-hurt",
    "self-harm-or-suicide",
    "exploitation-or-harm-online",
    "not-seen",
    "a-child-on-the-call",
    "access-and-language",
    "meetings",
    "recorded-or-streamed",
    "ai-notes",
    "apps-and-links",
    "for-managers",
]
"""What a trainer may look for."""

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
"""How readers see them, in the order of the page for trainers."""
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
    themes: Annotated[list[Theme], HISTORY] = Field(
        default=[], description="What it can be used to talk about, for whoever looks for a case."
    )
    story: Annotated[list[Text], WORDS] = Field(min_length=1, description="What happens, in a few short paragraphs.")
    answers: Annotated[dict[Id, Chosen], MEANING] = Field(description="The answers that fit, in the order asked.")
    outcome: Annotated[Id, MEANING] = Field(description="The outcome it should reach.")
    because: Annotated[Text, WORDS] = Field(description="Why that is the outcome.")
    shows: Annotated[list[Text], WORDS] = Field(
        default=[], description="Words that the result must say, folds included. Capital letters do not matter."
    )
    never_shows: Annotated[list[Text], WORDS] = Field(
        default=[], description="Words that the result must not say, folds included."
    )
    discuss: Annotated[list[Text], WORDS] = Field(
        min_length=1, description="Questions to discuss, each ending in a question mark."
    )


@dataclass(frozen=True)
class _Finding:
    """What is wrong, before it is given its line."""

    trail: Trail
    message: str
    detail: tuple[str, ...] = ()


@dataclass(frozen=True)
class RaisedView:
    """An outcome that was raised, and why."""

    outcome: Link
    because: str
    is_result: bool
    rule: int = 0
    """The number of the rule that raised it; 0 where an answer did."""
    met: tuple[tuple[str, str], ...] = ()
    """What met the rule: each question with the answers to it."""


@dataclass(frozen=True)
class StepView:
    """One question as it is answered for this case."""

    question: Link
    answers: tuple[str, ...]
    raised: tuple[RaisedView, ...]


@dataclass(frozen=True)
class ScenarioPart:
    """A scenario."""

    scenario: Scenario
    tool: Card
    answers_url: str
    """The tool, opened at these answers."""
    outcome: Link
    first: str
    """The first thing to do."""
    steps: tuple[StepView, ...]
    together: tuple[RaisedView, ...]
    """What only the answers together raised."""
    themes: tuple[str, ...]
    lived_through: str
    """For people who have lived through such things."""
    pdfs: tuple[str, str]
    """The card to hand out, and the sheet for whoever leads."""
    site_url: str


def _check(page: Page, scenario: Scenario, catalogue: Catalogue, facts: Facts) -> Iterator[Problem]:
    for key in ("title", "summary", "scenario"):
        yield from check_printable(page, (key,), page.document.data.get(key))
    # A tool that was not proved cannot be relied on to lead anywhere; its page is reported by itself.
    if tool := tools_in(facts).get(scenario.tool):
        for found in _check_answers(scenario, tool, catalogue):
            yield page.document.problem(found.trail, found.message, found.detail)


def _check_quoted(catalogue: Catalogue, _: Facts) -> Checked:
    """Return the characters that the PDFs of cases lack in the tools that they quote."""
    quoted = {scenario.tool for _, scenario in SCENARIO.blocks(catalogue)}
    pages = (tool.page for name, tool in catalogue.all("decision tool").items() if name in quoted)
    found = (check_printable(page, ("decision",), page.document.data.get("decision")) for page in pages)
    return Checked((*chain.from_iterable(found),))


def _check_answers(scenario: Scenario, checked: CheckedTool, catalogue: Catalogue) -> Iterator[_Finding]:
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


def _find_wrong_names(scenario: Scenario, decision: Decision) -> Iterator[_Finding]:
    if scenario.outcome not in decision.outcomes:
        known = suggest(scenario.outcome, decision.outcomes, "Outcomes")
        yield _Finding(("scenario", "outcome"), f'The tool has no outcome called "{scenario.outcome}". {known}')
    for name, chosen in scenario.answers.items():
        question = decision.questions.get(name)
        if question is None:
            known = suggest(name, decision.questions, "Questions")
            yield _Finding((*ANSWERS, name), f'The tool has no question called "{name}". {known}')
            continue
        for answer in chosen:
            if answer not in question.answers:
                known = suggest(answer, question.answers, "Answers")
                yield _Finding((*ANSWERS, name), f'The question "{name}" has no answer called "{answer}". {known}')


def _check_route(scenario: Scenario, decision: Decision, route: Route) -> Iterator[_Finding]:
    so_far = f"Route: {in_words(decision, route.answers)}"
    for dropped in route.dropped:
        trail = (*ANSWERS, dropped.question)
        if dropped.cause == "cannot be combined":
            yield _Finding(trail, _combined_message(decision, dropped.question))
        else:
            message = f'With these answers, "{dropped.question}" is not asked.'
            yield _Finding(trail, f"{message} Remove it, or change an answer before it.", (so_far,))
    if route.unanswered and route.unanswered not in scenario.answers:
        yield _Finding(ANSWERS, _missing_message(decision, route.unanswered, dict(route.answers)), (so_far,))
    elif route.result and route.result != scenario.outcome:
        yield _Finding(("scenario", "outcome"), _other_message(scenario, decision, route), _why(decision, route))


def said_by(checked: CheckedTool, route: Route, catalogue: Catalogue) -> list[str]:
    """List what the result of a complete route says, line by line."""

    def title(sort: str, name: str) -> str:
        declared = catalogue.all(sort).get(name)
        return declared.title if declared else ""

    return [*result_lines(checked.decision, checked.tool, route, title)]


def _check_words(scenario: Scenario, lines: list[str]) -> Iterator[_Finding]:
    for place, words in enumerate(scenario.shows):
        if not _say(lines, words):
            nearest = get_close_matches(words, lines, n=1, cutoff=0.3)
            detail = tuple(f'The nearest line is: "{line}"' for line in nearest)
            message = f'The result does not say "{words}". Mend the tool, or write here what it says.'
            yield _Finding(("scenario", "shows", place), message, detail)
    for place, words in enumerate(scenario.never_shows):
        for line in _say(lines, words)[:1]:
            message = f'The result says "{words}". Mend the tool, or take it out here.'
            yield _Finding(("scenario", "never_shows", place), message, (f'It stands in: "{line}"',))


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


def _show(scenario: Scenario, checked: CheckedTool, seen: Seen) -> ScenarioPart:
    """Return a scenario with its route through the tool in words."""
    decision, page, links = checked.decision, checked.page, seen.links
    route = walk(checked.tool, scenario.answers)
    raised = [(reason.question, _raised(reason, route, checked, links)) for reason in route.raised]
    steps = (
        StepView(
            Link(decision.questions[name].wording(dict(route.answers)), links.place(page, name)),
            tuple(decision.questions[name].answers[answer].say for answer in chosen),
            tuple(told for question, told in raised if question == name),
        )
        for name, chosen in route.answers
    )
    return ScenarioPart(
        scenario,
        links.card("decision tool", scenario.tool),
        links.place(page, f"a={write_answers(scenario)}"),
        _outcome(scenario.outcome, checked, links),
        decision.outcomes[scenario.outcome].first[first_line(checked.tool, scenario.outcome, dict(route.answers))].text,
        tuple(steps),
        tuple(told for question, told in raised if question is None),
        tuple(THEME_TITLES[theme] for theme in scenario.themes),
        LIVED_THROUGH,
        (links.asset(card_address(seen.page)), links.asset(leader_address(seen.page))),
        seen.edition.site_url,
    )


def card_address(page: Page) -> str:
    """Return where the card of a case stands, to hand out: the story and the questions, without the answer."""
    return f"{page.address}card.pdf"


def leader_address(page: Page) -> str:
    """Return where the sheet for whoever leads stands: how to lead it, and the answer."""
    return f"{page.address}for-whoever-leads.pdf"


def _pdfs(guide: Guide, view_of: Callable[[Page], DocumentView], site_name: str) -> Iterator[Pdf]:
    for page, _ in SCENARIO.blocks(guide.catalogue):
        view = view_of(page)
        card = _print_card(view, view.part("scenario"), site_name)
        answer = _print_answer(view.part("scenario"))
        for address, data in ((card_address(page), card), (leader_address(page), card | {"answer": answer})):
            yield Pdf(address, data, page.front.reviewed, "scenario.typ")


def _print_card(view: DocumentView, part: ScenarioPart, site_name: str) -> dict[str, Any]:
    address = f"{part.site_url.removesuffix('/')}/l/{view.short}/" if part.site_url and view.short else ""
    return {
        "title": view.page.front.title,
        "summary": view.page.front.summary,
        "site": site_name,
        "edition": view.edition,
        "corrected": day_in_words(view.safety[0].on) if view.safety else "",
        "themes": [*part.themes],
        "lived_through": part.lived_through,
        "story": part.scenario.story,
        "tool": part.tool.note,
        "discuss": part.scenario.discuss,
        "answer": None,
        "address": address.partition("://")[2].removesuffix("/"),
        "qr": qr_svg(address, f"QR code for {address}") if address else "",
        **print_dates(view),
    }


def _print_answer(part: ScenarioPart) -> dict[str, Any]:
    case = part.scenario
    steps = [
        {"ask": step.question.label, "said": "; ".join(step.answers), "raised": [*map(_print_raised, step.raised)]}
        for step in part.steps
    ]
    return {
        "outcome": part.outcome.label,
        "first": part.first,
        "because": case.because,
        "shows": case.shows,
        "never_shows": case.never_shows,
        "steps": steps,
        "together": [*map(_print_raised, part.together)],
    }


def _print_raised(raised: RaisedView) -> str:
    met = " and ".join(f"“{said}” to “{ask}”" for ask, said in raised.met)
    rule = f"Rule {raised.rule}: {met}. " if raised.rule else ""
    return f"{rule}Points to “{raised.outcome.label}”: {raised.because}"


def write_answers(scenario: Scenario) -> str:
    """Write the answers as a link to the tool carries them: `danger:no;concerns:injury+exploitation`."""
    return ";".join(f"{question}:{'+'.join(chosen)}" for question, chosen in scenario.answers.items())


def _raised(reason: Reason, route: Route, checked: CheckedTool, links: Links) -> RaisedView:
    decision = checked.decision
    because, outcome = reason_words(decision, reason), _outcome(reason.outcome, checked, links)
    if reason.rule is None:
        return RaisedView(outcome, because, reason.outcome == route.result)
    met = answers_met(checked.tool.rules[reason.rule].when, dict(route.answers))
    quoted = tuple(quote_answers(decision, question, answers, dict(route.answers)) for question, answers in met)
    return RaisedView(outcome, because, reason.outcome == route.result, reason.rule + 1, quoted)


def quote_answers(
    decision: Decision,
    question: str,
    answers: tuple[str, ...],
    given: dict[str, tuple[str, ...]],
    between: str = "; ",
) -> tuple[str, str]:
    """Give a question and answers to it as readers see them on a route."""
    asked = decision.questions[question]
    return asked.wording(given), between.join(asked.answers[answer].say for answer in answers)


def _outcome(name: str, checked: CheckedTool, links: Links) -> Link:
    return Link(checked.decision.outcomes[name].title, links.place(checked.page, f"outcome.{name}"))


def _search(_: Page, scenario: Scenario) -> Iterator[SearchEntry]:
    yield SearchEntry("", "", (" ".join(scenario.story),))


def _declares(page: Page, scenario: Scenario) -> Iterator[Declared]:
    yield Declared("scenario", scenario.id, page, page.front.title, page.front.summary)


def _contents(catalogue: Catalogue, links: Links, _: Page) -> Iterator[Group]:
    for name, tool in catalogue.all("decision tool").items():
        entries = links.entries(page for page, scenario in SCENARIO.blocks(catalogue) if scenario.tool == name)
        if entries:
            yield Group(name, tool.title, entries)


def _view(seen: Seen) -> ScenarioPart | None:
    scenario = SCENARIO.block(seen.page)
    return _show(scenario, checked_tools(seen.guide)[scenario.tool], seen) if scenario else None


SCENARIO: Kind[Scenario] = Kind(
    "scenario",
    (Key("scenario", Scenario | None, "A case to work through."),),
    folder="teach/scenarios",
    sort="scenario",
    looks=Looks("scenario", found_as="Invented case", found_weight=0.3),
    declares=_declares,
    search=_search,
    check=_check,
    prove=_check_quoted,
    contents=_contents,
    pdfs=_pdfs,
    view=_view,
)
