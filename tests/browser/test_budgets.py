"""A page of the guide is short before anything on it is opened, and little of it is about its sources."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect
from tools.bench.command import SHARE_OF_MARKS, WORDS
from tools.bench.views import PHONE, count_words

from ..addresses_of_pages import WRITTEN
from ..conftest import OpenTab
from ..paper import sheets

GUIDE_PAGES = [address for address in WRITTEN if address.startswith("guide/")]
FOLDED, INSIDE = "guide/recording-a-call/", "teams-defaults"


def test_every_page_of_the_guide_keeps_to_its_words_and_its_marks(open_tab: OpenTab, site_url: str) -> None:
    page = open_tab(viewport=PHONE)
    found: dict[str, tuple[int, int]] = {}
    for address in GUIDE_PAGES:
        found[address] = count_words(page, site_url + address)
    assert {address: words for address, (words, _) in found.items() if words > WORDS} == {}
    assert {address: share for address, share in found.items() if 100 * share[1] > SHARE_OF_MARKS * share[0]} == {}
    assert sum(marks for _, marks in found.values()) > 100


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
def test_a_closed_section_opens_by_key_and_a_link_into_it_opens_it(
    open_tab: OpenTab, site_url: str, scripts: bool
) -> None:
    page = open_tab(viewport=PHONE, java_script_enabled=scripts)
    page.goto(site_url + FOLDED)
    fold = page.locator(".fold").filter(has=page.locator(f"#{INSIDE}"))
    statement = fold.locator(".statement").first
    expect(statement).to_be_hidden()
    fold.locator("summary").press("Enter")
    expect(statement).to_be_visible()
    page.goto("about:blank")
    page.goto(f"{site_url}{FOLDED}#{statement_id(open_tab, site_url)}")
    expect(page.locator(":target")).to_be_in_viewport()


def statement_id(open_tab: OpenTab, site_url: str) -> str:
    """The id of a statement in the closed section."""
    page = open_tab(java_script_enabled=False)
    page.goto(site_url + FOLDED)
    found = page.locator(".fold").filter(has=page.locator(f"#{INSIDE}")).locator(".statement").first
    name = found.get_attribute("id")
    assert name
    return name


def test_a_link_to_the_heading_of_a_closed_section_opens_it(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}{FOLDED}#{INSIDE}")
    expect(page.locator(".fold[open] h2")).to_have_attribute("id", INSIDE)
    page.evaluate("location.hash = 'law'")
    expect(page.locator(".fold[open] #law")).to_be_in_viewport()


@pytest.mark.layout
def test_paper_shows_closed_sections_whole(page: Page, site_url: str) -> None:
    page.goto(site_url + FOLDED)
    closed = page.locator(".fold:not([open]) .statement")
    texts = closed.evaluate_all("found => found.map((one) => one.firstChild.nextSibling?.textContent ?? '')")
    printed = "".join(" ".join(sheets(page)).split())
    assert len(texts) > 20
    assert [text for text in texts if "".join(text.split()) not in printed] == []
    expect(page.locator(".fold[open]")).to_have_count(0)
