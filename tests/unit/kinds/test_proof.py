from __future__ import annotations

import csv
import shutil
from pathlib import Path
from typing import Any

import pytest

from practice_guide.engine.agreed_logic import logic_code
from practice_guide.guide import Page, load_guide
from practice_guide.kinds.all_kinds import KINDS
from practice_guide.kinds.decision import checked_tools
from practice_guide.kinds.proof import LOGIC, PROOF, as_cell, from_cell, routes_table

from ..small_pages import DECISION, make_page, make_site, tool_page

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


def case_page(name: str, answer: str, outcome: str) -> Page:
    """Make a page with an invented case for the tool of one question."""
    scenario = {
        "id": name,
        "tool": "go-or-call",
        "story": ["They ring."],
        "answers": {"danger": [answer]},
        "outcome": outcome,
        "because": "It is so.",
        "discuss": ["What now?"],
    }
    return make_page(f"teach/scenarios/{name}.md", title=name, scenario=scenario)


def counts(page: Page, *others: Page) -> tuple[int, int, int, int]:
    """Return how many unknown answers, rising answers, rising questions and cases the page on testing tells."""
    site = make_site(page, *others)
    part = site.view("decisions/go-or-call/proof.md", "").part(PROOF.name)
    return part.unknowns, part.rising, part.rising_in, part.cases


def test_what_was_not_done_is_not_counted() -> None:
    assert counts(tool_page()) == (0, 0, 0, 0)


def test_unknown_and_rising_answers_and_cases_are_counted() -> None:
    answers: dict[str, Any] = {
        "no": {"say": "No"},
        "not-known": {"say": "I do not know", "unknown": True, "raises": "go", "because": "You do not know."},
        "yes": {"say": "Yes", "raises": "go", "because": "It is."},
    }
    danger = DECISION["questions"]["danger"] | {"order": "rising", "answers": answers}
    cases = case_page("a-call", "no", "call"), case_page("a-visit", "yes", "go")
    assert counts(tool_page(questions={"danger": danger}), *cases) == (1, 3, 1, 2)
