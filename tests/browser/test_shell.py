"""The shell of every page: head, menu, search, foot, colours, print. Without JavaScript first."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from ..conftest import OpenTab
from ..paper import sheets
from .kept import wait_until_kept

PHONE = {"width": 360, "height": 740}
DESK = {"width": 1280, "height": 800}
GUIDE_PAGE = "guide/unknown-people/"
# The headings whose link to themselves has a line to itself, below the last line of their words.
ALONE_IN_A_LINE = """[...document.querySelectorAll(".heading > .headerlink")].filter((link) => {
    const words = [...link.previousElementSibling.getClientRects()].pop();
    return link.checkVisibility() && link.getBoundingClientRect().top > words.bottom - 2;
}).map((link) => link.previousElementSibling.textContent)"""


@pytest.fixture
def phone(open_tab: OpenTab) -> Page:
    return open_tab(viewport=PHONE)


@pytest.fixture
def desk(open_tab: OpenTab) -> Page:
    return open_tab(viewport=DESK)


def test_without_scripts_the_menu_link_leads_to_the_whole_menu_at_the_foot(plain: Page, site_url: str) -> None:
    plain.goto(site_url)
    plain.get_by_role("link", name="Menu").click()
    foot = plain.get_by_role("navigation", name="All parts of the guide")
    expect(foot).to_be_in_viewport()
    expect(foot.get_by_role("link", name="Checklists")).to_be_visible()
    expect(plain.get_by_role("button")).to_have_count(0)


@pytest.mark.parametrize("place", ["", "decisions/visit-mode/", "decisions/"])
def test_invented_cases_to_practise_on_are_one_tap_away(plain: Page, site_url: str, place: str) -> None:
    plain.goto(f"{site_url}{place}")
    plain.get_by_role("link", name="Practise with invented cases").first.click()
    expect(plain.get_by_role("heading", name="Scenarios", level=1)).to_be_visible()


def test_the_page_for_use_in_a_call_is_one_tap_away_from_every_page(phone: Page, site_url: str) -> None:
    phone.goto(f"{site_url}{GUIDE_PAGE}")
    phone.get_by_role("link", name="In a call now?").first.click()
    expect(phone).to_have_url(re.compile("guide/in-a-call-now/$"))


def test_a_keyboard_opens_the_menu_walks_it_and_closes_it_with_escape(phone: Page, site_url: str) -> None:
    phone.goto(site_url)
    button = phone.get_by_role("button", name="Menu")
    link = phone.get_by_role("navigation", name="Main").get_by_role("link", name="Guide")
    expect(link).to_be_hidden()
    button.focus()
    phone.keyboard.press("Enter")
    expect(button).to_have_attribute("aria-expanded", "true")
    for _ in range(2):
        phone.keyboard.press("Tab")
    expect(link).to_be_focused()
    phone.keyboard.press("Escape")
    expect(button).to_be_focused()
    expect(button).to_have_attribute("aria-expanded", "false")
    expect(link).to_be_hidden()


@pytest.mark.layout
@pytest.mark.parametrize("path", ["", GUIDE_PAGE])
@pytest.mark.parametrize("width", [320, 1280])
def test_focus_is_never_off_the_screen_or_under_the_bar(
    open_tab: OpenTab, site_url: str, path: str, width: int
) -> None:
    page = open_tab(viewport={"width": width, "height": 740}, reduced_motion="reduce")
    page.goto(f"{site_url}{path}")
    for _ in range(60):
        page.keyboard.press("Tab")
        hidden = page.evaluate("""() => {
            const found = document.activeElement;
            if (found === document.body) return null;
            const box = found.getClientRects()[0];  // of a link that wraps, the first line
            const x = Math.max(1, box.x + Math.min(8, box.width / 2)), y = box.y + Math.min(8, box.height / 2);
            const top = document.elementFromPoint(x, y);
            const inside = box.width && box.x > -1 && box.right < innerWidth + 1;
            const seen = inside && top && (found.contains(top) || top.contains(found));
            return seen ? null : found.outerHTML.slice(0, 120);
        }""")
        assert hidden is None


def test_the_open_page_is_in_sight_in_a_long_list_beside_it(open_tab: OpenTab, site_url: str) -> None:
    page = open_tab(viewport={"width": 1280, "height": 600})
    page.goto(f"{site_url}checklists/someone-unknown-appears/")
    here = page.locator(".section-nav [aria-current]")
    expect(here).to_be_in_viewport(ratio=1)
    assert page.evaluate("scrollY") == 0


@pytest.mark.parametrize("width", [320, 1280])
def test_each_letter_of_the_site_index_is_a_link_wide_enough_for_a_finger(
    plain: Page, site_url: str, width: int
) -> None:
    plain.set_viewport_size({"width": width, "height": 640})
    plain.goto(f"{site_url}about/site-index/")
    links = plain.get_by_role("navigation", name="On this page").get_by_role("link")
    expect(links.first).to_have_text("A")
    boxes = links.evaluate_all("all => all.map(one => one.getBoundingClientRect()).map(box => [box.width, box.height])")
    assert [box for box in boxes if min(box) < 24] == []


def test_a_table_that_is_too_wide_is_reached_and_moved_by_keyboard(browser: Browser, site_url: str) -> None:
    page = browser.new_page(viewport={"width": 320, "height": 640}, reduced_motion="reduce")
    page.context.new_cdp_session(page).send("Page.setFontSizes", {"fontSizes": {"standard": 32, "fixed": 32}})
    page.goto(f"{site_url}evidence/")
    who = "Professionals (492 in the survey, 52 interviewed), Parents (24 in the survey, 14 interviewed)"
    region = page.get_by_role("region", name=f"Table: What, {who}")
    expect(region).to_have_attribute("tabindex", "0")
    assert region.evaluate("region => region.scrollWidth > region.clientWidth")
    region.focus()
    expect(region).to_be_focused()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("region => region.scrollLeft > 0", arg=region.element_handle())
    page.close()


@pytest.mark.layout
@pytest.mark.parametrize(
    "path",
    [
        "",
        GUIDE_PAGE,
        "local/berkshire/",
        "decisions/visit-mode/",
        "decisions/recording/proof/",
        "search/",
        "404.html",
        "editions/2026.3/",
    ],
)
def test_nothing_scrolls_sideways_at_320_pixels_in_any_font(open_tab: OpenTab, site_url: str, path: str) -> None:
    page = open_tab(viewport={"width": 320, "height": 568})
    page.goto(f"{site_url}{path}")
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    assert page.evaluate(ALONE_IN_A_LINE) == []


def test_the_colours_follow_the_device_and_the_button_turns_them_for_good(open_tab: OpenTab, site_url: str) -> None:
    page = open_tab(viewport=DESK, color_scheme="dark")
    page.goto(site_url)
    button = page.get_by_role("button", name="Dark colours")
    expect(button).to_have_attribute("aria-pressed", "true")
    dark = page.evaluate("getComputedStyle(document.body).backgroundColor")
    button.click()
    expect(button).to_have_attribute("aria-pressed", "false")
    wait_until_kept(page, site_url, "guide-theme")
    page.goto(f"{site_url}{GUIDE_PAGE}")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != dark


@pytest.mark.own_profile
def test_a_first_view_asks_little_and_only_of_this_site(desk: Page, site_url: str) -> None:
    asked: list[str] = []
    desk.on("request", lambda request: asked.append(request.url))
    for path in ("", GUIDE_PAGE, "decisions/visit-mode/"):
        asked.clear()
        desk.goto(f"{site_url}{path}", wait_until="networkidle")
        assert len(asked) <= 10
        assert [url for url in asked if not url.startswith((site_url, "data:"))] == []


@pytest.mark.own_profile
def test_blocked_storage_stops_nothing(desk: Page, site_url: str) -> None:
    faults: list[str] = []
    desk.on("pageerror", lambda fault: faults.append(str(fault)))
    desk.add_init_script("""for (const name of ["localStorage", "sessionStorage"])
        Object.defineProperty(window, name, {
            configurable: true, get() { throw new DOMException("blocked", "SecurityError"); } });""")
    desk.goto(site_url)
    desk.get_by_role("button", name="Dark colours").click()
    assert faults == []


@pytest.mark.parametrize("path", ["", GUIDE_PAGE, "decisions/visit-mode/", "search/"])
def test_no_page_breaks_its_own_policy(desk: Page, site_url: str, path: str) -> None:
    said: list[str] = []
    desk.on("console", lambda message: said.append(message.text))
    desk.on("pageerror", lambda fault: said.append(str(fault)))
    desk.goto(f"{site_url}{path}", wait_until="networkidle")
    assert said == []


@pytest.mark.layout
def test_paper_has_no_blank_sheet_and_says_what_it_is(desk: Page, site_url: str, edition: str) -> None:
    desk.goto(f"{site_url}{GUIDE_PAGE}")
    texts = sheets(desk)
    assert all(len(text) > 40 for text in texts)
    assert f"Edition {edition}" in texts[0]
    assert "Reviewed" in texts[0]
    assert GUIDE_PAGE in texts[0]
    assert "In a call now?" not in texts[0]
    assert f"Page 1 of {len(texts)}" in texts[0]


@pytest.mark.layout
@pytest.mark.parametrize("path", ["", "404.html"])
def test_a_short_page_prints_on_one_sheet(desk: Page, site_url: str, path: str) -> None:
    desk.goto(f"{site_url}{path}")
    assert len(sheets(desk)) == 1


@pytest.mark.own_profile
@pytest.mark.parametrize(
    "place",
    [
        "guide/unknown-people/#out-of-shot",
        "checklists/opening-the-call/#greet",
        "checklists/opening-the-call/family/#greet",
        "differences/#chat",
        "changed-since-2020/#recording-law",
        "evidence/#the-gap-in-numbers",
    ],
)
def test_every_kind_of_line_has_a_link_that_copies_its_address(desk: Page, site_url: str, place: str) -> None:
    desk.context.grant_permissions(["clipboard-read", "clipboard-write"])
    address, _, name = place.partition("#")
    # What is folded opens for whoever comes to it.
    desk.goto(site_url + place)
    line = desk.locator(f'a[href="#{name}"]').last
    if not line.is_visible():  # It waits behind the mark of its statement.
        desk.locator(f"[id='{name}'] button[data-mark]").click()
    line.click()
    expect(desk.get_by_role("status").filter(has_text="Link copied")).to_be_visible()
    assert desk.evaluate("navigator.clipboard.readText()") == f"{site_url}{address}#{name}"


@pytest.mark.layout
def test_no_last_sheet_holds_only_what_changed_and_whom_to_tell(desk: Page, site_url: str, built_site: Path) -> None:
    for folder in sorted(built_site.glob("guide/*/")):
        desk.goto(f"{site_url}guide/{folder.name}/")
        last = sheets(desk)[-1]
        assert not last.startswith(("What changed on this page", "Something wrong here?")), folder.name
