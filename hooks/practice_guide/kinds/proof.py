"""How a tool was tested: what the build proves about it, as a page and as a table for sign-off."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from ..engine.agreed_logic import is_agreed, logic_code
from ..engine.declaration import Decision
from ..engine.faults import in_words
from ..engine.groups import Group, group_routes
from ..engine.tool import Answers
from ..guide.kind import Guide, Kind, Seen, front_of
from ..guide.page import Looks, Page
from .decision import DECISION, CheckedTool, checked_tools
from .scenario import SCENARIO, Scenario
from .tool_picture import Content, picture_content

# What the build writes, and what a manager fills in: the last two once, in any row.
WORDS = ("Outcome", "Decided by", "Because", "Combinations of answers", "A shortest example")
AGREED, COMMENT = "Agreed (yes or no)", "Comment"
ROLE, DAY = "Role of the manager (once; never a name)", "Day (once; 2026-11-21)"
# In every row, so that it stays with the rows wherever they are copied.
LOGIC = "Logic (leave as it is)"
COLUMNS = (*WORDS, AGREED, COMMENT, ROLE, DAY, LOGIC)

# What a spreadsheet would take for a formula, also behind apostrophes, with which it keeps a cell as text. The last
# four are the wide forms of the signs before, which some take for the same.
FORMULA = re.compile(r"'*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")
# Without it, Excel takes the file for another encoding.
BYTE_ORDER_MARK = "\ufeff"


@dataclass(frozen=True)
class StepView:
    """A question and the answers given to it."""

    ask: str
    say: tuple[str, ...]


@dataclass(frozen=True)
class OutcomeProof:
    """An outcome, how many combinations end in it, and a shortest way to it."""

    id: str
    title: str
    routes: str
    shortest: tuple[StepView, ...]


@dataclass(frozen=True)
class ProofPart:
    """How a tool was tested."""

    id: str
    title: str
    routes: str
    questions: int
    rules: int
    outcomes: tuple[OutcomeProof, ...]
    unknowns: int
    """How many answers say that something is not known."""
    needs: int
    """How many outcomes need something to be known."""
    lines: int
    """How many lines depend on the answers."""
    ticks: int
    """In how many questions several boxes can be ticked."""
    rising: int
    """How many answers stand in questions that are written from least to most protective."""
    rising_in: int
    """How many such questions there are."""
    cases: int
    """How many invented cases end where their author said."""
    held: int
    """How many of them also say what their result must show, or never."""
    decision: Decision
    logic: str
    """The code of the logic that a manager would agree today."""
    is_agreed: bool
    picture: Content


def routes_table(checked: CheckedTool) -> str:
    """Return the table as CSV; its numbers add up to all combinations, and a manager fills in what is empty."""
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS, restval="", lineterminator="\n")
    writer.writeheader()
    code = logic_code(checked.decision)
    for row in table_rows(checked):
        writer.writerow({name: as_cell(words) for name, words in row.items()} | {LOGIC: code})
    return BYTE_ORDER_MARK + text.getvalue()


def table_rows(checked: CheckedTool) -> Iterator[dict[str, str]]:
    """Yield each row of the table as the build writes it, by the names of the columns."""
    for group in group_routes(checked.tool):
        outcome = checked.decision.outcomes[group.outcome].title
        yield dict(zip(WORDS, (outcome, *_cells(checked.decision, group)), strict=True))


def as_cell(words: str) -> str:
    """Return words as a cell that no spreadsheet runs: behind an apostrophe where they look like a formula."""
    return f"'{words}" if FORMULA.match(words) else words


def from_cell(cell: str) -> str:
    """Return the words that `as_cell` made a cell of."""
    return cell[1:] if cell.startswith("'") and FORMULA.match(cell) else cell


def _cells(decision: Decision, group: Group) -> Iterator[str]:
    decided_by, because = _decided(decision, group)
    yield decided_by
    yield because
    yield str(group.number)
    yield in_words(decision, group.example)


def _decided(decision: Decision, group: Group) -> tuple[str, str]:
    if group.question is not None:
        question = decision.questions[group.question]
        answers = [question.answers[name] for name in group.answers]
        reasons = dict.fromkeys(answer.because for answer in answers if answer.because)
        return f"{question.wording()} {' / '.join(answer.say for answer in answers)}", " ".join(reasons)
    if group.rule is not None:
        return f"Rule {group.rule + 1}", decision.rules[group.rule].because
    return "No answer points to another outcome", ""


def _make(guide: Guide) -> Iterator[Page]:
    for name, checked in checked_tools(guide).items():
        title = checked.page.front.title
        summary = f"What the build proves about “{title}”, over every combination of answers."
        front = front_of(checked.page, f"How we tested this tool: {title}", summary)
        yield PROOF.page(f"decisions/{name}/proof.md", front, origin=checked.page)


def _data(guide: Guide) -> Iterator[tuple[str, str]]:
    for checked in checked_tools(guide).values():
        yield f"{checked.page.address}proof/routes.csv", routes_table(checked)


def _view(seen: Seen) -> ProofPart | None:
    decision = DECISION.block(seen.page.origin) if seen.page.origin else None
    if decision is None:
        return None
    cases = [scenario for _, scenario in SCENARIO.blocks(seen.guide.catalogue) if scenario.tool == decision.id]
    return _show(checked_tools(seen.guide)[decision.id], cases)


def _show(checked: CheckedTool, cases: Sequence[Scenario]) -> ProofPart:
    """Return what the page on a tool's testing shows."""
    decision, proof = checked.decision, checked.proof
    rising = [question for question in checked.tool.questions if question.rising]
    return ProofPart(
        id=decision.id,
        title=checked.page.front.title,
        routes=f"{proof.routes:,}",
        questions=len(decision.questions),
        rules=len(decision.rules),
        outcomes=tuple(
            OutcomeProof(name, outcome.title, f"{proof.by_outcome[name]:,}", _steps(decision, proof.shortest[name]))
            for name, outcome in decision.outcomes.items()
        ),
        unknowns=sum(answer.unknown for question in checked.tool.questions for answer in question.answers),
        needs=sum(bool(clears.needs) for clears in checked.tool.clears.values()),
        lines=len(checked.tool.shown) + sum(map(len, checked.tool.first.values())),
        ticks=sum(question.choose == "any" for question in checked.tool.questions),
        rising=sum(len(question.answers) for question in rising),
        rising_in=len(rising),
        cases=len(cases),
        held=sum(bool(case.shows or case.never_shows) for case in cases),
        decision=decision,
        logic=logic_code(decision),
        is_agreed=is_agreed(decision),
        picture=picture_content(decision),
    )


def _steps(decision: Decision, route: Answers) -> tuple[StepView, ...]:
    return tuple(
        StepView(
            decision.questions[name].wording(dict(route)),
            tuple(decision.questions[name].answers[answer].say for answer in chosen),
        )
        for name, chosen in route
    )


PROOF: Kind[Any] = Kind(
    "proof",
    looks=Looks("proof", styles=("tool-picture",), found_as="How a tool was tested", found_weight=0.2),
    make=_make,
    data=_data,
    view=_view,
)
