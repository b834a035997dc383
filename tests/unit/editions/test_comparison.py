"""What differs between two editions, and what became of sheets, tools and former places."""

from __future__ import annotations

from practice_guide.editions.comparison import Comparison, compare
from practice_guide.editions.history import read_history
from practice_guide.editions.tool_changes import tool_changes

from .conftest import Desk

STATEMENT = '\nAsk who is there.\n{#ask-who cite="guide-2020:platform" differs="chat"}\n'
SCENARIO = "teach/scenarios/a-child-who-agrees"


def compared(desk: Desk) -> Comparison:
    last = desk.site().history.last
    assert last is not None
    return compare(last, desk.site().editions.now)


def test_two_editions_of_the_same_guide_do_not_differ(released: Desk) -> None:
    assert compared(released) == Comparison((), ())


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
    (former,) = released.site().editions.former_sheets.values()
    assert (former.code, former.current_code, former.edition) == (change.before, change.after, "2026.1")
    assert former.reworded == (("Read the plan.", "Read the whole plan."),)
    assert (former.added, former.removed) == ((), ())


def test_a_sheet_that_an_edition_left_alone_stays_current(released: Desk) -> None:
    released.edit("checklists/get-ready.md", "reviewed: 2026-11-21", "reviewed: 2026-11-20")
    assert released.site().editions.former_sheets == {}


def test_a_tool_with_other_words_and_the_same_logic_is_not_told_as_changed(released: Desk) -> None:
    released.edit("decisions/go-or-call.md", "Someone is in danger.", "Somebody is in danger.")
    (last,) = read_history(released.project.ledgers).ledgers
    assert [*tool_changes(last, released.site().editions.now)] == []


def test_a_place_that_kept_its_id_on_a_page_that_moved_is_answered_there(released: Desk) -> None:
    (released.project.docs / f"{SCENARIO}.md").unlink()
    released.add("guide/calls.md", f"moved: [{{from: {SCENARIO}/, why: Told here., since: 2026-12-01}}]")
    (former,) = released.site().editions.former_pages.values()
    assert former.carries_on
    assert former.move is not None
    assert former.move.target == "guide/calls/"
