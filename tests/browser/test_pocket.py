"""The pocket view: one line at a time, large, of a checklist and of the page for use in a call."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

LIST, CALL = "checklists/before-the-call/", "guide/in-a-call-now/"
ALL = 16


def press(page: Page, *names: str) -> None:
    for name in names:
        page.get_by_role("button", name=name, exact=True).click()


def lines(page: Page) -> Locator:
    return page.locator(":is(.checklist__item, .prose li.statement):visible")


def expect_line(page: Page, told: str, line: str) -> None:
    """One line alone is seen, it has the focus, and a screen reader is told where one is."""
    expect(page.locator("[role=status]:visible")).to_have_text(told)
    expect(lines(page)).to_have_count(1)
    expect(lines(page)).to_have_id(line)
    expect(lines(page)).to_be_focused()
    expect(lines(page)).to_be_in_viewport(ratio=1)


def test_a_list_goes_line_by_line_a_tick_is_one_in_the_list_and_closing_returns_to_the_place(
    page: Page, site_url: str
) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(site_url + LIST)
    press(page, "Line by line")
    expect_line(page, f"1 of {ALL}", "next-in-person")
    expect(page.get_by_role("button", name="Back", exact=True)).to_be_disabled()
    expect(page.get_by_role("complementary", name="In an emergency")).to_be_visible()
    press(page, "Next")
    page.keyboard.press("ArrowRight")
    page.get_by_role("checkbox").check()
    page.keyboard.press("ArrowRight")
    press(page, "Back")
    third = lines(page).get_attribute("id")
    expect(page.get_by_role("checkbox")).to_be_checked()
    press(page, "Close")
    expect(lines(page)).to_have_count(ALL)
    expect(page.locator(f"#{third}")).to_be_focused()
    expect(page.locator(f"#{third}")).to_be_in_viewport()
    expect(page.locator(f"#{third} input")).to_be_checked()
    # It opens at the first line that is not ticked, and the device's own Back leaves it, not the page.
    press(page, "Line by line")
    expect(page.locator("[role=status]:visible")).to_have_text(f"1 of {ALL}")
    page.go_back()
    expect(lines(page)).to_have_count(ALL)
    expect(page.locator("[data-part=total]")).to_have_text(f"1 of {ALL} done")


def test_in_a_call_one_chooses_what_happens_and_goes_step_by_step(page: Page, site_url: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(site_url + CALL)
    press(page, "Step by step")
    choice = page.get_by_role("navigation", name="What is happening?")
    expect(choice).to_be_focused()
    expect(choice.get_by_role("link")).to_have_count(7)
    expect(page.locator("#danger-999")).to_be_in_viewport()
    choice.get_by_role("link", name="A stranger is on the call").click()
    expect_line(page, "Step 1 of 5", "unknown-stop")
    page.keyboard.press("ArrowLeft")
    expect(choice).to_be_focused()
    choice.get_by_role("link", name="We are cut off").click()
    for _ in range(5):
        page.keyboard.press("ArrowRight")
    expect_line(page, "Step 6 of 6", "cut-off-check-today")
    press(page, "Finish")
    expect(page.locator("#cut-off-check-today")).to_be_focused()
    expect(page.locator("#cut-off-check-today")).to_be_in_viewport()
    expect(page).to_have_url(site_url + CALL)
    press(page, "Step by step")
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Step by step")).to_be_focused()


@pytest.mark.parametrize("address", [LIST, CALL])
def test_without_scripts_it_is_the_plain_list(plain: Page, site_url: str, address: str) -> None:
    plain.goto(site_url + address)
    expect(plain.locator(".pocket__way, .pocket__bar, .pocket__choice").filter(visible=True)).to_have_count(0)
    assert lines(plain).count() >= ALL
