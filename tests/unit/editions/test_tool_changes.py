"""What became of a tool: authors and readers are told the same true reason where its routes could not be compared."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from jinja2 import Environment, FileSystemLoader

from practice_guide.editions.comparison import Comparison
from practice_guide.editions.effects import effects_in_words
from practice_guide.editions.ledger import Ledger
from practice_guide.editions.tool_changes import ToolChange, tool_changes
from practice_guide.editions.tool_records import ToolRecord
from practice_guide.engine.tool import Tool

from ..engine.toys import make_tool

OVERRIDES = Path(__file__).parents[3] / "overrides"
YES_NO = {"yes": "stop", "no": ""}
PLAN = {"made": "", "missing": "ask"}
OTHER_ORDER = "Its questions come in another order, so its combinations of answers could not be compared one by one."
TOO_WIDE = "It has too much to follow at once, so its combinations of answers could not be compared one by one."


def ledger(tool: Tool) -> Ledger:
    return Ledger("2026.1", date(2026, 11, 21), {}, {"toy": ToolRecord("Toy", tool, 4, {"go": 4})}, {})


def changes(before: Tool, after: Tool) -> list[ToolChange]:
    return [*tool_changes(ledger(before), ledger(after))]


def wide_tool(last: str) -> Tool:
    """Make a tool whose first question has more kinds of choices than can be followed."""
    questions: dict[str, Any] = {"boxes": {"choose": "any", "answers": {f"b{index}": "" for index in range(16)}}}
    for index in range(16):
        questions[f"q{index}"] = {"asked_when": {"boxes": [f"b{index}"]}, "answers": {"a": last, "b": ""}}
    return make_tool(questions)


CASES = [
    (make_tool({"danger": YES_NO, "plan": PLAN}), make_tool({"plan": PLAN, "danger": YES_NO}), OTHER_ORDER),
    (wide_tool("stop"), wide_tool("ask"), TOO_WIDE),
]


@pytest.mark.parametrize(("before", "after", "why"), CASES, ids=["another order", "too wide"])
def test_authors_and_readers_are_told_why_a_tool_was_not_compared(before: Tool, after: Tool, why: str) -> None:
    [found] = changes(before, after)
    assert (found.change, found.routes_before, found.moved, found.kinds) == ("not compared", "4", "", ())
    assert effects_in_words(Comparison((), ()), [found]) == [f"Tool: Toy\n    {why}"]
    shown = Environment(loader=FileSystemLoader(OVERRIDES)).get_template("components/edition/tools.html")
    html = shown.render(edition=SimpleNamespace(tools=(found,)))
    assert html.partition("<h3>Toy</h3>")[2].partition("<table")[0].strip() == f"<p>{why}</p>"


def test_a_tool_that_was_compared_has_no_reason() -> None:
    [found] = changes(make_tool({"danger": YES_NO}), make_tool({"danger": {**YES_NO, "no": "ask"}}))
    assert (found.change, found.why_not_compared) == ("other results", "")
    assert changes(make_tool({"danger": YES_NO}), make_tool({"danger": YES_NO})) == []
