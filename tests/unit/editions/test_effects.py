"""dev.py changes: what an edit would do to readers, links, tools and sheets, in words."""

from __future__ import annotations

from datetime import date

import pytest

from practice_guide.commands.changes import changes, describe
from practice_guide.commands.console import RefusedError
from practice_guide.editions.comparison import Comparison, PageChange, PlaceChange, compare, effects_in_words
from practice_guide.editions.ledger import Ledger, Place

from .conftest import Desk


def test_before_the_first_release_there_is_nothing_to_break(desk: Desk) -> None:
    assert describe(desk.site()) == "No edition was released yet, so no link or sheet can break."


def test_an_unchanged_guide_says_so(released: Desk) -> None:
    assert describe(released.site()) == "Nothing changed since edition 2026.1."


def describe_edit(desk: Desk, old: str, new: str) -> str:
    """Change the statement on who is there, say so, and return what the author is told."""
    desk.edit("guide/calls.md", old, new)
    desk.say("guide/calls.md", "ask-who")
    return describe(desk.site())


def test_a_reworded_statement_is_shown_before_and_after(released: Desk) -> None:
    assert describe_edit(released, "Ask who is there.", "Ask who is in the room.") == (
        "Since edition 2026.1:\n\n"
        "/guide/calls/  Calls\n"
        "    Changed: #ask-who (statement)\n"
        "        was: Ask who is there.\n"
        "        now: Ask who is in the room."
    )


def test_another_source_is_told_as_such(released: Desk) -> None:
    assert describe_edit(released, ' differs="chat"', "") == (
        "Since edition 2026.1:\n\n"
        "/guide/calls/  Calls\n"
        "    Changed: #ask-who (statement)\n"
        "        The words are the same. What changed:\n"
        "            where sources disagree: was chat, now nothing"
    )


def tell(before: Place | None, after: Place | None) -> list[str]:
    """Return what is told of one place of a page."""
    page = PageChange("guide/calls/", "Calls", "changed", (PlaceChange("ask-who", before, after),))
    empty = Ledger("2026.1", date(2026, 11, 21), {}, {}, {})
    return effects_in_words(Comparison(empty, empty, (page,), ()))


def test_a_place_that_is_now_another_kind_is_told_with_both_kinds() -> None:
    assert tell(Place("heading", ("Ask.",), {}), Place("statement", ("Ask.",), {"cite": ["own"]})) == [
        "/guide/calls/  Calls\n"
        "    Changed: #ask-who (statement)\n"
        "        The words are the same. What changed:\n"
        "            what it is: was heading, now statement\n"
        "            what it rests on: was nothing, now own"
    ]


def test_words_that_moved_from_one_text_to_the_next_are_told_as_such() -> None:
    assert tell(Place("item", ("Ask who", "is there."), {}), Place("item", ("Ask", "who is there."), {})) == [
        "/guide/calls/  Calls\n"
        "    Changed: #ask-who (item)\n"
        "        The words are the same. What changed:\n"
        "            where one text ends and the next begins"
    ]


def test_a_place_without_words_that_is_new_or_gone_has_nothing_to_quote() -> None:
    place = Place("outcome", (), {"raises": "go"})
    assert tell(None, place) == ["/guide/calls/  Calls\n    New: #ask-who (outcome)"]
    assert tell(place, None) == ["/guide/calls/  Calls\n    Gone: #ask-who (outcome)"]


def test_an_answer_that_points_elsewhere_is_told_with_both_outcomes(released: Desk) -> None:
    thought = '"no": {say: "No", consider: {towards: go, text: X., cite: [own], reason: Y.}}'
    released.edit("decisions/go-or-call.md", '"no": {say: "No"}', thought)
    before = released.site().editions.now
    released.edit("decisions/go-or-call.md", "towards: go", "towards: call")
    told = effects_in_words(compare(before, released.site().editions.now))
    assert told == [
        "/decisions/go-or-call/  Go or call?\n"
        "    Changed: #danger.no (answer)\n"
        "        The words are the same. What changed:\n"
        "            the outcome it speaks for (consider): was go, now call"
    ]


def test_a_page_that_seems_to_have_moved_is_told_with_what_to_write(released: Desk) -> None:
    docs = released.project.docs
    (docs / "guide/calls.md").rename(docs / "guide/talks.md")
    home = docs / "index.md"
    home.write_text(home.read_text(encoding="utf-8").replace("guide/calls.md", "guide/talks.md"), encoding="utf-8")
    told = describe(released.site())
    assert (
        "Gone: /guide/calls/  Calls, with 2 places that may be linked\n"
        "    The new page /guide/talks/ has 2 of them. Did it move? Then say so there, under `moved`:\n"
        "    - {from: guide/calls/, why: ..., since: ...}\n\n"
        "New page: /guide/talks/  Calls"
    ) in told
    assert '    - {from: "guide/calls/", why: ..., since: ...}' in told


def test_a_long_text_is_quoted_from_word_to_word(released: Desk) -> None:
    released.edit("guide/calls.md", "Ask who is there.", f"Ask who is there. {'Then wait for an answer. ' * 6}")
    quoted = next(line for line in describe(released.site()).splitlines() if "now:" in line)
    assert quoted.endswith("Then wait for an ...")


def test_a_reworded_item_replaces_its_sheet(released: Desk) -> None:
    released.edit("checklists/get-ready.md", "Read the plan.", "Read the whole plan.")
    said = describe(released.site())
    assert "Printed sheet: Get ready\n    The code " in said
    assert said.count(" is replaced by ") == 1


def test_routes_that_end_elsewhere_are_counted_with_an_example(released: Desk) -> None:
    raising = '"no": {say: "No", raises: go, because: Go., cite: [own], reason: Y.}\n        never: {say: Never}'
    released.edit("decisions/go-or-call.md", '"no": {say: "No"}', raising)
    released.edit("teach/scenarios/no-danger.md", "outcome: call", "outcome: go")
    assert (
        "Tool: Go or call?\n"
        "    1 of 3 routes no longer end where they did:\n"
        '    1: were "You could call", now "Go"\n'
        '        for example: "Is anyone in danger?" → "No"\n'
    ) in describe(released.site())


def test_what_must_be_mended_is_told_at_the_end(released: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    released.edit("guide/calls.md", "Ask who is there.", "Ask who is in the room.")
    assert changes(released.project) == 0
    said = capsys.readouterr().out
    assert "\n\nBefore the next release, mend these:\n\ndocs/guide/calls.md:10  ask-who\n" in said


def test_what_must_be_mended_is_told_also_where_readers_would_see_no_change(released: Desk) -> None:
    released.add("guide/calls.md", "moved: [{from: guide/never/, why: It moved., since: 2026-12-01}]")
    assert describe(released.site()) == (
        "Since edition 2026.1:\n\n"
        "Before the next release, mend these:\n\n"
        "docs/guide/calls.md:6  moved > item 1 > from\n"
        '    No edition published "guide/never/". Correct the address, or remove the entry.\n'
        "\n1 problem in 1 file."
    )


def test_a_guide_with_problems_cannot_be_compared(released: Desk) -> None:
    released.edit("guide/calls.md", "guide-2020:platform", "guide-2021:platform")
    with pytest.raises(RefusedError, match=r"^docs/guide/calls\.md:"):
        changes(released.project)
