"""What differs between two editions, and what became of sheets, tools and places that are gone."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from jinja2 import Environment, FileSystemLoader

from practice_guide.editions.comparison import Comparison, compare, effects_in_words
from practice_guide.editions.history import read_history
from practice_guide.editions.ledger import Ledger, ToolRecord, read_logic
from practice_guide.engine.tool import Tool, tool_to_data

from ..engine.toys import make_tool
from .conftest import Desk

STATEMENT = '\nAsk who is there.\n{#ask-who cite="guide-2020:platform" differs="chat"}\n'
SCENARIO = "teach/scenarios/a-child-who-agrees"


def compared(desk: Desk) -> Comparison:
    last = desk.site().history.last
    assert last is not None
    return compare(last, desk.site().editions.now)


def test_two_editions_of_the_same_guide_do_not_differ(released: Desk) -> None:
    found = compared(released)
    assert (found.pages, found.tools, found.sheets) == ((), (), ())


def test_a_page_tells_its_places_that_came_changed_and_went(released: Desk) -> None:
    more = '\nSay who you are.\n{#say-who cite="own" reason="It is fair."}\n'
    released.edit("guide/calls.md", STATEMENT, more)
    released.edit("guide/calls.md", "## Someone else", "## Somebody else")
    (page,) = compared(released).pages
    assert (page.address, page.kind) == ("guide/calls/", "changed")
    assert {change.anchor: change.kind for change in page.places} == {
        "someone-else": "changed",
        "say-who": "added",
        "ask-who": "removed",
    }


def test_other_words_are_told_from_another_source(released: Desk) -> None:
    released.edit("guide/calls.md", ' differs="chat"', "")
    (page,) = compared(released).pages
    (change,) = page.places
    assert change.before
    assert change.after
    assert change.before.words == change.after.words
    assert change.before.meaning != change.after.meaning


def test_a_page_that_is_gone_or_new_is_told_whole(released: Desk) -> None:
    docs = released.project.docs
    (docs / f"{SCENARIO}.md").rename(docs / "teach/scenarios/one-more.md")
    released.edit("teach/scenarios/one-more.md", "id: a-child-who-agrees", "id: one-more")
    kinds = {page.address: page.kind for page in compared(released).pages}
    assert kinds == {f"{SCENARIO}/": "removed", "teach/scenarios/one-more/": "added"}


def test_a_sheet_with_another_word_has_another_code_and_tells_the_item(released: Desk) -> None:
    released.edit("checklists/get-ready.md", "Read the plan.", "Read the whole plan.")
    (change,) = compared(released).sheets
    (gone,) = released.site().editions.gone_sheets.values()
    assert (gone.code, gone.current_code, gone.edition) == (change.before, change.after, "2026.1")
    assert gone.reworded == (("Read the plan.", "Read the whole plan."),)
    assert (gone.added, gone.removed) == ((), ())


def test_a_sheet_that_an_edition_left_alone_stays_current(released: Desk) -> None:
    released.edit("checklists/get-ready.md", "reviewed: 2026-11-21", "reviewed: 2026-11-20")
    assert released.site().editions.gone_sheets == {}


def test_a_tool_with_other_words_and_the_same_logic_is_not_told_as_changed(released: Desk) -> None:
    released.edit("decisions/go-or-call.md", "Someone is in danger.", "Somebody is in danger.")
    (last,) = read_history(released.project.ledgers).ledgers
    assert compare(last, released.site().editions.now).tools == ()


def test_a_place_that_kept_its_id_on_a_page_that_moved_is_answered_there(released: Desk) -> None:
    (released.project.docs / f"{SCENARIO}.md").unlink()
    released.add("guide/calls.md", f"moved: [{{from: {SCENARIO}/, why: Told here., since: 2026-12-01}}]")
    (gone,) = released.site().editions.gone_pages.values()
    assert gone.carries_on
    assert gone.move is not None
    assert gone.move.target == "guide/calls/"


OVERRIDES = Path(__file__).parents[3] / "overrides"
YES_NO = {"yes": "stop", "no": ""}
PLAN = {"made": "", "missing": "ask"}
OTHER_ORDER = "Its questions come in another order, so its combinations of answers could not be compared one by one."
TOO_WIDE = "It has too much to follow at once, so its combinations of answers could not be compared one by one."


def ledger(tool: Tool) -> Ledger:
    return Ledger(
        "2026.1",
        date(2026, 11, 21),
        {},
        {"toy": ToolRecord("Toy", 4, {"go": 4}, read_logic(tool_to_data(tool)))},
        {},
    )


def changes(before: Tool, after: Tool) -> Comparison:
    return compare(ledger(before), ledger(after))


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
    comparison = changes(before, after)
    [found] = comparison.tools
    assert (found.change, found.routes_before, found.moved, found.kinds) == ("not compared", "4", "", ())
    assert effects_in_words(comparison) == [f"Tool: Toy\n    {why}"]
    shown = Environment(loader=FileSystemLoader(OVERRIDES)).get_template("components/edition/tools.html")
    html = shown.render(edition=SimpleNamespace(found=comparison))
    assert html.partition("<h3>Toy</h3>")[2].partition('<div class="table-region"')[0].strip() == f"<p>{why}</p>"


def test_a_tool_that_was_compared_has_no_reason() -> None:
    [found] = changes(make_tool({"danger": YES_NO}), make_tool({"danger": {**YES_NO, "no": "ask"}})).tools
    assert (found.change, found.why_not_compared) == ("other results", "")
    assert changes(make_tool({"danger": YES_NO}), make_tool({"danger": YES_NO})).tools == ()
