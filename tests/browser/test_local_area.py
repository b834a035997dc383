"""The area that a reader chooses: on every page, named, beside the national words, and off in one action."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from ..conftest import OpenTab
from ..paper import sheets
from .kept import wait_until_forgotten, wait_until_kept
from .open_tool import open_tool

CALL, JOINING = "guide/in-a-call-now/", "checklists/conference-joining-virtually/"
DUTY = "01632 960101"
FIRST_SAY = "Monday to Friday, 9 to 5. First say the child's address."
IN_PERSON = (
    "a=danger:no;purpose:assessment;concerns:drugs-alcohol-mental-health;law-or-plan:not-checked;last-seen:never;"
    "communication:not-on-a-screen;privacy:not-known;wishes:want-a-call;not-ready:all-ready;manager:not-asked-yet"
)


def choose(page: Page, site_url: str, name: str) -> None:
    page.goto(f"{site_url}local/")
    page.get_by_role("button", name=f"Show {name}").click()
    wait_until_kept(page, site_url, "guide-area")


def bar(page: Page) -> Locator:
    return page.locator("[data-local-bar] > p")


def test_an_area_is_chosen_once_and_named_on_every_page(page: Page, site_url: str) -> None:
    choose(page, site_url, "Exampleshire")
    for address in ("", CALL, "decisions/platform/", "sources/zoom/"):
        page.goto(site_url + address)
        expect(bar(page)).to_have_text("With local rules for Exampleshire")


def test_in_a_call_the_duty_number_of_the_area_stands_before_the_first_step(page: Page, site_url: str) -> None:
    choose(page, site_url, "Exampleshire")
    page.goto(site_url + CALL)
    number, step = page.get_by_role("link", name=DUTY), page.locator("#not-alone-stop")
    expect(number).to_have_attribute("href", "tel:01632960101")
    boxes = [place.bounding_box() for place in (number, step)]
    assert boxes[0]
    assert boxes[1]
    assert boxes[0]["y"] < boxes[1]["y"]
    [text] = sheets(page)
    assert (
        f"With local rules for Exampleshire Invented area: it only shows how local rules look. Duty team {DUTY}" in text
    )


def test_a_local_rule_stands_beside_the_words_of_the_guide_which_stay(page: Page, site_url: str) -> None:
    choose(page, site_url, "Berkshire")
    page.goto(site_url + JOINING)
    item = page.locator("li", has=page.locator("#no-side-chat")).or_(page.locator("li#no-side-chat")).first
    expect(item).to_contain_text("Say everything in the meeting, with no chat or messages on the side.")
    expect(item).to_contain_text("ask the chair before the meeting for a different way to take part")
    expect(page.get_by_text("Greenwich:")).to_be_hidden()


def test_a_result_and_its_notes_have_the_numbers_that_it_names_until_the_area_is_turned_off(
    page: Page, site_url: str
) -> None:
    open_tool(page, f"{site_url}decisions/visit-mode/#area=exampleshire&{IN_PERSON}")
    named = page.locator("[data-outcome] .contact:visible dt")
    expect(named).to_have_text(["Duty team", "Out of hours", "Lone working"])
    notes = page.locator("[data-part=sheet] h4", has_text="Local rules").locator("..")
    expect(notes.locator("li").first).to_have_text(f"Duty team: {DUTY} {FIRST_SAY} Rung on 20 November 2026.")
    expect(notes.locator("h4")).to_have_text("Local rules: Exampleshire")
    page.get_by_role("button", name="Turn off").click()
    expect(named).to_have_count(0)
    expect(notes.locator("li")).to_have_count(0)


def test_an_item_has_the_numbers_that_it_names_and_paper_has_them_once_on_its_one_sheet(
    page: Page, site_url: str
) -> None:
    page.goto(f"{site_url}checklists/before-the-call/#area=exampleshire")
    item = page.locator("#safe-contact-plan .contact dt")
    expect(item).to_contain_text(["Domestic abuse specialist", "Exploitation lead"])
    page.emulate_media(media="print")
    expect(page.locator("#safe-contact-plan .contact").first).to_be_hidden()
    box = page.locator("[data-local-lines]")
    expect(box.locator(".contact", has_text="01632 960103").locator(".print-only")).to_have_text("Specialist advice")
    expect(box.get_by_text("Domestic abuse specialist")).to_be_hidden()
    [text] = sheets(page)
    assert "With local rules for Exampleshire" in text


def test_one_action_turns_it_off(page: Page, site_url: str) -> None:
    choose(page, site_url, "Exampleshire")
    page.goto(site_url + CALL)
    page.get_by_role("button", name="Turn off").click()
    expect(bar(page)).to_be_hidden()
    page.reload()
    expect(bar(page)).to_be_hidden()
    expect(page.get_by_text(DUTY)).to_be_hidden()
    expect(page.get_by_role("link", name="Choose your area")).to_be_visible()


def test_a_link_turns_an_area_on_and_one_that_is_none_changes_nothing(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}{CALL}#area=exampleshire")
    expect(bar(page)).to_contain_text("Exampleshire")
    page.goto("about:blank")
    page.goto(f"{site_url}{CALL}#area=%3Cscript%3E")
    expect(bar(page)).to_contain_text("Exampleshire")


def test_clear_and_leave_forgets_the_area(page: Page, site_url: str) -> None:
    choose(page, site_url, "Exampleshire")
    open_tool(page, f"{site_url}decisions/platform/")
    page.get_by_role("button", name="Clear and leave").click()
    page.wait_for_url("**/blank/")
    wait_until_forgotten(page)
    page.goto(site_url + CALL)
    expect(bar(page)).to_be_hidden()


@pytest.mark.own_profile
def test_without_storage_an_area_is_on_for_the_page_of_its_link(page: Page, site_url: str) -> None:
    page.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new Error('blocked'); } })")
    page.goto(f"{site_url}{CALL}#area=exampleshire")
    expect(page.get_by_role("link", name=DUTY)).to_be_visible()


def test_without_scripts_every_real_area_is_there_folded_and_labelled(plain: Page, site_url: str) -> None:
    plain.goto(site_url + JOINING)
    expect(bar(plain)).to_be_hidden()
    lines = plain.locator("[data-local-lines]")
    lines.get_by_text("Berkshire Historic local example: check before use.").click()
    expect(lines.get_by_text("ask the chair before the meeting")).to_be_visible()


def test_without_scripts_nobody_sees_the_numbers_of_the_invented_area(plain: Page, site_url: str) -> None:
    plain.goto(site_url + CALL)
    expect(plain.get_by_text(DUTY)).to_be_hidden()


@pytest.mark.layout
@pytest.mark.parametrize("address", ["local/", "local/exampleshire/", CALL])
def test_nothing_is_wider_than_the_narrowest_phone(open_tab: OpenTab, site_url: str, address: str) -> None:
    page = open_tab(viewport={"width": 320, "height": 640})
    page.goto(f"{site_url}{address}#area=exampleshire")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
