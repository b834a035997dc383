"""A decision tool: checked and proved, then shown as a form that a script turns into one question at a time."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from string import ascii_lowercase
from typing import Any, cast

from ..engine.compilation import compile_tool, is_agreed, logic_code, tool_data
from ..engine.declaration import Consideration, Decision, Question
from ..engine.faults import Fault, describe_fault
from ..engine.proofs import Proof, prove
from ..engine.references import check_references
from ..engine.tool import ASKED, Tool
from ..guide.catalogue import Catalogue, Declared
from ..guide.checks import check_cited
from ..guide.front import Key, StandingWords
from ..guide.kind import Checked, Facts, Guide, Kind, Seen, front_over
from ..guide.links import Group
from ..guide.page import Looks, Page
from ..guide.search import SearchEntry
from ..reading.fields import Clause, Condition
from ..reading.problems import Problem, Trail

MOST_EXCEPTIONS = 2


@dataclass(frozen=True)
class ConditionPart:
    """What one question must have been answered for a clause to hold, by number and in words."""

    question: str
    number: int
    is_ticked: bool
    answers: tuple[str, ...]
    is_exception: bool
    is_asked: bool = False
    """Whether any answer will do: that the question was asked is enough."""
    letters: tuple[str, ...] = ()
    """The same answers by the letters that the paper form gives them."""


@dataclass(frozen=True)
class ShownTool:
    """A tool, with what templates ask of it."""

    decision: Decision

    @property
    def is_agreed(self) -> bool:
        """Whether somebody agreed the logic as it is today."""
        return is_agreed(self.decision)

    @property
    def logic(self) -> str:
        """The code of the logic that a manager would agree today."""
        return logic_code(self.decision)

    @property
    def directions(self) -> dict[str, list[Consideration]]:
        """General thoughts by the outcome they point towards; each way that an answer can point in has a list."""
        decision = self.decision
        answers = (answer for question in decision.questions.values() for answer in question.answers.values())
        pointed = {thought.towards for thought in decision.considerations}
        pointed |= {answer.consider.towards for answer in answers if answer.consider}
        return {
            name: [thought for thought in decision.considerations if thought.towards == name]
            for name in decision.outcomes
            if name in pointed
        }

    def condition(self, condition: Condition | None) -> list[list[ConditionPart]]:
        """Return the clauses of a condition, of which any may hold, as question numbers and answers in words."""
        return [_view_clause(clause, self.decision) for clause in condition or ()]


@dataclass(frozen=True)
class CheckedTool(ShownTool):
    """A decision tool that keeps the contract on every route."""

    page: Page
    tool: Tool
    data: dict[str, Any]
    """The compiled tool as the browser reads it."""
    proof: Proof


def checked_tools(guide: Guide) -> dict[str, CheckedTool]:
    """Return the tools that were proved, by id."""
    return tools_in(guide.facts)


def tool_shown(seen: Seen) -> CheckedTool:
    """Return the tool whose page a made page shows."""
    return next(tool for tool in checked_tools(seen.guide).values() if tool.page is seen.page.origin)


def tools_in(facts: Facts) -> dict[str, CheckedTool]:
    """Return the same from what checks found out so far."""
    return cast("dict[str, CheckedTool]", facts[DECISION.name])


def number_questions(decision: Decision) -> dict[str, int]:
    """Number the questions as the form prints them."""
    return {question: number for number, question in enumerate(decision.questions, start=1)}


def letter_of(place: int) -> str:
    """Return the letter of an answer on paper by its place from 0: a to z, aa, ab and on, as lower-alpha in styles."""
    rounds, last = divmod(place, len(ascii_lowercase))
    return (letter_of(rounds - 1) if rounds else "") + ascii_lowercase[last]


def _view_clause(clause: Clause, decision: Decision) -> list[ConditionPart]:
    numbers = number_questions(decision)
    return [_view_part(name, numbers[name], decision.questions[name], listed) for name, listed in clause.items()]


def _view_part(name: str, number: int, question: Question, listed: list[str]) -> ConditionPart:
    if ASKED in listed:
        return ConditionPart(name, number, question.choose == "any", (), is_exception=False, is_asked=True)
    others = [answer for answer in question.answers if answer not in listed]
    is_exception = _reads_better_as_exception(question, listed, others)
    shown = others if is_exception else listed
    words = tuple(question.answers[answer].say for answer in shown)
    order = list(question.answers)
    letters = tuple(letter_of(order.index(answer)) for answer in shown)
    return ConditionPart(name, number, question.choose == "any", words, is_exception, letters=letters)


def _reads_better_as_exception(question: Question, listed: list[str], others: list[str]) -> bool:
    # "Anything but" is true only where the question is always asked and takes one answer.
    always_one = question.asked_when is None and question.choose == "one"
    return always_one and 0 < len(others) <= MOST_EXCEPTIONS and len(listed) > MOST_EXCEPTIONS * len(others)


def _search(_: Page, decision: Decision) -> Iterator[SearchEntry]:
    for name, question in decision.questions.items():
        answers = "; ".join(answer.say for answer in question.answers.values())
        yield SearchEntry(
            name, question.wording(), (*(line.text for line in (*question.ask[:-1], *question.help)), answers)
        )
    for name, outcome in decision.outcomes.items():
        steps = [item.text for item in (*outcome.says, *outcome.next)]
        yield SearchEntry(f"outcome.{name}", outcome.title, (*(line.text for line in outcome.first), *steps))


def _prove(catalogue: Catalogue, _: Facts) -> Checked:
    proved: dict[str, CheckedTool] = {}
    problems: list[Problem] = []
    for page, decision in DECISION.blocks(catalogue):
        checked, faults = _check_tool(page, decision)
        told = (fault_problem(page, ("decision", *fault.path), decision, fault) for fault in faults)
        problems += [*check_cited(page, "decision"), *told]
        if checked:
            proved[decision.id] = checked
    return Checked(tuple(problems), proved)


def _check_tool(page: Page, decision: Decision) -> tuple[CheckedTool | None, tuple[Fault, ...]]:
    faults = check_references(decision)
    if faults:
        return None, faults
    tool = compile_tool(decision)
    proof = prove(tool)
    if proof.faults:
        return None, proof.faults
    return CheckedTool(decision, page, tool, tool_data(decision), proof), ()


def fault_problem(page: Page, trail: Trail, decision: Decision, fault: Fault) -> Problem:
    """Return a fault of a tool as its author reads it, where the trail leads."""
    message, *detail = describe_fault(decision, fault)
    return page.document.problem(trail, message, tuple(detail))


def _look_again(page: Page, decision: Decision, _: Catalogue) -> Iterator[Problem]:
    if decision.signed_off and not is_agreed(decision):
        message = (
            f'The logic that was agreed has the code "{decision.signed_off.logic}", and today\'s has '
            f'"{logic_code(decision)}": it needs agreeing again, and the page says so. Have the table of today filled '
            "in and read it back with dev.py sign-off, or set `signed_off: null`."
        )
        yield page.document.problem(("decision", "signed_off"), message)


def _contents(catalogue: Catalogue, page: Page) -> Iterator[Group]:
    tools = tuple(catalogue.all("decision tool")[name].page for name in page.front.tools)
    yield Group("tools", "The tools", tools)


def _data(guide: Guide) -> Iterator[tuple[str, str]]:
    for checked in checked_tools(guide).values():
        yield f"{checked.page.address}tool.json", f"{json.dumps(checked.data, ensure_ascii=False, indent=1)}\n"


def _announce(guide: Guide) -> Iterator[str]:
    for name, checked in checked_tools(guide).items():
        yield f"{name}: {checked.proof.routes:,} combinations of answers, every one proved"


def _make_results(guide: Guide) -> Iterator[Page]:
    for name, checked in checked_tools(guide).items():
        title = checked.page.front.title
        front = front_over([checked.page], f"Every result: {title}", f"What each result of “{title}” asks of you.")
        yield RESULTS.page(f"decisions/{name}/results.md", front, origin=checked.page)


DECISION: Kind[Decision] = Kind(
    "decision",
    (
        Key("decision", Decision | None, "A decision tool."),
        Key("standing_words", StandingWords | None, "Words on every tool."),
    ),
    folder="decisions",
    sort="decision tool",
    looks=Looks(
        "decision-tool",
        has_script=True,
        tells_danger=True,
        is_used_whole=True,
        found_as="Decision tool",
        found_weight=1.3,
    ),
    declares=lambda page, decision: [Declared("decision tool", decision.id, page, page.front.title, decision.asks)],
    search=_search,
    conditions_read=lambda decision, _: decision.id,
    look_again=_look_again,
    prove=_prove,
    contents=_contents,
    data=_data,
    announce=_announce,
    show=lambda decision, seen: checked_tools(seen.guide)[decision.id],
)
# A page of its own: the tool asks for it once somebody begins to answer, and its first view is lighter for it.
RESULTS: Kind[Any] = Kind(
    "results",
    looks=Looks(
        "results", styles=("decision-tool",), has_style=False, tells_danger=True, is_found=False, repeats_places=True
    ),
    is_in_ledger=False,
    make=_make_results,
    view=tool_shown,
)
