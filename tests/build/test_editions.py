"""A guide in its second edition, built: what became of every link of the first one, without scripts."""

from __future__ import annotations

import json
import shutil
from datetime import date
from pathlib import Path

import pytest

from practice_guide.commands.build import build_into
from practice_guide.commands.project import Project
from practice_guide.commands.release import release

from .html_pages import Element, HtmlPage, read_page

pytestmark = pytest.mark.long

CASES = Path(__file__).parents[1] / "cases" / "guide"
SITE = "https://example.org/guide/"
STATEMENT = '\nAsk who is there.\n{#ask-who cite="guide-2020:platform" differs="chat"}\n'
SCENARIO = "teach/scenarios/a-child-who-agrees"
# 5 December 2026, after all that these pages say was done.
PUBLISHED = {"SITE_URL": SITE, "SOURCE_DATE_EPOCH": "1796428800"}
CHANGED = "changes: [{on: 2026-12-01, kind: correction, what: All of it., ids: [read]}]\n"
FORMER = f"""changes: [{{on: 2026-12-01, kind: correction, what: Mended.}}]
moved: [{{from: {SCENARIO}/, to: "#someone-else", why: It is told here., since: 2026-12-01}}]
withdrawn: [{{from: "guide/calls/#ask-who", why: It was <b>wrong</b>., since: 2026-12-01, instead: Look first.}}]
"""


def add(file: Path, lines: str) -> None:
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("review_by: 2027-11-20\n", f"review_by: 2027-11-20\n{lines}"), encoding="utf-8")


def replace(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def settings(project: Project, edition: str, real: Project) -> None:
    extra = {"edition": edition, "contact": "https://council.internal/tell"}
    data = {"INHERIT": str(real.config.resolve()), "docs_dir": "docs", "nav": None, "not_in_nav": "/teach/**"}
    project.config.write_text(json.dumps({**data, "extra": extra}), encoding="utf-8")


@pytest.fixture(scope="module")
def second(project: Project, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site of the small guide, which moved one page and withdrew one statement."""
    small = Project(tmp_path_factory.mktemp("editions"))
    shutil.copytree(CASES, small.docs)
    for part in ("hooks", "overrides"):
        shutil.copytree(project.root / part, small.root / part, ignore=shutil.ignore_patterns("__pycache__", ".*"))
    settings(small, "2026.1", project)
    assert release(small, "2026.1", date(2026, 11, 21)) == 0
    (small.docs / f"{SCENARIO}.md").unlink()
    replace(small.docs / "guide/calls.md", STATEMENT, "")
    add(small.docs / "guide/calls.md", FORMER)
    replace(small.docs / "checklists/get-ready.md", "Read the plan.", "Read the whole plan.")
    add(small.docs / "checklists/get-ready.md", CHANGED)
    settings(small, "2026.2", project)
    assert release(small, "2026.2", date(2026, 12, 1)) == 0
    build_into(small, small.site, PUBLISHED)
    return small.site


def page(site: Path, address: str) -> HtmlPage:
    return read_page(site / address / "index.html", site)


def text_of(found: HtmlPage) -> str:
    return " ".join(element.text for element in found.all("p", "li", "h1", "h2"))


def metas(found: HtmlPage) -> dict[str, Element]:
    return {meta["name"] or meta["http-equiv"]: meta for meta in found.all("meta")}


def test_a_page_that_moved_sends_browsers_on_and_shows_the_way(second: Path) -> None:
    moved = page(second, SCENARIO)
    assert metas(moved)["refresh"]["content"] == "0; url=../../../guide/calls/#someone-else"
    canonical = [link["href"] for link in moved.all("link") if link["rel"] == "canonical"]
    assert canonical == [f"{SITE}guide/calls/#someone-else"]
    assert "../../../guide/calls/#someone-else" in [link["href"] for link in moved.all("a")]
    assert "It is told here." in text_of(moved)


def test_a_page_that_moved_is_not_offered_to_search(second: Path) -> None:
    assert metas(page(second, SCENARIO))["robots"]["content"] == "noindex"
    assert SCENARIO not in (second / "sitemap.xml").read_text(encoding="utf-8")
    assert SCENARIO not in (second / "search" / "data.json").read_text(encoding="utf-8")


def test_a_link_to_a_withdrawn_statement_lands_on_a_notice(second: Path) -> None:
    notice = next(element for element in page(second, "guide/calls").elements if element["id"] == "ask-who")
    for words in ("Ask who is there.", "do not follow it any longer", "It was <b>wrong</b>.", "Look first."):
        assert words in notice.text


def test_an_edition_shows_what_changed_before_and_after(second: Path) -> None:
    edition = page(second, "editions/2026.2")
    assert "Get ready: sheets with the code" in text_of(edition)
    assert {"guide/#guide.calls", "checklists/#checklists.get-ready"} <= {link["href"] for link in edition.all("a")}
    lists, guide = page(second, "editions/2026.2/checklists"), page(second, "editions/2026.2/guide")
    assert "Put in: whole" in [element.text for element in lists.all("ins")]
    assert "Taken out: Ask who is there." in [element.text for element in guide.all("del")]
    for told, place in ((lists, "checklists.get-ready"), (guide, "guide.calls")):
        assert place in [element["id"] for element in told.all("h2")]
        assert "../../../editions/2026.2/" in [link["href"] for link in told.all("a")]


def test_the_first_edition_says_that_all_of_it_is_new(second: Path) -> None:
    assert "This is the first edition, so all of it is new." in text_of(page(second, "editions/2026.1"))


def test_the_list_of_editions_leads_to_each_and_to_what_has_moved(second: Path) -> None:
    links = [link["href"] for link in page(second, "editions").all("a")]
    assert {"../editions/2026.2/", "../editions/2026.1/", f"../{SCENARIO}/", "../guide/calls/#ask-who"} <= set(links)


def test_every_page_offers_the_contact_with_its_own_name(second: Path) -> None:
    calls = page(second, "guide/calls")
    assert "https://council.internal/tell" in [link["href"] for link in calls.all("a")]
    assert "Others may be able to read what you write there. Quote this page: /guide/calls/, edition 2026.2." in (
        " ".join(text_of(calls).split())
    )


def test_the_edition_file_tells_the_day_of_release(second: Path) -> None:
    told = json.loads((second / "edition.json").read_text(encoding="utf-8"))
    assert (told["edition"], told["released"]) == ("2026.2", "2026-12-01")


def test_the_code_of_a_sheet_that_was_replaced_tells_what_to_change(second: Path) -> None:
    codes = page(second, "s")
    replaced = next(item for item in codes.all("li") if item.text.endswith("Replaced"))
    sheet = page(second, f"s/{replaced['data-code'].lower()}")
    assert "This sheet has been replaced." in text_of(sheet)
    assert [element.text for element in sheet.all("ins")] == ["Put in: whole"]
    assert "../../checklists/get-ready/" in [link["href"] for link in sheet.all("a")]
