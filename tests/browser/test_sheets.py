"""Is my sheet current? Every printed sheet leads to an answer, with and without scripts."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from practice_guide.editions.history import read_history

from ..axe import run_axe
from ..conftest import OpenTab
from ..paper import sheets

# Eighteen checklists and three family sheets.
SHEETS = 21
CODE = re.compile(r"[CDFHJKMNPRTVWXY23479]{4}-[CDFHJKMNPRTVWXY23479]{4}")


def code_of(page: Page, url: str) -> str:
    """The code that a printed sheet carries."""
    page.goto(url)
    found = CODE.search(sheets(page)[0])
    assert found
    return found.group()


def test_without_scripts_the_address_on_a_sheet_says_that_it_is_current(plain: Page, site_url: str) -> None:
    code = code_of(plain, f"{site_url}checklists/before-the-call/")
    plain.goto(f"{site_url}s/{code.lower()}/")
    expect(plain.get_by_text("This sheet is current.")).to_be_visible()
    plain.get_by_role("link", name="Open the list: Before the call").click()
    assert plain.url == f"{site_url}checklists/before-the-call/"


def listed_codes(site: Path) -> set[str]:
    """Give the codes of the lists as they stand in the site, and all that an edition published."""
    # The code of a tool's logic, in how it was tested and where an area signed it off, is no sheet's.
    others = {site / "s", site / "l", site / "editions", site / "decisions", site / "local"}
    files = (file for file in site.rglob("index.html") if not others.intersection(file.parents))
    pages = [file.read_text(encoding="utf-8") for file in files]
    current = {found.group() for found in map(CODE.search, pages) if found}
    assert len(current) == SHEETS
    return current.union(*(ledger.sheets for ledger in read_history(Path("editions")).ledgers))


def test_without_scripts_every_code_is_a_link_and_an_unknown_one_is_answered(
    plain: Page, site_url: str, built_site: Path
) -> None:
    plain.goto(f"{site_url}s/")
    assert plain.locator("[data-code] a").count() == len(listed_codes(built_site))
    expect(plain.get_by_role("button", name="Look it up")).to_be_hidden()
    expect(plain.get_by_text("Then this guide does not know it.")).to_be_visible()


def test_every_listed_code_leads_to_its_own_page(page: Page, site_url: str, built_site: Path) -> None:
    page.goto(f"{site_url}s/")
    links = page.locator("[data-code] a").evaluate_all("all => all.map(one => one.href)")
    assert len(set(links)) == len(listed_codes(built_site))
    assert all(page.request.get(link).ok for link in links)


def test_a_code_is_found_however_it_is_typed(page: Page, site_url: str) -> None:
    code = code_of(page, f"{site_url}checklists/before-the-call/")
    page.goto(f"{site_url}s/")
    page.get_by_label("The code on your sheet").fill(f" {code.lower().replace('-', ' ')} ")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{site_url}s/{code.lower()}/")


def test_an_unknown_code_gets_an_honest_answer(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}s/")
    page.get_by_label("The code on your sheet").fill("cccc-<b>c</b>")
    page.get_by_role("button", name="Look it up").click()
    expect(page.get_by_role("status")).to_contain_text("The code CCCC-BCB is not one of the codes below.")
    page.get_by_label("The code on your sheet").fill("")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_have_text("Type the code first.")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_the_pages_of_codes(open_tab: OpenTab, site_url: str, scheme: str) -> None:
    page = open_tab(viewport={"width": 360, "height": 740}, color_scheme=scheme)  # type: ignore[arg-type]
    page.goto(f"{site_url}s/")
    page.get_by_role("button", name="Look it up").click()
    assert run_axe(page) == []
    code = page.locator("[data-code] a").first
    address = code.evaluate("link => link.href")
    code.click()
    page.wait_for_url(address)
    assert run_axe(page) == []
