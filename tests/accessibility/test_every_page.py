"""Every page that somebody wrote and each kind that the build makes: its width, and axe on a phone or in the dark."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import cycle, product
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from ..addresses_of_pages import FORMS, LAID_OUT_BY_ITSELF, MADE, ONE_OF_EACH_FORM, WRITTEN
from ..axe import AXE, find_small_targets, run_axe

pytestmark = pytest.mark.long


@dataclass(frozen=True)
class View:
    """A window and its colours."""

    width: int
    scheme: Literal["light", "dark"]

    @property
    def window(self) -> ViewportSize:
        return {"width": self.width, "height": 800}

    def open(self, browser: Browser) -> Page:
        page = browser.new_page(viewport=self.window, color_scheme=self.scheme, reduced_motion="reduce")
        page.add_init_script(AXE)
        return page


SIZES_OF_TEXT = (16, 24, 32)
"""What the reader has set as the size of text in the browser, in pixels: usual, half as large again, twice as large."""
PHONE, DESK = View(360, "light"), View(1280, "dark")
# Neighbours are of one kind: every kind that has several pages is seen in both views.
IN_ONE_VIEW = [
    pytest.param((address, view), id=f"{address}-{view.width}-{view.scheme}")
    for address, view in zip(LAID_OUT_BY_ITSELF + ONE_OF_EACH_FORM + MADE, cycle((PHONE, DESK)), strict=False)
]
# Puts a page in the place of the one that is open, as readers without scripts have it. Axe stays loaded and warm.
PUT_IN = """async (html) => {
    const page = new DOMParser().parseFromString(html, "text/html").documentElement;
    const styles = [...page.querySelectorAll("link[rel=stylesheet]")].map((link) => new Promise((loaded, failed) => {
        link.addEventListener("load", loaded);
        link.addEventListener("error", failed);
    }));
    document.documentElement.replaceWith(document.adoptNode(page));
    await Promise.all(styles);
}"""


@pytest.fixture(scope="module")
def tabs(browsers: Callable[[str], Browser]) -> Iterator[dict[View, Page]]:
    """One tab for each view, since a profile of its own for each page takes longer than axe does."""
    pages = {view: view.open(browsers("usual")) for view in (PHONE, DESK)}
    yield pages
    for page in pages.values():
        page.close()


@pytest.fixture(scope="module")
def opened(request: pytest.FixtureRequest, tabs: dict[View, Page], site_url: str) -> tuple[Page, View]:
    """A page in one of the tabs, opened once for all tests that look at it."""
    address, view = request.param
    tabs[view].goto(f"{site_url}{address}")
    return tabs[view], view


ON_EVERY_PAGE = pytest.mark.parametrize("opened", IN_ONE_VIEW, indirect=True, scope="module")


@ON_EVERY_PAGE
def test_nothing_scrolls_sideways_on_a_phone_whatever_size_its_text_is_set_to(opened: tuple[Page, View]) -> None:
    page, view = opened
    settings = page.context.new_cdp_session(page)
    too_wide = []
    for size, width in product(SIZES_OF_TEXT, (320, 390)):
        page.set_viewport_size({"width": width, "height": 640})
        settings.send("Page.setFontSizes", {"fontSizes": {"standard": size, "fixed": size}})
        shown = page.evaluate(
            "[getComputedStyle(document.documentElement).fontSize, document.documentElement.scrollWidth]"
        )
        assert shown[0] == f"{size}px"
        too_wide += [(size, width, shown[1])] if shown[1] > width else []
    settings.send("Page.setFontSizes", {"fontSizes": {"standard": 16, "fixed": 13}})
    settings.detach()
    page.set_viewport_size(view.window)
    assert too_wide == []


@ON_EVERY_PAGE
def test_axe_finds_nothing(opened: tuple[Page, View]) -> None:
    page, _ = opened
    assert run_axe(page) == []


@pytest.mark.parametrize(("form", "like"), list(zip(FORMS, ONE_OF_EACH_FORM, strict=True)), ids=FORMS)
def test_axe_finds_nothing_on_any_page_of_a_form(
    tabs: dict[View, Page], built_site: Path, site_url: str, form: str, like: str
) -> None:
    """One template and one set of scripts serve them all, so each is put in the place of one that was loaded whole."""
    others = [address for address in WRITTEN if address.startswith(form) and address not in (form, like)]
    assert len(others) > 5
    for page in tabs.values():
        page.goto(f"{site_url}{like}")
    found = {}
    for address, page in zip(others, cycle(tabs.values()), strict=False):
        page.evaluate(PUT_IN, (built_site / address / "index.html").read_text(encoding="utf-8"))
        found[address] = run_axe(page)
    assert {address: faults for address, faults in found.items() if faults} == {}


@pytest.mark.parametrize("view", [PHONE, DESK])
def test_axe_finds_nothing_in_what_search_found(tabs: dict[View, Page], site_url: str, view: View) -> None:
    page = tabs[view]
    page.goto(f"{site_url}search/")
    for words, shown in (("strangled", "listitem"), ("NRM", "listitem"), ("pizza", "link")):
        page.get_by_label("Words to look for").fill(words)
        expect(page.get_by_role("region", name="Search results").get_by_role(shown).first).to_be_visible()
        assert run_axe(page) == []


@pytest.mark.parametrize("view", [PHONE, DESK])
def test_axe_finds_nothing_in_one_line_at_a_time(tabs: dict[View, Page], site_url: str, view: View) -> None:
    page = tabs[view]
    page.goto(f"{site_url}checklists/with-a-child/")
    page.get_by_role("button", name="Line by line").click()
    assert run_axe(page) == []
    page.goto(f"{site_url}guide/in-a-call-now/")
    page.get_by_role("button", name="Step by step").click()
    assert run_axe(page) == []


@pytest.mark.parametrize("view", [View(360, "light"), View(360, "dark")])
def test_axe_finds_nothing_with_the_menu_open(browser: Browser, site_url: str, view: View) -> None:
    page = view.open(browser)
    page.goto(site_url)
    page.get_by_role("button", name="Menu").click()
    assert run_axe(page) == []
    page.close()


@pytest.mark.layout
def test_every_target_on_a_phone_is_large_enough_to_tap(browser: Browser, site_url: str) -> None:
    page = PHONE.open(browser)
    found = {}
    for address in ("", "checklists/", "decisions/visit-mode/", "guide/in-a-call-now/", *ONE_OF_EACH_FORM, *MADE):
        page.goto(f"{site_url}{address}")
        found[address] = find_small_targets(page)
    page.close()
    assert {address: targets for address, targets in found.items() if targets} == {}
