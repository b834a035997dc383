import csv
import shutil
from pathlib import Path

import pytest

from practice_guide.guide import load_guide
from practice_guide.kinds.all_kinds import KINDS
from practice_guide.kinds.decision import checked_tools
from practice_guide.kinds.proof import as_cell, from_cell, routes_table

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
