"""Short addresses: typed as they were heard, with and without scripts."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from practice_guide.printing.codes import short_code

from ..axe import run_axe

PLACE = "guide/in-a-call-now/#child-tells-you"
CODE = short_code([PLACE])


def test_without_scripts_a_short_address_leads_to_its_place(plain: Page, site_url: str) -> None:
    plain.goto(f"{site_url}l/{CODE.lower()}/")
    plain.wait_for_url(f"{site_url}{PLACE}")
    expect(plain.get_by_role("heading", name="A child tells me something")).to_be_in_viewport()


def test_without_scripts_every_code_stands_beside_its_words(plain: Page, site_url: str) -> None:
    plain.goto(f"{site_url}l/")
    expect(plain.get_by_role("link", name=f"{CODE} A child tells me something")).to_have_count(1)
    expect(plain.get_by_role("button", name="Go there")).to_be_hidden()


def test_a_code_is_taken_however_it_is_typed(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}l/")
    page.get_by_label("The code that you were given").fill(CODE.lower().replace("-", " "))
    page.keyboard.press("Enter")
    page.wait_for_url(f"{site_url}{PLACE}")


def test_a_mistyped_code_is_told_with_the_nearest(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}l/")
    wrong = f"{CODE[1]}{CODE[0]}{CODE[2:]}"
    page.get_by_label("The code that you were given").fill(wrong)
    page.get_by_role("button", name="Go there").click()
    said = page.get_by_role("status")
    expect(said).to_contain_text(f"The code {wrong} is not one of the codes below. These are nearest:")
    said.get_by_role("link", name="A child tells me something").click()
    page.wait_for_url(f"{site_url}{PLACE}")


def test_a_code_near_no_other_is_told_so(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}l/")
    page.get_by_label("The code that you were given").fill("AAAA-AAAA")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_have_text(
        "The code AAAA-AAAA is not one of the codes below. Check each letter."
    )


def test_what_is_typed_is_shown_as_text(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}l/")
    page.get_by_label("The code that you were given").fill("<b onclick=alert(1)>" + "x" * 10_000)
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("BONC-LICKALERT1XXXXXX is not one of")
    expect(page.get_by_role("status").locator("b")).to_have_count(0)


def test_axe_finds_nothing_on_the_list(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}l/")
    assert run_axe(page) == []


def test_the_list_stays_inside_a_small_screen(page: Page, site_url: str) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(f"{site_url}l/")
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    assert re.search("Short addresses", page.title())
