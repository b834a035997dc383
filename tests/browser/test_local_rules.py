"""A tool with an area on: its rule decides and says so beside what the guide alone says, until the area is off."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from .open_tool import open_tool

VISIT, RECORDING = "decisions/visit-mode/", "decisions/recording/"
# Nothing in the guide speaks against this call.
CLEAR = (
    "a=danger:no;purpose:family-help-visit;concerns:none;law-or-plan:checked-no;last-seen:in-time;"
    "communication:talks-with-me;privacy:checked-private;wishes:want-a-call;not-ready:all-ready;manager:agrees"
)
TITLE, CLEARED = "Meet in person, not by video or phone", "You could plan a call as extra contact"
BECAUSE = (
    "In Exampleshire, every visit under a child in need or family help plan is in person. "
    "Exampleshire family help procedures, 2026 (invented), seen 28 November 2026."
)
OWN_RULE = f"Exampleshire\u2019s own rule leads to this result. The guide alone would say: {CLEARED}."


def test_a_result_that_an_area_raised_says_why_and_what_the_guide_says_until_the_area_is_off(
    page: Page, site_url: str
) -> None:
    open_tool(page, f"{site_url}{VISIT}#area=exampleshire&{CLEAR}")
    result, note = page.locator("[data-outcome]"), page.locator("[data-block=local]")
    expect(result.get_by_role("heading", level=3)).to_have_text(TITLE)
    expect(note.locator("p")).to_have_text([OWN_RULE, BECAUSE], use_inner_text=True)
    expect(result.get_by_text("Tell lone working before you set off, and when you are back.")).to_be_visible()
    expect(result.get_by_text(re.compile("^In Exampleshire: (the )?logic")).first).to_be_visible()
    sheet = page.locator("[data-part=sheet]")
    expect(sheet).to_contain_text(OWN_RULE)
    expect(sheet.locator("[data-copies*=reasons] li")).to_have_text([BECAUSE])
    note.get_by_role("button", name="Turn off local rules").click()
    expect(result.get_by_role("heading", level=3)).to_have_text(CLEARED)
    expect(note).to_be_hidden()
    expect(page.get_by_text("In Exampleshire").filter(visible=True)).to_have_count(0)
    expect(sheet).not_to_contain_text("Exampleshire")


def test_a_note_stands_beside_the_question_that_it_is_about(page: Page, site_url: str) -> None:
    open_tool(page, f"{site_url}{VISIT}#area=exampleshire&last-seen")
    note = page.locator("#last-seen .local-note")
    expect(note).to_contain_text("Exampleshire: In time means here: within 10 working days")
    expect(page.locator("#danger .local-note")).to_have_count(0)


def test_without_scripts_a_tool_says_that_areas_may_ask_for_more_and_its_test_page_lists_them(
    plain: Page, site_url: str
) -> None:
    plain.goto(site_url + RECORDING)
    section = plain.locator("section", has=plain.get_by_role("heading", name="Where an area asks for more"))
    expect(section.get_by_text("and never to a less protective one")).to_be_visible()
    # An invented area shows only to whoever chose it.
    expect(section.get_by_text("Exampleshire has approved no AI notes")).to_be_hidden()
    section.get_by_role("link", name="All of them, and what they change").click()
    area = plain.locator("details", has=plain.get_by_text("Invented area: it only shows how local rules look."))
    rule = area.get_by_text("Exampleshire has approved no AI notes in children\u2019s services.")
    expect(rule).to_be_hidden()
    area.get_by_text("Exampleshire Invented area").click()
    expect(rule).to_contain_text("If you answered “We would: an AI note or transcript tool” to question 1")
