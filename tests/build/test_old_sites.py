"""A guide in its third edition, built with the two before it: readable as they were, and told apart from today."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from urllib.parse import urljoin

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from practice_guide.commands.builder import build_site
from practice_guide.commands.editions import make_editions
from practice_guide.commands.project import Project
from practice_guide.commands.site_server import serving

from .edition_desk import SITE, EditionDesk, start_desk
from .html_pages import HtmlPage, fail_with_all, read_page, read_pages
from .test_links import Built, addresses, is_canonical, is_elsewhere

SCENARIO = "teach/scenarios/a-child-who-agrees"
NAMES = ("2026.1", "2026.2")
LEFT_TO_TODAY = ("search", "s", "editions", "404.html", "feed.xml", "sitemap.xml", "edition.json", "robots.txt")
# Pages that the menus of the real guide name, and that the small one never had.
NEVER_THERE = re.compile(r"/editions/[^/]+/site/(about/[^/]*/|checklists/|sources/|teach/|teach/scenarios/|editions/)$")
LEAVING = f"""moved:
  - {{from: {SCENARIO}/, to: "#someone-else", why: It is told here., since: 2026-12-03}}
withdrawn:
  - {{from: teach/scenarios/no-danger/, why: It was wrong., since: 2026-12-03, instead: Look first.}}"""


def real_settings(project: Project) -> dict[str, object]:
    """The settings of the real guide, but for its menu: that names pages which a small one does not have."""
    return {"INHERIT": str(project.config.resolve()), "docs_dir": "docs", "nav": None, "not_in_nav": "/teach/**"}


@pytest.fixture(scope="module")
def desk(project: Project, tmp_path_factory: pytest.TempPathFactory) -> Iterator[EditionDesk]:
    """A guide with the code and looks of the real one."""
    found = start_desk(tmp_path_factory.mktemp("old-sites"))
    for part in ("hooks", "overrides"):
        ignored = shutil.ignore_patterns("__pycache__", ".*")
        shutil.copytree(project.root / part, found.project.root / part, ignore=ignored)
    found.name("2026.1", **real_settings(project))
    found.release("2026.1", date(2026, 11, 21))
    found.say_otherwise("Ask who is there.", "Ask who is in the room.", "2026-12-01")
    found.name("2026.2", **real_settings(project))
    found.release("2026.2", date(2026, 12, 1))
    (found.project.docs / f"{SCENARIO}.md").unlink()
    (found.project.docs / "teach/scenarios/no-danger.md").unlink()
    found.add("guide/calls.md", LEAVING)
    found.name("2026.3", **real_settings(project))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", "1796428800")
        assert make_editions(found.project) == 0
        build_site(found.project)
        yield found


@pytest.fixture(scope="module")
def site(desk: EditionDesk) -> Path:
    return desk.project.site


@pytest.fixture(scope="module")
def old_pages(site: Path) -> list[HtmlPage]:
    """Every page of both old sites."""
    return [page for page in read_pages(site) if "/site/" in page.address]


def old_page(site: Path, edition: str, address: str) -> HtmlPage:
    return read_page(site / "editions" / edition / "site" / address / "index.html", site)


def banner(page: HtmlPage) -> tuple[str, str]:
    """Return what the banner says and where it leads."""
    said = next(element.text for element in page.all("aside") if element["class"] == "old-edition")
    link = next(link for link in page.all("a") if link["class"] == "old-edition__link")
    return " ".join(said.split()), link["href"]


def test_an_old_page_is_as_it_was_below_a_banner(site: Path) -> None:
    words = {name: old_page(site, name, "guide/calls").html for name in NAMES}
    assert "Ask who is there." in words["2026.1"]
    assert "Ask who is in the room." in words["2026.2"]
    assert banner(old_page(site, "2026.1", "guide/calls")) == (
        "This is edition 2026.1 of 21 November 2026, kept as it was. A newer edition exists. "
        "Do not work from this page: it may be wrong by now. This page now",
        "../../../../../guide/calls/",
    )


def test_the_banner_leads_to_the_new_address_or_to_what_became_of_the_page(site: Path) -> None:
    moved = banner(old_page(site, "2026.1", SCENARIO))
    withdrawn = banner(old_page(site, "2026.1", "teach/scenarios/no-danger"))
    assert (moved[0][-13:], moved[1]) == ("This page now", "../../../../../../guide/calls/#someone-else")
    assert (withdrawn[0][-24:], withdrawn[1]) == (
        "What became of this page",
        "../../../../../../teach/scenarios/no-danger/",
    )


def test_every_page_of_both_editions_is_there_with_banner_and_without_scripts_or_search(
    old_pages: list[HtmlPage],
) -> None:
    assert {page.address.split("/")[1] for page in old_pages} == set(NAMES)
    for page in old_pages:
        assert [meta["content"] for meta in page.all("meta") if meta["name"] == "robots"] == ["noindex"], page.address
        assert page.all("script", "noscript") == [], page.address
        first = [link["class"] for link in page.all("a") if link["class"] != "md-skip"][:2]
        assert first == ["skip-link", "old-edition__link"], page.address
        assert not [link for link in page.all("a") if "search/" in link["href"]], page.address


def test_search_engines_are_told_the_page_of_today(old_pages: list[HtmlPage]) -> None:
    named = {page.address: [link["href"] for link in page.all("link") if is_canonical(link)] for page in old_pages}
    assert named["editions/2026.1/site/guide/calls/"] == [f"{SITE}guide/calls/"]
    assert named[f"editions/2026.2/site/{SCENARIO}/"] == [f"{SITE}guide/calls/#someone-else"]
    assert all(len(links) == 1 for links in named.values())


def test_every_link_and_asset_of_an_old_page_leads_to_a_file_and_a_place(site: Path, old_pages: list[HtmlPage]) -> None:
    built = Built(site, SITE)
    faults = {
        f"{page.address}:{element.line} {there}": built.fault(there, page.address)
        for page in old_pages
        for element, there in addresses(page)
        if not is_elsewhere(there) and not NEVER_THERE.match(urljoin(f"/{page.address}", there))
    }
    assert faults
    fail_with_all(f"{place}: {fault}" for place, fault in faults.items() if fault)


def test_links_of_an_old_page_stay_in_its_edition_but_for_what_only_today_can_answer(site: Path) -> None:
    page = old_page(site, "2026.1", "guide/calls")
    leaving = {link["href"] for link in page.all("a") if link["href"].startswith("../../../")}
    assert leaving == {"../../../../../guide/calls/", "../../../../../editions/", "../../../../../s/"}


def test_an_old_tool_reads_as_the_paper_form_it_is(site: Path) -> None:
    tool = old_page(site, "2026.1", "decisions/go-or-call")
    assert next(iter(tool.all("html")))["class"] == "no-js"
    assert tool.all("fieldset")


def test_an_old_site_has_no_search_feed_or_list_of_pages_of_its_own(site: Path) -> None:
    for name in NAMES:
        folder = site / "editions" / name / "site"
        assert [part for part in LEFT_TO_TODAY if (folder / part).exists()] == []
        assert [*folder.rglob("*.js"), *folder.rglob("*.pdf")] == []


def test_search_and_lists_of_today_hold_no_old_page(site: Path) -> None:
    for file in ("search/search_index.json", "sitemap.xml", "feed.xml"):
        assert "/site/" not in (site / file).read_text(encoding="utf-8"), file


def test_the_pages_about_editions_lead_to_them_as_they_were(site: Path) -> None:
    listed = [link["href"] for link in read_page(site / "editions/index.html", site).all("a")]
    assert {"../editions/2026.1/site/", "../editions/2026.2/site/"} <= set(listed)
    links = {link.text: link["href"] for link in read_page(site / "editions/2026.1/index.html", site).all("a")}
    assert links["Read this edition as it was"] == "../../editions/2026.1/site/"


@pytest.mark.parametrize("has_scripts", [True, False])
def test_an_old_page_opens_without_a_complaint(site: Path, browser: Browser, has_scripts: bool) -> None:
    said: list[str] = []
    with serving(site) as server, browser.new_context(java_script_enabled=has_scripts) as context:
        page = context.new_page()
        page.on("console", lambda message: said.append(message.text))
        page.on("response", lambda response: said.append(response.url) if not response.ok else None)
        page.goto(f"{server.url}editions/2026.1/site/decisions/go-or-call/")
        ground = page.locator(".old-edition").evaluate("banner => getComputedStyle(banner).backgroundColor")
        assert (said, ground) == ([], "rgb(255, 197, 102)")
        page.get_by_role("link", name="This page now").click()
        assert page.url == f"{server.url}decisions/go-or-call/"


def test_axe_finds_nothing_on_an_old_page(site: Path, browser: Browser) -> None:
    with serving(site) as server, browser.new_context(bypass_csp=True) as context:
        page = context.new_page()
        page.goto(f"{server.url}editions/2026.1/site/checklists/get-ready/")
        found = Axe().run(page).response["violations"]
    assert [(fault["id"], [node["target"] for node in fault["nodes"]]) for fault in found] == []


def test_on_paper_the_banner_leaves_the_code_of_a_sheet_free(site: Path, browser: Browser) -> None:
    with serving(site) as server, browser.new_context(viewport={"width": 665, "height": 1000}) as context:
        page = context.new_page()  # as wide as what is printed on A4
        page.emulate_media(media="print")
        page.goto(f"{server.url}editions/2026.1/site/checklists/get-ready/")
        banner = page.locator(".old-edition").bounding_box()
        code = page.locator("svg:has(title:text('QR code'))").first.bounding_box()
    assert banner is not None
    assert code is not None
    assert banner["x"] + banner["width"] <= code["x"]


def test_the_same_editions_give_the_same_files(desk: EditionDesk) -> None:
    old = desk.project.old_sites / "2026.1"
    first = {file.relative_to(old): file.read_bytes() for file in old.rglob("*") if file.is_file()}
    shutil.rmtree(old)
    assert make_editions(desk.project) == 0
    assert {file.relative_to(old): file.read_bytes() for file in old.rglob("*") if file.is_file()} == first


@pytest.mark.parametrize(
    "settings",
    [
        {"site_url": "https://council.internal/elsewhere/"},
        {"extra": {"edition": "2026.3", "contact": "elsewhere@council.internal"}},
    ],
    ids=["another address", "another contact"],
)
def test_one_that_is_stale_is_left_out_and_nothing_links_to_it(
    settings: dict[str, object], desk: EditionDesk, project: Project
) -> None:
    desk.name("2026.3", **real_settings(project), **settings)
    build_site(desk.project)
    site = desk.project.site
    assert not (site / "editions/2026.1/site").exists()
    for page in ("editions", "editions/2026.1"):
        assert "as it was" not in (site / page / "index.html").read_text(encoding="utf-8")
