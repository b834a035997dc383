"""Axe on every page that somebody wrote and on each kind that the build makes: half on a phone, half in the dark."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import cycle
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, expect

from ..addresses_of_pages import MADE, ONE_OF_EACH_FORM, WRITTEN

Findings = Callable[[Page], list[str]]


@dataclass(frozen=True)
class View:
    """A window and its colours."""

    width: int
    scheme: Literal["light", "dark"]

    def open(self, browser: Browser) -> Page:
        return browser.new_page(
            viewport={"width": self.width, "height": 800}, color_scheme=self.scheme, reduced_motion="reduce"
        )


PHONE, DESK = View(360, "light"), View(1280, "dark")
# Neighbours are of one kind: every kind that has several pages is seen in both views.
IN_ONE_VIEW = [
    pytest.param(address, view, id=f"{address}-{view.width}-{view.scheme}")
    for address, view in zip(WRITTEN + MADE, cycle((PHONE, DESK)), strict=False)
]


@pytest.fixture(scope="module")
def tabs(browsers: Callable[[str], Browser]) -> Iterator[dict[View, Page]]:
    """One tab for each view, since a profile of its own for each page takes longer than axe does."""
    pages = {view: view.open(browsers("usual")) for view in (PHONE, DESK)}
    yield pages
    for page in pages.values():
        page.close()


@pytest.mark.parametrize(("address", "view"), IN_ONE_VIEW)
def test_axe_finds_nothing(tabs: dict[View, Page], site_url: str, address: str, view: View, findings: Findings) -> None:
    page = tabs[view]
    page.goto(f"{site_url}{address}")
    assert findings(page) == []


@pytest.mark.parametrize("view", [PHONE, DESK])
def test_axe_finds_nothing_in_what_search_found(
    tabs: dict[View, Page], site_url: str, view: View, findings: Findings
) -> None:
    page = tabs[view]
    page.goto(f"{site_url}search/")
    for words, shown in (("strangled", "listitem"), ("NRM", "listitem"), ("pizza", "link")):
        page.get_by_label("Words to look for").fill(words)
        expect(page.get_by_role("region", name="Search results").get_by_role(shown).first).to_be_visible()
        assert findings(page) == []


@pytest.mark.parametrize("view", [PHONE, DESK])
def test_axe_finds_nothing_in_one_line_at_a_time(
    tabs: dict[View, Page], site_url: str, view: View, findings: Findings
) -> None:
    page = tabs[view]
    page.goto(f"{site_url}checklists/with-a-child/")
    page.get_by_role("button", name="Line by line").click()
    assert findings(page) == []
    page.goto(f"{site_url}guide/in-a-call-now/")
    page.get_by_role("button", name="Step by step").click()
    assert findings(page) == []


@pytest.mark.parametrize("view", [View(360, "light"), View(360, "dark")])
def test_axe_finds_nothing_with_the_menu_open(browser: Browser, site_url: str, view: View, findings: Findings) -> None:
    page = view.open(browser)
    page.goto(site_url)
    page.get_by_role("button", name="Menu").click()
    assert findings(page) == []
    page.close()


@pytest.mark.layout
def test_every_target_on_a_phone_is_large_enough_to_tap(
    browser: Browser, site_url: str, small_targets: Findings
) -> None:
    page = PHONE.open(browser)
    found = {}
    for address in ("", "checklists/", "decisions/visit-mode/", "guide/in-a-call-now/", *ONE_OF_EACH_FORM, *MADE):
        page.goto(f"{site_url}{address}")
        found[address] = small_targets(page)
    page.close()
    assert {address: targets for address, targets in found.items() if targets} == {}
