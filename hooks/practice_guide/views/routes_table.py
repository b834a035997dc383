"""The table with which a practising manager can go through a tool: what decides each result, and how often."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator

from ..engine.faults import in_words
from ..engine.groups import Group, group_routes
from ..guide.tools import CheckedTool
from ..schema.decision import Decision

COLUMNS = (
    "Outcome",
    "Decided by",
    "Because",
    "Combinations of answers",
    "A shortest example",
    "Agreed (yes or no)",
    "Comment",
)


# What a spreadsheet would take for a formula, also behind apostrophes, with which it keeps a cell as text. The last
# four are the wide forms of the signs before, which some take for the same.
FORMULA = re.compile(r"'*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")
# Without it, Excel takes the file for another encoding.
BYTE_ORDER_MARK = "\ufeff"


def routes_table(checked: CheckedTool) -> str:
    """Return the table as CSV; its numbers add up to all combinations, and its last two columns are to fill in."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    for group in group_routes(checked.tool):
        outcome = checked.decision.outcomes[group.outcome].title
        writer.writerow([as_cell(words) for words in (outcome, *_cells(checked.decision, group), "", "")])
    return BYTE_ORDER_MARK + text.getvalue()


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
        return f"{question.ask} {' / '.join(answer.say for answer in answers)}", " ".join(reasons)
    if group.rule is not None:
        return f"Rule {group.rule + 1}", decision.rules[group.rule].because
    return "No answer points to another outcome", ""
