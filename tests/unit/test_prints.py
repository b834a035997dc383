"""A PDF is set once: what did not change is taken from the shelf, also while an author is writing."""

from __future__ import annotations

import shutil
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from practice_guide.guide import load_guide
from practice_guide.guide.kind import Edition
from practice_guide.kinds.all_kinds import KINDS
from practice_guide.printing.pdfs import Press, Shelf, set_pdfs
from practice_guide.site import Site

TEMPLATES = Path("overrides/print")
EDITION = Edition("2026.1", "editor", date(2026, 11, 21), "https://example.org/")
PACKS = ["All checklists", "All checklists, large print"]


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    """The small guide with a second checklist."""
    folder = shutil.copytree("tests/cases/guide", tmp_path / "docs")
    text = (folder / "checklists" / "get-ready.md").read_text(encoding="utf-8")
    other = text.replace("id: get-ready", "id: other").replace("title: Get ready", "title: Other")
    (folder / "checklists" / "other.md").write_text(other, encoding="utf-8")
    return folder


@pytest.fixture
def titles_set(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The titles of the PDFs that were set, instead of setting them."""
    titles: list[str] = []

    def set_pdf(press: Press, data: dict[str, str], made_on: date) -> bytes:
        titles.append(data["title"])
        return b"%PDF"

    monkeypatch.setattr(Press, "set_pdf", set_pdf)
    return titles


def build(docs: Path, shelf: Path) -> list[str]:
    """Return the addresses of all PDFs."""
    site = Site(load_guide(docs, KINDS), EDITION)
    return [address for address, _ in set_pdfs(site.prints("Toys"), TEMPLATES, Shelf(shelf))]


def test_the_first_build_sets_each_list_twice_and_two_packs(docs: Path, tmp_path: Path, titles_set: list[str]) -> None:
    assert build(docs, tmp_path / "shelf") == [
        "checklists/get-ready/get-ready.pdf",
        "checklists/get-ready/get-ready-large-print.pdf",
        "checklists/other/other.pdf",
        "checklists/other/other-large-print.pdf",
        "checklists/all-checklists.pdf",
        "checklists/all-checklists-large-print.pdf",
    ]
    assert Counter(titles_set) == Counter(["Get ready"] * 2 + ["Other"] * 2 + PACKS)


def test_a_second_build_sets_nothing(docs: Path, tmp_path: Path, titles_set: list[str]) -> None:
    build(docs, tmp_path / "shelf")
    titles_set.clear()
    build(docs, tmp_path / "shelf")
    assert titles_set == []


def test_after_a_change_only_that_list_and_the_packs_are_set(docs: Path, tmp_path: Path, titles_set: list[str]) -> None:
    build(docs, tmp_path / "shelf")
    titles_set.clear()
    page = docs / "checklists" / "other.md"
    page.write_text(page.read_text(encoding="utf-8").replace("Read the plan.", "Read all of it."), encoding="utf-8")
    build(docs, tmp_path / "shelf")
    assert Counter(titles_set) == Counter(["Other"] * 2 + PACKS)


def test_a_change_of_another_page_sets_nothing(docs: Path, tmp_path: Path, titles_set: list[str]) -> None:
    build(docs, tmp_path / "shelf")
    titles_set.clear()
    page = docs / "guide" / "calls.md"
    page.write_text(page.read_text(encoding="utf-8").replace("title: Calls", "title: All calls"), encoding="utf-8")
    build(docs, tmp_path / "shelf")
    assert titles_set == []
