"""How a tool was tested: what the build proves about it, with its picture, and as a table for sign-off."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from ..engine.declaration import Decision, Rule
from ..engine.faults import in_words, listed, quote_answers
from ..engine.groups import Group, group_routes
from ..guide.kind import Guide, Kind, Seen, front_over
from ..guide.page import Looks, Page
from ..reading.fields import Condition
from .decision import CheckedTool, ConditionPart, ShownTool, checked_tools, letter_of, number_questions, tool_shown
from .scenario import SCENARIO, Scenario

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

TONES = 5
STOPS = " (the tool stops)"


@dataclass(frozen=True)
class Step:
    """An outcome as a step of the scale, with the letter that stands for it."""

    letter: str
    id: str
    title: str
    is_clearing: bool
    tone: int
    """From 1, most protective, to `TONES`."""
    when: str
    """For one that clears: when it is the result, of several that clear."""


@dataclass(frozen=True)
class Picture(ShownTool):
    """A tool as a picture: its scale, and what answers raise."""

    @cached_property
    def scale(self) -> tuple[Step, ...]:
        """The outcomes, most protective first."""
        outcomes = self.decision.outcomes
        raised = [name for name, outcome in outcomes.items() if outcome.clears is None]
        return tuple(
            Step(
                letter=letter_of(lane).upper(),
                id=name,
                title=outcome.title,
                is_clearing=outcome.clears is not None,
                tone=1 + round((TONES - 1) * min(1, lane / max(1, len(raised) - 1))),
                when=self.words(outcome.clears.when) if outcome.clears else "",
            )
            for lane, (name, outcome) in enumerate(outcomes.items())
        )

    @property
    def steps(self) -> dict[str, Step]:
        """The same by the ids of outcomes."""
        return {step.id: step for step in self.scale}

    @property
    def clearing(self) -> list[Step]:
        """The outcomes that nothing raises."""
        return [step for step in self.scale if step.is_clearing]

    def starts_branch(self, name: str) -> bool:
        """Say whether a question is asked on a condition, and the one before it is not asked on the same."""
        names, questions = list(self.decision.questions), self.decision.questions
        before = questions[names[names.index(name) - 1]].asked_when if name != names[0] else None
        return questions[name].asked_when is not None and before != questions[name].asked_when

    def groups(self, name: str) -> list[tuple[Step | None, list[str]]]:
        """Return answers by what they raise, most protective first, those that raise nothing last."""
        by_outcome: dict[str | None, list[str]] = {outcome: [] for outcome in [*self.steps, None]}
        for answer in self.decision.questions[name].answers.values():
            by_outcome[answer.raises].append(answer.say + (STOPS if answer.ends else ""))
        return [(self.steps[raised] if raised else None, says) for raised, says in by_outcome.items() if says]

    def questions_of(self, rule: Rule) -> str:
        """Return the numbers of the questions that a rule reads."""
        numbers = number_questions(self.decision)
        read = sorted({numbers[question] for clause in rule.when for question in clause})
        return f"{'Question' if len(read) == 1 else 'Questions'} {listed([str(number) for number in read])}"

    def words(self, condition: Condition | None) -> str:
        """Return a condition as words that follow "if", or nothing."""
        return listed([", and ".join(map(_part_in_words, clause)) for clause in self.condition(condition)], "; or ")


@dataclass(frozen=True)
class ProofPart(Picture):
    """How a tool was tested, with its picture."""

    checked: CheckedTool
    cases: tuple[Scenario, ...]
    """The invented cases that end where their author said."""

    @property
    def counts(self) -> dict[str, int]:
        """How much there is of what was tested: unknown answers, needs of outcomes, lines that depend, and so on."""
        tool = self.checked.tool
        rising = [question for question in tool.questions if question.rising]
        return {
            "unknowns": sum(answer.unknown for question in tool.questions for answer in question.answers),
            "needs": sum(bool(clears.needs) for clears in tool.clears.values()),
            "lines": len(tool.shown) + sum(map(len, tool.first.values())),
            "ticks": sum(question.choose == "any" for question in tool.questions),
            # Answers in questions that are written from least to most protective, and how many these are.
            "rising": sum(len(question.answers) for question in rising),
            "rising_in": len(rising),
            "cases": len(self.cases),
            # Those that also say what their result must show, or never.
            "held": sum(bool(case.shows or case.never_shows) for case in self.cases),
        }

    def shortest(self, outcome: str) -> list[tuple[str, str]]:
        """Return a shortest way to an outcome: questions, and the answers to them."""
        route = self.checked.proof.shortest[outcome]
        return [quote_answers(self.decision, name, chosen, route, " + ") for name, chosen in route]


def routes_table(checked: CheckedTool) -> str:
    """Return the table as CSV; its numbers add up to all combinations, and a manager fills in what is empty."""
    logic = {LOGIC: checked.logic}
    return as_csv(COLUMNS, (row | logic for row in table_rows(checked)))


def table_rows(checked: CheckedTool) -> Iterator[dict[str, str]]:
    """Yield each row of the table as the build writes it, by the names of the columns."""
    decision = checked.decision
    for group in group_routes(checked.tool):
        outcome, example = decision.outcomes[group.outcome].title, in_words(decision, group.example)
        yield dict(zip(WORDS, (outcome, *_decided(decision, group), str(group.number), example), strict=True))


def as_csv(columns: Sequence[str], rows: Iterable[dict[str, str]]) -> str:
    """Return rows as spreadsheets read them, and run nothing of them; what a row leaves out is an empty cell."""
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows({name: as_cell(words) for name, words in row.items()} for row in rows)
    return BYTE_ORDER_MARK + text.getvalue()


def as_cell(words: str) -> str:
    """Return words as a cell that no spreadsheet runs: behind an apostrophe where they look like a formula."""
    return f"'{words}" if FORMULA.match(words) else words


def from_cell(cell: str) -> str:
    """Return the words that `as_cell` made a cell of."""
    return cell[1:] if cell.startswith("'") and FORMULA.match(cell) else cell


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
        front = front_over([checked.page], f"How we tested this tool: {title}", summary)
        yield PROOF.page(f"decisions/{name}/proof.md", front, origin=checked.page)


def _data(guide: Guide) -> Iterator[tuple[str, str]]:
    for checked in checked_tools(guide).values():
        yield f"{checked.page.address}proof/routes.csv", routes_table(checked)


def _view(seen: Seen) -> ProofPart:
    checked = tool_shown(seen)
    cases = (scenario for _, scenario in SCENARIO.blocks(seen.guide.catalogue) if scenario.tool == checked.decision.id)
    return ProofPart(checked.decision, checked, tuple(cases))


def _part_in_words(part: ConditionPart) -> str:
    if part.is_asked:
        return f"question {part.number} was asked"
    answers = listed([f"“{answer}”" for answer in part.answers], " or ")
    if part.is_ticked:
        return f"{answers} is ticked in question {part.number}"
    return f"question {part.number} is {'anything but ' if part.is_exception else ''}{answers}"


PROOF: Kind[Any] = Kind(
    "proof",
    looks=Looks("proof", styles=("tool-picture",), found_as="How a tool was tested", found_weight=0.2),
    make=_make,
    data=_data,
    view=_view,
)
