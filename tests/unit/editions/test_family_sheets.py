"""Family sheets in the ledger: their places, their codes, and what breaks or mends a promise about them."""

from __future__ import annotations

import pytest

from practice_guide.editions.ledger import Place, page_places

from .conftest import Desk

LIST = "checklists/get-ready.md"
FAMILY = """  family:
    title: What we do
    opening: This is for you.
    mirrors:
      read: {say: We read the plan with you., seen: CCCC-CCCC}
      ask: {say: We may ask someone., seen: CCCC-CCCC}
"""
SAID = "changes: [{on: 2026-12-01, kind: clarification, what: Plainer words for the family.}]"
WITHDRAWN = (
    'withdrawn: [{from: "checklists/get-ready/family/#ask", why: It said too much., instead: Ask us., '
    "since: 2026-12-01}]"
)
MOVED = "moved: [{from: checklists/get-ready/, why: Another name., since: 2026-12-01}]"


@pytest.fixture
def with_family(desk: Desk, capsys: pytest.CaptureFixture[str]) -> Desk:
    """The small guide, released with a family sheet."""
    file = desk.project.docs / LIST
    text = file.read_text(encoding="utf-8").removesuffix("---\n")
    file.write_text(f"{text}{FAMILY}---\n", encoding="utf-8")
    assert desk.release("2026.1") == 0, capsys.readouterr().err
    desk.name("2026.2")
    return desk


def test_each_line_is_a_place_without_the_code_that_only_authors_read(with_family: Desk) -> None:
    places = page_places(with_family.site().made_pages["checklists/get-ready/family.md"])
    assert places == {
        "": Place("page", ("What we do", "This is for you."), {}),
        "read": Place("family line", ("We read the plan with you.",), {}),
        "ask": Place("family line", ("We may ask someone.",), {}),
    }


def test_its_sheet_has_a_record_of_its_own(with_family: Desk) -> None:
    records = {sheet.checklist: sheet for sheet in with_family.site().editions.now.sheets.values()}
    assert records["get-ready/family"].items == {"read": "We read the plan with you.", "ask": "We may ask someone."}
    assert records["get-ready"].title == "Get ready"


def test_looking_at_a_line_again_is_no_change_that_readers_must_be_told(with_family: Desk) -> None:
    with_family.edit(LIST, "seen: CCCC-CCCC", "seen: DDDD-DDDD")
    assert with_family.report() == ""
    assert with_family.site().editions.gone_sheets == {}


def test_other_words_for_the_family_need_a_change_and_replace_the_sheet(with_family: Desk) -> None:
    with_family.edit(LIST, "We may ask someone.", "We may ask our manager.")
    assert "The page is not as in 2026.1, and no change says so." in with_family.report()
    with_family.add(LIST, SAID)
    assert with_family.report() == ""
    [gone] = with_family.site().editions.gone_sheets.values()
    assert gone.reworded == (("We may ask someone.", "We may ask our manager."),)
    [view] = with_family.site().view(f"s/{gone.code.lower()}.md", "").part("former-sheet")
    assert (view.is_for_family, view.url) == (True, "../../checklists/get-ready/family/")


def test_a_line_that_is_taken_back_is_answered_like_any_place(with_family: Desk) -> None:
    with_family.edit(LIST, "{say: We may ask someone., seen: CCCC-CCCC}", "{left_out: It said too much.}")
    with_family.add(LIST, SAID)
    assert 'The family line "ask" was published in 2026.1 and is gone: "We may ask someone."' in with_family.report()
    with_family.add(LIST, WITHDRAWN)
    assert with_family.report() == ""
    [notice] = with_family.site().view("checklists/get-ready/family.md", "").former
    assert (notice.anchor, notice.move.instead) == ("ask", "Ask us.")


def test_a_family_sheet_goes_where_its_list_goes(with_family: Desk) -> None:
    docs = with_family.project.docs
    (docs / LIST).rename(docs / "checklists/make-ready.md")
    with_family.edit("checklists/make-ready.md", "id: get-ready", "id: make-ready")
    with_family.edit("index.md", "get-ready", "make-ready")
    with_family.say("index.md", "")
    with_family.add("checklists/make-ready.md", MOVED)
    assert with_family.report() == ""
    gone = with_family.site().editions.gone_pages["checklists/get-ready/family/"]
    assert gone.carries_on
    assert {place.target for place in gone.places} == {"checklists/make-ready/#read", "checklists/make-ready/#ask"}
