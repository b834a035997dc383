"""What stands behind a statement: one small mark, which opens it; beside it on a wide screen; numbers on paper."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from playwright.sync_api import Locator, Page, expect

from ..conftest import OpenTab
from ..paper import sheets
from .kept import wait_until_kept

PAGE = "guide/unknown-people/"
PHONE, DESK = {"width": 390, "height": 844}, {"width": 1280, "height": 800}
SCRIPTS = pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
Opener = Callable[..., Page]


@pytest.fixture
def open_page(open_tab: OpenTab, site_url: str) -> Opener:
    """Opens the page on a phone, or in a larger window."""

    def open_(place: str = PAGE, window: dict[str, int] | None = None, scripts: bool = True) -> Page:
        page = open_tab(viewport=window or PHONE, java_script_enabled=scripts)
        page.goto(site_url + place)
        return page

    return open_


def first_mark(page: Page) -> Locator:
    return page.locator(".prose .statement button[data-mark]").first


def basis(page: Page) -> Locator:
    """What the first mark opens."""
    return page.locator(".prose .statement [popover]:not(.term__means)").first


@SCRIPTS
def test_a_mark_opens_by_key_what_its_statement_rests_on_and_escape_goes_back(open_page: Opener, scripts: bool) -> None:
    page = open_page(scripts=scripts)
    expect(basis(page)).to_be_hidden()
    first_mark(page).press("Enter")
    expect(basis(page)).to_be_in_viewport(ratio=1)
    page.keyboard.press("Tab")
    expect(basis(page).get_by_role("link").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(basis(page)).to_be_hidden()
    expect(first_mark(page)).to_be_focused()


def test_each_statement_has_one_stop_and_its_name_tells_which_statement_it_is(open_page: Opener) -> None:
    page = open_page()
    statements = page.locator(".prose .statement")
    marks = page.get_by_role("article").locator("button[data-mark]")
    expect(marks).to_have_count(statements.count())
    names = marks.evaluate_all("marks => marks.map(mark => mark.getAttribute('aria-label'))")
    assert len(set(names)) == len(names)
    shown = marks.all_inner_texts()
    assert all(name.startswith(f"{mark}: ") for name, mark in zip(names, shown, strict=True))
    assert set(shown) <= {
        "ours",
        "dated",
        "sources disagree",
        *(f"{count} sources" for count in range(2, 9)),
        "1 source",
    }
    focusable = page.locator(".prose .statement :is(a, button):visible:not(.term, [tabindex='-1'], [data-mark])")
    own_links = focusable.evaluate_all("found => found.filter(one => one.closest('[popover]')).length")
    assert own_links == 0


@pytest.mark.layout
def test_on_a_wide_screen_the_sources_stand_in_the_margin_beside_their_statement(open_page: Opener) -> None:
    page = open_page(window=DESK)
    beside = page.locator(".statement__margin")
    places = page.evaluate("""() => [...document.querySelectorAll('.statement__margin')].map((note) => {
        const margin = note.getBoundingClientRect(), text = note.parentElement.getBoundingClientRect();
        return [margin.left - text.right, margin.top - text.top, margin.right, margin.top, margin.bottom];
    })""")
    assert len(places) > 20
    assert all(left > 0 and top >= 0 and right <= DESK["width"] for left, top, right, _, _ in places)
    assert all(above[4] <= below[3] for above, below in pairwise(places))
    assert page.evaluate("document.documentElement.scrollWidth") <= DESK["width"]
    # Several points are told apart by their names.
    expect(beside.filter(has_text="Sources disagree: calls side by side, devices")).to_have_count(1)
    # For the eye and the mouse alone: everybody else has the button.
    assert beside.locator("a:not([tabindex='-1'])").count() == 0
    expect(page.locator(".statement__margin:not([aria-hidden=true])")).to_have_count(0)
    page.set_viewport_size(PHONE)
    expect(page.locator(".statement__margin:visible")).to_have_count(0)


@SCRIPTS
def test_one_box_opens_everything(open_page: Opener, scripts: bool) -> None:
    page = open_page(scripts=scripts)
    page.get_by_role("switch", name="Show all sources").check()
    every = page.locator(".prose .statement__basis")
    expect(page.locator(".prose .statement__basis:visible")).to_have_count(every.count())
    expect(page.locator(".prose button[data-mark]:visible")).to_have_count(0)
    page.get_by_role("switch", name="Show all sources").uncheck()
    expect(page.locator(".prose .statement__basis:visible")).to_have_count(0)


def test_all_sources_stay_shown_only_where_the_reader_asks_for_that(open_page: Opener, site_url: str) -> None:
    page = open_page()
    shown = page.locator(".statement__basis:visible").first
    keep = page.get_by_role("switch", name="Keep this on this device")
    expect(keep).to_be_hidden()
    page.get_by_role("switch", name="Show all sources").check()
    page.reload()
    expect(shown).to_be_hidden()
    page.get_by_role("switch", name="Show all sources").check()
    keep.check()
    wait_until_kept(page, site_url, "guide-sources")
    page.goto(f"{site_url}guide/after-the-call/")
    expect(shown).to_be_visible()
    assert page.evaluate("Object.keys(localStorage)") == ["guide-sources"]
    page.get_by_role("switch", name="Show all sources").uncheck()
    assert page.evaluate("Object.keys(localStorage)") == []
    page.reload()
    expect(shown).to_be_hidden()


@SCRIPTS
def test_a_line_of_a_checklist_has_the_same_mark(open_page: Opener, scripts: bool) -> None:
    page = open_page("checklists/with-a-child/", scripts=scripts)
    line = page.locator(".checklist__item").first
    opened = line.locator("[popover]")
    expect(opened).to_be_hidden()
    line.locator("button[data-mark]").click()
    expect(opened.get_by_role("link", name="Link to: ")).to_be_visible()


def test_a_checklist_with_a_text_below_it_has_one_box_too(open_page: Opener) -> None:
    page = open_page("checklists/domestic-abuse-safe-contact/")
    expect(page.locator(".prose [data-mark]:visible").first).to_be_visible()
    expect(page.get_by_role("switch", name="Show all sources", include_hidden=True)).to_have_count(1)


def test_text_that_only_leads_on_carries_no_mark(open_page: Opener) -> None:
    page = open_page("decisions/")
    for anchor in ("tool-for-visit-mode", "tool-for-platform", "tool-for-recording", "practise-first"):
        expect(page.locator(f"#{anchor}")).to_be_visible()
        expect(page.locator(f"#{anchor} [data-mark]")).to_have_count(0)
    expect(page.locator("#tools-do-not-decide [data-mark]:visible")).to_have_text("ours")


@pytest.mark.layout
def test_paper_numbers_the_sources_and_lists_them_once_at_the_end(open_page: Opener) -> None:
    text = " ".join(sheets(open_page()))
    assert "listen without joining. [1, 2]" in text
    assert "so read the list. [7; changed since 2020]" in text
    at_the_end = text.partition("What this rests on")[2]
    assert at_the_end.count("Joint guide, 2020") == 1
    assert "Show all sources" not in text
