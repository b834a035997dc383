"""A checklist for answers given in its tool: what does not apply is folded away and counted, never silently gone."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from ..paper import sheets
from .open_tool import open_tool

LIST = "Platform and settings"
NOTICE = "8 of 17 items are for your answers in the tool"


@pytest.fixture
def list_url(site_url: str) -> str:
    return f"{site_url}checklists/platform-and-settings/"


def open_after(page: Page, url: str, answers: object) -> None:
    """Open a list in a tab in which these answers are kept for a while."""
    page.goto(url)
    keep(page, "platform", answers)
    page.reload()


def keep(page: Page, tool: str, answers: object) -> None:
    page.evaluate(
        """([tool, answers]) => sessionStorage.setItem(
            `decision-tool.${tool}`, JSON.stringify({ answers, until: Date.now() + 60000 }))""",
        [tool, answers],
    )


def follow_from_result(page: Page, site_url: str, name: str, **how: Any) -> None:
    """Follow a link to a list from the result of the tool."""
    open_tool(
        page, f"{site_url}decisions/platform/#a=contact:one-adult;watched:number-private;app:phone;device:personal"
    )
    page.locator("[data-outcome] summary", has_text="Checklists").click()
    page.locator("[data-outcome]").get_by_role("link", name=name).click(**how)


def test_answers_given_in_the_tool_itself_tailor_the_list(page: Page, site_url: str, list_url: str) -> None:
    follow_from_result(page, site_url, LIST)
    expect(page).to_have_url(list_url)
    expect(page.get_by_text(NOTICE)).to_be_visible()


def test_answers_are_handed_over_once_and_deleted_on_arrival(page: Page, site_url: str) -> None:
    follow_from_result(page, site_url, LIST)
    expect(page.get_by_text(NOTICE)).to_be_visible()
    assert page.evaluate("[sessionStorage.length, localStorage.length, window.name, history.state]") == [0, 0, "", None]
    page.reload()
    expect(page.get_by_text(NOTICE)).to_be_hidden()


def test_answers_handed_to_a_page_that_never_came_reach_no_other(page: Page, site_url: str, list_url: str) -> None:
    open_tool(page, f"{site_url}decisions/platform/")
    page.route(list_url, lambda route: route.fulfill(status=204))
    with page.expect_response(list_url):
        follow_from_result(page, site_url, LIST, no_wait_after=True)
    page.goto(f"{site_url}checklists/before-the-call/")
    assert page.evaluate("[sessionStorage.length, window.name]") == [0, ""]
    page.unroute(list_url)
    page.goto(list_url)
    expect(page.get_by_text(NOTICE)).to_be_hidden()


def test_answers_are_not_handed_to_another_tab(page: Page, site_url: str) -> None:
    with page.context.expect_page() as opened:
        follow_from_result(page, site_url, LIST, modifiers=["ControlOrMeta"])
    expect(opened.value.get_by_text(NOTICE)).to_be_hidden()
    assert page.evaluate("[sessionStorage.length, window.name]") == [0, ""]


def test_lines_that_answers_rule_out_are_folded_and_left_out_of_the_count(page: Page, list_url: str) -> None:
    open_after(page, list_url, [["app", ["phone"]]])
    expect(page.locator("#dial-in")).to_be_hidden()
    expect(page.locator("[data-part=total]")).to_have_text("0 of 8 done")


def test_folded_lines_can_be_shown_and_say_that_they_do_not_apply(page: Page, list_url: str) -> None:
    open_after(page, list_url, [["app", ["phone"]]])
    button = page.get_by_role("button", name="Show the other items (9)")
    expect(button).to_have_attribute("aria-expanded", "false")
    button.click()
    expect(page.locator("#dial-in")).to_contain_text("Not for your answers.")
    expect(page.locator("[data-part=total]")).to_have_text("0 of 17 done")
    page.get_by_role("button", name="Fold the other items away").click()
    expect(page.locator("#dial-in")).to_be_hidden()


@pytest.mark.parametrize("answers", [[], [["purpose", ["assessment"]]], [["app", ["teams"]]], "odd", [1], None])
def test_a_line_that_may_still_apply_is_never_folded(page: Page, list_url: str, answers: object) -> None:
    open_after(page, list_url, answers)
    expect(page.locator("#dial-in")).to_be_visible()
    expect(page.locator("#dial-in").get_by_text("Not for your answers.")).to_be_hidden()


def test_a_link_to_a_folded_line_shows_it(page: Page, list_url: str) -> None:
    open_after(page, list_url, [["app", ["phone"]]])
    page.goto(f"{list_url}#dial-in")
    expect(page.locator("#dial-in")).to_be_in_viewport()


def test_a_pause_with_nothing_left_says_so(page: Page, site_url: str) -> None:
    url = f"{site_url}checklists/recording-and-ai-notes/"
    page.goto(url)
    answers = [["who", ["family-openly"]], ["setting", ["call-or-visit"]], ["court", ["no"]], ["harm", ["no"]]]
    keep(page, "recording", answers)
    page.reload()
    for group in page.locator(".checklist__group").all():
        shown = group.locator(".checklist__item:visible").count()
        progress = group.locator("[data-progress]").inner_text()
        assert progress == (f"0 of {shown} done" if shown else "No item here is for your answers")


def test_a_tailored_sheet_says_how_many_lines_it_shows(page: Page, list_url: str) -> None:
    open_after(page, list_url, [["app", ["phone"]]])
    [words] = sheets(page)
    assert "8 of 17 items shown, for answers given in the tool" in words
    assert "Give people without data" not in words


def test_the_whole_sheet_says_nothing_of_answers(page: Page, list_url: str) -> None:
    page.goto(list_url)
    assert "items shown" not in sheets(page)[0]
