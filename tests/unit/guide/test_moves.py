"""What a page says about former places must be able to hold."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from practice_guide.guide import load_guide
from practice_guide.kinds.all_kinds import KINDS

CASES = Path(__file__).parents[2] / "cases" / "guide"
REST = "why: It moved., since: 2026-12-01"


def problems(docs: Path, *entries: str, page: str = "guide/calls.md") -> list[str]:
    """Return what is wrong once a page of the small guide has these entries."""
    if not docs.exists():
        shutil.copytree(CASES, docs)
    file = docs / page
    lines = "".join(f"  - {{{entry}, {REST}}}\n" for entry in entries)
    text, before = file.read_text(encoding="utf-8"), "review_by: 2027-11-20\n"
    file.write_text(text.replace(before, f"{before}moved:\n{lines}"), encoding="utf-8")
    return [f"{found.file}:{found.line} {found.message}" for found in load_guide(docs, KINDS).problems]


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    return tmp_path / "docs"


def test_a_page_can_answer_for_a_page_and_for_a_place(docs: Path) -> None:
    assert problems(docs, "from: guide/old/", 'from: "guide/older/#id", to: "#ask-who"') == []


def test_what_is_still_there_cannot_have_moved(docs: Path) -> None:
    assert problems(docs, 'from: "decisions/go-or-call/#danger"') == [
        'docs/guide/calls.md:7 "decisions/go-or-call/#danger" is still there. '
        "Remove this entry, or give the place that is there another id."
    ]


def test_two_pages_that_claim_one_place_are_both_named(docs: Path) -> None:
    problems(docs, "from: guide/old/")
    assert problems(docs, "from: guide/old/", page="checklists/get-ready.md") == [
        'docs/guide/calls.md:7 "guide/old/" is already claimed in docs/checklists/get-ready.md:7. Keep one of the two.'
    ]


def test_two_pages_cannot_lead_to_each_other(docs: Path) -> None:
    problems(docs, "from: checklists/get-ready/")
    found = problems(docs, "from: guide/calls/", page="checklists/get-ready.md")
    assert [line.split(" is still there")[0] for line in found] == [
        'docs/checklists/get-ready.md:7 "guide/calls/"',
        'docs/guide/calls.md:7 "checklists/get-ready/"',
    ]


def test_a_chain_is_reported_at_the_link_that_leads_nowhere(docs: Path) -> None:
    assert problems(docs, 'from: "guide/calls/#old", to: "#older"', 'from: "guide/calls/#older", to: "#ask-who"') == [
        'docs/guide/calls.md:7 This page has no place called "older". Places: "ask-who", "someone-else".'
    ]


def test_a_place_cannot_lead_to_itself(docs: Path) -> None:
    found = problems(docs, 'from: "guide/calls/#ask-who", to: "#ask-who"')
    assert [line.partition(" Remove")[0] for line in found] == [
        'docs/guide/calls.md:7 "guide/calls/#ask-who" is still there.'
    ]


def test_a_place_to_go_that_does_not_exist_is_named(docs: Path) -> None:
    assert problems(docs, 'from: guide/old/, to: "#ask-whom"') == [
        'docs/guide/calls.md:7 This page has no place called "ask-whom". Did you mean "ask-who"?'
    ]
