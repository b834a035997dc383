"""A dangerous error, corrected and built: told on screen, on paper, in PDFs, notes and feed until it is taken over."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Page

from practice_guide.commands.build import build_into
from practice_guide.commands.project import Project
from practice_guide.commands.release import release
from practice_guide.commands.site_server import serving

from ..conftest import OpenTab
from ..paper import print_pdf, words_of
from .guide_project import make_guide_project
from .html_pages import read_page, read_pages

pytestmark = pytest.mark.long

ATOM = "{http://www.w3.org/2005/Atom}"
TOLD = "1 December 2026: Read it before you ring."
NOT_BEFORE = "Do not use them."
FOR_THE_FAMILY = "Corrected on 1 December 2026. Do not use a copy of this sheet from before then."
# 5 December 2026, after all that these pages say was done.
PUBLISHED = {"SITE_URL": "https://council.internal/", "SOURCE_DATE_EPOCH": "1796428800"}
SAFETY = "changes: [{on: 2026-12-01, kind: safety, what: Read it before you ring., ids: [read]}]"
LATER = "changes: [{on: 2026-12-05, kind: law, what: A new law.}]"
FAMILY = """
  family:
    title: What we do first
    opening: Before we call you, we get ready.
    mirrors:
      read: {say: We will read your plan., seen: 2ZWG-JVYW}
      ask: {left_out: It is for workers only.}
  groups:"""


def edit(project: Project, path: str, old: str, new: str) -> None:
    file = project.docs / path
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def call_it(project: Project, edition: str) -> None:
    settings = json.loads(project.config.read_text(encoding="utf-8"))
    extra = {"edition": edition, "contact": "guide@council.internal"}
    project.config.write_text(json.dumps({**settings, "extra": extra}), encoding="utf-8")


@pytest.fixture(scope="module")
def small(project: Project, tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A small guide whose list was corrected after its first edition."""
    found = make_guide_project(project, tmp_path_factory.mktemp("corrections"))
    edit(found, "checklists/get-ready.md", "\n  groups:", FAMILY)
    edit(found, "decisions/go-or-call.md", "first: Set a date.", "first: Set a date., checklists: [get-ready]")
    call_it(found, "2026.1")
    assert release(found, "2026.1", date(2026, 11, 21)) == 0
    edit(found, "checklists/get-ready.md", "Read the plan.", "Read the whole plan.")
    edit(found, "checklists/get-ready.md", "review_by: 2027-11-20\n", f"review_by: 2027-11-20\n{SAFETY}\n")
    edit(found, "guide/calls.md", "review_by: 2027-11-20\n", f"review_by: 2027-11-20\n{LATER}\n")
    call_it(found, "2026.1.1")
    assert release(found, "2026.1.1", date(2026, 12, 5)) == 0
    return found


@pytest.fixture(scope="module")
def corrected(small: Project) -> Path:
    call_it(small, "2026.1.1")
    build_into(small, small.site, PUBLISHED)
    return small.site


@pytest.fixture
def tab(open_tab: OpenTab) -> Page:
    return open_tab(permissions=["clipboard-read", "clipboard-write"])


def notice(site: Path, address: str) -> str:
    """Return what the notice on a page says; nothing where there is none."""
    page = read_page(site / address / "index.html", site)
    found = [element.text for element in page.elements if "safety" in element["class"].split()]
    return " ".join(" ".join(found).split())


def codes(site: Path) -> list[str]:
    return sorted(folder.name for folder in (site / "s").iterdir() if folder.is_dir())


@pytest.mark.parametrize("address", [".", "checklists/get-ready", "decisions/go-or-call", "decisions/go-or-call/proof"])
def test_it_is_told_where_it_was_made_and_wherever_that_is_used(corrected: Path, address: str) -> None:
    assert notice(corrected, address).startswith(f"Corrected for safety on 1 December 2026 {TOLD}")


def test_pages_that_do_not_use_it_say_nothing(corrected: Path) -> None:
    for address in ("guide/calls", "decisions/who-calls", "differences", "sources/guide-2020", "editions", "s"):
        assert notice(corrected, address) == "", address


def test_whoever_looks_up_a_code_is_told_also_with_an_older_sheet(corrected: Path) -> None:
    told = [notice(corrected, f"s/{code}").partition(" Read it before")[0] for code in codes(corrected)]
    in_words = "Corrected for safety on 1 December 2026 1 December 2026:"
    assert sorted(told) == [in_words, in_words, FOR_THE_FAMILY]


def test_a_family_is_told_only_which_copy_to_use(corrected: Path) -> None:
    assert notice(corrected, "checklists/get-ready/family") == FOR_THE_FAMILY


@pytest.mark.parametrize(
    "file", ["get-ready/get-ready.pdf", "get-ready/get-ready-large-print.pdf", "all-checklists.pdf"]
)
def test_every_pdf_of_the_list_tells_it(corrected: Path, file: str) -> None:
    words = words_of(corrected / "checklists" / file)
    assert f"Corrected for safety {TOLD}" in words
    assert NOT_BEFORE in words


def test_the_pdf_for_the_family_says_which_copy_to_use(corrected: Path) -> None:
    for file in (corrected / "checklists" / "get-ready" / "family").glob("*.pdf"):
        assert FOR_THE_FAMILY in words_of(file), file.name


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("checklists/get-ready/", TOLD),
        ("checklists/print/", TOLD),
        # A form keeps its sides of paper: it names the list that was corrected.
        ("decisions/go-or-call/", "1 December 2026: Get ready"),
    ],
)
def test_it_is_printed(corrected: Path, tab: Page, address: str, told: str) -> None:
    with serving(corrected) as server:
        tab.goto(server.url + address)
        words = words_of(print_pdf(tab))
    assert f"Corrected for safety. {told} Sheets and notes made before then may be wrong. {NOT_BEFORE}" in words


def test_it_is_in_the_notes_for_supervision(corrected: Path, tab: Page) -> None:
    with serving(corrected) as server:
        tab.goto(f"{server.url}decisions/go-or-call/#a=danger:yes")
        tab.get_by_role("button", name="Copy as text", exact=True).click()
        tab.get_by_text("Copied").wait_for()
        notes = str(tab.evaluate("navigator.clipboard.readText()"))
    assert notes.startswith(f"Go or call?\n\nCORRECTED FOR SAFETY ON 1 DECEMBER 2026\n- {TOLD}")


def test_it_heads_the_feed_before_what_is_newer(corrected: Path) -> None:
    entries = ElementTree.parse(corrected / "feed.xml").getroot().findall(f"{ATOM}entry")
    assert [entry.findtext(f"{ATOM}title") for entry in entries] == ["Corrected for safety: Get ready", "Calls (law)"]


def test_a_later_edition_takes_it_over(small: Project, corrected: Path, tmp_path: Path) -> None:
    assert notice(corrected, ".")
    call_it(small, "2026.2")
    assert release(small, "2026.2", date(2026, 12, 7)) == 0
    later = tmp_path / "later"
    build_into(small, later, PUBLISHED)
    pages = [page.address for page in read_pages(later) if page.address != "404.html"]
    assert [address for address in pages if notice(later, address)] == []
    assert TOLD not in words_of(later / "checklists/get-ready/get-ready.pdf")
