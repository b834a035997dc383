"""What `dev.py search` says. That it finds what the page finds is shown in tests/browser/test_search.py."""

from __future__ import annotations

from pathlib import Path

import pytest

from practice_guide.commands.console import RefusedError
from practice_guide.commands.project import Project
from practice_guide.commands.search import describe, search

RESULT = {
    "address": "guide/calls/",
    "anchor": "open",
    "title": "Calls",
    "place": "Open",
    "kind": "Guide",
    "score": 12.4,
    "why": ["tea: tea in text", "tea: tea in text", "pointed out by “tea”"],
}


def test_it_says_how_the_words_were_read_what_is_found_and_why() -> None:
    found = {
        "count": 2,
        "mended": [["taa", "tea"]],
        "lacking": ["cake"],
        "urgent": True,
        "missing": "NRM",
        "results": [RESULT, {**RESULT, "address": "", "anchor": "", "place": "", "why": []}],
    }
    assert "\n".join(describe("taa cake", found)) == (
        "“taa cake”: 2 pages\n"
        "    “taa” was read as “tea”.\n"
        "    Nowhere: cake.\n"
        "    999 and “In a call now?” stand above everything.\n"
        "    The page says that the guide has nothing of its own on NRM.\n"
        "\n1. Guide  Calls: Open\n   guide/calls/#open  (12)\n"
        "     tea: tea in text\n"
        "     pointed out by “tea”\n"
        "\n2. Guide  Calls\n   /  (12)"
    )


def test_one_page_is_one_page() -> None:
    found = {"count": 1, "mended": [], "lacking": [], "urgent": False, "missing": None, "results": []}
    assert [*describe("tea", found)] == ["“tea”: 1 page"]


def test_a_guide_with_problems_is_not_searched(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "index.md").write_text("No front matter.\n", encoding="utf-8")
    with pytest.raises(RefusedError, match=r"^docs/index\.md:1"):
        search(Project(tmp_path), "tea")
