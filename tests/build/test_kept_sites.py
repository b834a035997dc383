"""A guide in its third edition, built with the two before it as they were kept, and told apart from today."""

from __future__ import annotations

import json
import lzma
import re
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Browser

from practice_guide.commands.build import build_and_tell, build_into
from practice_guide.commands.project import Project
from practice_guide.commands.release import keep_site
from practice_guide.commands.site_server import serving
from practice_guide.editions.history import read_history
from practice_guide.editions.kept_sites import kept_address, site_digest, unpack

from ..axe import run_axe
from .edition_desk import SITE, EditionDesk, start_desk
from .html_pages import HtmlPage, fail_with_all, read_page, read_pages
from .test_links import Built, addresses, is_canonical, is_elsewhere

pytestmark = pytest.mark.long

SCENARIO = "teach/scenarios/a-child-who-agrees"
NAMES = ("2026.1", "2026.2")
LEFT_TO_TODAY = (
    "search",
    "blank",
    "s",
    "editions",
    "404.html",
    "feed.xml",
    "sitemap.xml",
    "edition.json",
    "robots.txt",
)
# Pages that the menus of the real guide name, and that the small one never had.
NEVER_THERE = re.compile(
    r"/(editions/[^/]+/site/(about/[^/]*/|checklists/|sources/|teach/|teach/scenarios/|editions/)|checklists/)$"
)
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
    found = start_desk(tmp_path_factory.mktemp("kept-sites"))
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
        assert build_and_tell(found.project) == 0
        yield found


@pytest.fixture(scope="module")
def site(desk: EditionDesk) -> Path:
    return desk.project.site


@pytest.fixture(scope="module")
def kept_pages(site: Path) -> list[HtmlPage]:
    """Every page of both old sites."""
    return [page for name in NAMES for page in read_pages(site / kept_address(name), site)]


def kept_page(site: Path, edition: str, address: str) -> HtmlPage:
    return read_page(site / "editions" / edition / "site" / address / "index.html", site)


def banner(page: HtmlPage) -> tuple[str, str]:
    """Return what the banner says and where it leads."""
    said = next(element.text for element in page.all("aside") if element["class"] == "kept-edition")
    link = next(link for link in page.all("a") if link["class"] == "kept-edition__link")
    return " ".join(said.split()), link["href"]


def test_an_old_page_is_as_it_was_below_a_banner(site: Path) -> None:
    words = {name: kept_page(site, name, "guide/calls").html for name in NAMES}
    assert "Ask who is there." in words["2026.1"]
    assert "Ask who is in the room." in words["2026.2"]
    assert banner(kept_page(site, "2026.1", "guide/calls")) == (
        "This is edition 2026.1 of 21 November 2026, kept as it was. A newer edition exists. "
        "Do not work from this page: it may be wrong by now. This page now",
        "../../../../../guide/calls/",
    )


def test_the_banner_leads_to_the_same_address_which_answers_also_where_the_page_is_gone(site: Path) -> None:
    for address in (SCENARIO, "teach/scenarios/no-danger"):
        said, leads_to = banner(kept_page(site, "2026.1", address))
        assert (said[-13:], leads_to) == ("This page now", f"../../../../../../{address}/")
        assert (site / address / "index.html").is_file()


def test_every_page_of_both_editions_is_there_with_banner_and_without_scripts_or_search(
    kept_pages: list[HtmlPage],
) -> None:
    assert {page.address.split("/")[1] for page in kept_pages} == set(NAMES)
    for page in kept_pages:
        assert [meta["content"] for meta in page.all("meta") if meta["name"] == "robots"] == ["noindex"], page.address
        assert page.all("script", "noscript") == [], page.address
        first = [link["class"] for link in page.all("a") if link["class"] != "md-skip"][:2]
        assert first == ["skip-link", "kept-edition__link"], page.address
        assert not [link for link in page.all("a") if "search/" in link["href"]], page.address


def test_a_kept_page_knows_neither_address_nor_contact_of_its_day(kept_pages: list[HtmlPage]) -> None:
    for page in kept_pages:
        assert [link["href"] for link in page.all("link") if is_canonical(link)] == [], page.address
        assert "council.internal" not in page.html, page.address
    calls = next(page for page in kept_pages if page.address == "editions/2026.1/site/guide/calls/")
    part = next(element.text for element in calls.all("section") if "something-wrong" in element["class"].split())
    assert " ".join(part.split()) == (
        "Something wrong here? This edition stays as it was. Look at this page now: "
        "if it is wrong there too, it says whom to tell."
    )


def test_every_link_and_asset_of_an_old_page_leads_to_a_file_and_a_place(
    site: Path, kept_pages: list[HtmlPage]
) -> None:
    built = Built(site, SITE, read_pages(site, site))
    faults = {
        f"{page.address}:{element.line} {there}": built.fault(there, page.address)
        for page in kept_pages
        for element, there in addresses(page)
        if not is_elsewhere(there) and not NEVER_THERE.match(urljoin(f"/{page.address}", there))
    }
    assert faults
    fail_with_all(f"{place}: {fault}" for place, fault in faults.items() if fault)


def test_links_of_an_old_page_stay_in_its_edition_but_for_what_only_today_can_answer(site: Path) -> None:
    page = kept_page(site, "2026.1", "guide/calls")
    leaving = {link["href"] for link in page.all("a") if link["href"].startswith("../../../")}
    assert leaving == {"../../../../../guide/calls/", "../../../../../editions/", "../../../../../s/"}


def test_an_old_tool_reads_as_the_paper_form_it_is(site: Path) -> None:
    tool = kept_page(site, "2026.1", "decisions/go-or-call")
    assert next(iter(tool.all("html")))["class"] == "no-js"
    assert tool.all("fieldset")


def test_an_old_site_has_no_search_feed_or_list_of_pages_of_its_own(site: Path) -> None:
    for name in NAMES:
        folder = site / "editions" / name / "site"
        assert [part for part in LEFT_TO_TODAY if (folder / part).exists()] == []
        assert [*folder.rglob("*.js"), *folder.rglob("*.pdf")] == []


def test_search_and_lists_of_today_hold_no_kept_page(site: Path) -> None:
    for file in ("search/data.json", "sitemap.xml", "feed.xml"):
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
        ground = page.locator(".kept-edition").evaluate("banner => getComputedStyle(banner).backgroundColor")
        assert (said, ground) == ([], "rgb(255, 197, 102)")
        page.get_by_role("link", name="This page now", exact=True).click()
        assert page.url == f"{server.url}decisions/go-or-call/"


def test_axe_finds_nothing_on_an_kept_page(site: Path, browser: Browser) -> None:
    with serving(site) as server, browser.new_context(bypass_csp=True) as context:
        page = context.new_page()
        page.goto(f"{server.url}editions/2026.1/site/checklists/get-ready/")
        assert run_axe(page) == []


def test_what_is_published_is_what_was_kept_byte_for_byte(site: Path, desk: EditionDesk) -> None:
    for name in NAMES:
        packed = lzma.decompress((desk.project.ledgers / f"{name}.tar.xz").read_bytes())
        root = site / kept_address(name)
        assert {f.relative_to(root).as_posix(): f.read_bytes() for f in root.rglob("*") if f.is_file()} == unpack(
            packed
        )
        ledger = json.loads((desk.project.ledgers / f"{name}.json").read_text(encoding="utf-8"))
        digests = json.loads((desk.project.ledgers / "kept.json").read_text(encoding="utf-8"))
        assert site_digest(packed) == ledger["site"] == digests[name]


def test_a_release_leaves_nothing_else_behind(desk: EditionDesk) -> None:
    found = sorted(file.name for file in desk.project.ledgers.iterdir())
    assert found == ["2026.1.json", "2026.1.tar.xz", "2026.2.json", "2026.2.tar.xz", "kept.json"]
    assert [*desk.project.root.glob(".kept-*")] == []


def test_the_same_edition_gives_the_same_bytes(desk: EditionDesk, project: Project) -> None:
    """Whatever the address and the contact of the day are."""
    ledger = read_history(desk.project.ledgers).find("2026.2")
    assert ledger is not None
    desk.git("stash")
    try:
        desk.git("checkout", "2026.2")
        other = {"site_url": "https://elsewhere.internal/", "extra": {"edition": "2026.2", "contact": "x@y.internal"}}
        desk.name("2026.2", **real_settings(project), **other)
        assert site_digest(keep_site(desk.project, ledger)) == ledger.site
    finally:
        desk.git("checkout", "--force", "main")
        desk.git("stash", "pop")


def test_a_page_on_which_a_dangerous_error_was_corrected_since_gives_way_to_a_notice(
    desk: EditionDesk, tmp_path: Path
) -> None:
    calls = desk.project.docs / "guide/calls.md"
    as_it_was = calls.read_text(encoding="utf-8")
    told = "  - {on: 2026-12-05, kind: safety, what: Ask before you begin., ids: [ask-who]}\n"
    try:
        calls.write_text(as_it_was.replace("changes:\n", f"changes:\n{told}", 1), encoding="utf-8")
        build_into(desk.project, tmp_path / "site")
    finally:
        calls.write_text(as_it_was, encoding="utf-8")
    for name in NAMES:
        notice = kept_page(tmp_path / "site", name, "guide/calls")
        words = " ".join(" ".join(element.text for element in notice.all("h1", "p")).split())
        assert words == (
            f"This page was taken out of edition {name} Something on it was dangerous, and was corrected on "
            "5 December 2026: Ask before you begin. If you have this page on paper or saved, do not use it. "
            "This page now"
        )
        assert [link["href"] for link in notice.all("a")] == ["../../../../../guide/calls/"]
        # The case moved to that page, and what was said there is in the guide under another address.
        moved = kept_page(tmp_path / "site", name, SCENARIO).html
        assert "This page was taken out" in moved
        assert "kept as it was" in kept_page(tmp_path / "site", name, "decisions/go-or-call").html
