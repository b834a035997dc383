from __future__ import annotations

import csv
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from practice_guide.engine.agreed_logic import logic_code
from practice_guide.guide import Page, load_guide
from practice_guide.kinds.all_kinds import KINDS
from practice_guide.kinds.decision import checked_tools
from practice_guide.kinds.proof import LOGIC, PROOF, as_cell, from_cell, routes_table

from ..small_pages import CITED, DECISION, make_page, make_site, tool_page

RAISES = {"raises": "go", "because": "So.", **CITED}
ALONE = {"say": "None", "alone": True}
CASES = Path(__file__).parents[2] / "cases"
TOOL = checked_tools(load_guide(CASES / "guide", KINDS))["go-or-call"]


def test_the_table_names_what_decides_each_result_and_adds_up() -> None:
    rows = [*csv.DictReader(routes_table(TOOL).removeprefix("\ufeff").splitlines())]
    assert [(row["Outcome"], row["Decided by"], row["Combinations of answers"]) for row in rows] == [
        ("Go", "Is anyone in danger? Yes / I do not know", "2"),
        ("You could call", "No answer points to another outcome", "1"),
    ]
    assert sum(int(row["Combinations of answers"]) for row in rows) == TOOL.proof.routes
    assert rows[0]["Because"] == "Someone is in danger. You do not know."
    assert rows[1]["A shortest example"] == '"Is anyone in danger?" → "No"'
    assert {row[LOGIC] for row in rows} == {logic_code(TOOL.decision)}


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20"])
def test_no_cell_starts_a_formula_and_each_can_be_read_back(sign: str) -> None:
    for words in (f"{sign}cmd|' /C calc'!A0", sign, f"'{sign}x", f"''{sign}"):
        assert as_cell(words) == f"'{words}"
        assert from_cell(as_cell(words)) == words


@pytest.mark.parametrize("words", ["Go", "", "'Tis not = that", "Go - or call", "1", "'"])
def test_other_words_stay_as_they_are(words: str) -> None:
    assert as_cell(words) == words
    assert from_cell(words) == words


def test_words_of_an_author_reach_the_table_as_words(tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    shutil.copytree(CASES / "guide", docs)
    file = docs / "decisions" / "go-or-call.md"
    text = file.read_text(encoding="utf-8")
    assert "title: Go," in text
    file.write_text(text.replace("title: Go,", 'title: "=HYPERLINK(1)",'), encoding="utf-8")
    rows = [*csv.reader(routes_table(checked_tools(load_guide(docs, KINDS))["go-or-call"]).splitlines())]
    assert "'=HYPERLINK(1)" in {row[0] for row in rows}
    assert [cell for row in rows for cell in row if cell[:1] in ("=", "+", "-", "@", "\t", "\r")] == []


def case_page(name: str, outcome: str, shows: Sequence[str] = (), **answers: str) -> Page:
    """Make a page with an invented case for the tool of one question."""
    scenario = {
        "id": name,
        "tool": "go-or-call",
        "story": ["They ring."],
        "answers": answers,
        "outcome": outcome,
        "because": "It is so.",
        "discuss": ["What now?"],
        "shows": list(shows),
    }
    return make_page(f"teach/scenarios/{name}.md", title=name, scenario=scenario)


COUNTS = ("unknowns", "needs", "lines", "ticks", "rising", "rising_in", "cases", "held")


def counts(page: Page, *others: Page) -> dict[str, int]:
    """Return what the page on testing counts, without what there is none of."""
    part = make_site(page, *others).view("decisions/go-or-call/proof.md", "").part(PROOF.name)
    return {name: getattr(part, name) for name in COUNTS if getattr(part, name)}


def test_what_was_not_done_is_not_counted() -> None:
    assert counts(tool_page()) == {"needs": 1}


def test_what_was_done_is_counted() -> None:
    answers: dict[str, Any] = {
        "no": {"say": "No"},
        "not-known": {"say": "I do not know", "unknown": True, "raises": "go", "because": "You do not know.", **CITED},
        "yes": {"say": "Yes", "raises": "go", "because": "It is.", **CITED},
    }
    danger = DECISION["questions"]["danger"] | {"order": "rising", "answers": answers}
    boxes = {"ask": "Which?", "choose": "any", "answers": {"late": RAISES | {"say": "Late"}, "none": ALONE}}
    line = {"text": "Ask who knows.", "when": {"danger": ["not-known"]}, **CITED}
    outcomes = DECISION["outcomes"] | {"go": DECISION["outcomes"]["go"] | {"next": [line]}}
    tool = tool_page(questions={"danger": danger, "boxes": boxes}, outcomes=outcomes)
    cases = (
        case_page("a-call", "call", danger="no", boxes="none"),
        case_page("a-visit", "go", ["Set a date"], danger="yes", boxes="none"),
    )
    assert counts(tool, *cases) == {
        "unknowns": 1,
        "needs": 1,
        "lines": 1,
        "ticks": 1,
        "rising": 3,
        "rising_in": 1,
        "cases": 2,
        "held": 1,
    }
