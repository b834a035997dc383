"""On the page for use in a live call, what stands behind the steps waits at the end of each section."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from ..conftest import OpenTab
from ..paper import sheets

SECTIONS = 8
"""The line above the first heading, then seven sections."""


@pytest.fixture
def page_url(site_url: str) -> str:
    return f"{site_url}guide/in-a-call-now/"


@pytest.fixture(params=[True, False], ids=["with scripts", "without"])
def call(open_tab: OpenTab, page_url: str, request: pytest.FixtureRequest) -> Page:
    page = open_tab(viewport={"width": 360, "height": 740}, java_script_enabled=request.param)
    page.goto(page_url)
    return page


def folds(page: Page) -> Locator:
    return page.locator(".statement-fold")


def test_no_source_stands_between_the_steps_and_each_section_folds_its_own(call: Page) -> None:
    expect(folds(call)).to_have_count(SECTIONS)
    expect(call.locator(".prose .statement__marks:visible")).to_have_count(0)
    assert call.locator(".prose .statement .statement__marks").count() == 0


def test_a_fold_opens_by_keyboard_and_names_each_step_with_its_sources(call: Page) -> None:
    fold = folds(call).nth(1)
    fold.locator("summary").press("Enter")
    expect(fold.locator("li")).to_have_count(6)
    expect(fold.locator("li").first).to_contain_text(
        "Stop the private talk. Move to something ordinary. "
        "Source: Our addition (You do not know who is listening.) Link"
    )
    expect(fold.locator("li").first).to_be_visible()


def test_where_sources_disagree_is_still_marked(call: Page) -> None:
    cut_off = folds(call).nth(6)
    cut_off.locator("summary").click()
    expect(cut_off.get_by_role("link", name="Sources disagree: losing the connection")).to_have_count(2)


def test_a_step_can_still_be_linked_in_one_action(open_tab: OpenTab, page_url: str) -> None:
    page = open_tab(permissions=["clipboard-read", "clipboard-write"])
    page.goto(page_url)
    folds(page).nth(1).locator("summary").click()
    page.get_by_role("link", name="Link to: Do not challenge anyone.").click()
    expect(page.get_by_text("Link copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == f"{page_url}#not-alone-ordinary-end"


@pytest.mark.layout
def test_paper_is_one_sheet_with_every_step_and_numbers_for_what_it_rests_on(call: Page) -> None:
    steps = [" ".join(step.split()) for step in call.locator(".prose .statement").all_inner_texts()]
    [words] = sheets(call)
    assert len(steps) > 30
    assert [step for step in steps if "".join(step.split()) not in "".join(words.split())] == []
    assert "Move to something ordinary. [1]" in words
    assert "Where this comes from" not in words
    assert "What this rests on" in words
