import csv
from pathlib import Path

from practice_guide.guide import load_guide
from practice_guide.views.routes_table import routes_table

CASES = Path(__file__).parents[2] / "cases"
TOOL = load_guide(CASES / "guide").tools["go-or-call"]


def test_the_table_names_what_decides_each_result_and_adds_up() -> None:
    rows = [*csv.DictReader(routes_table(TOOL).removeprefix("\ufeff").splitlines())]
    assert [(row["Outcome"], row["Decided by"], row["Combinations of answers"]) for row in rows] == [
        ("Go", "Is anyone in danger? Yes / I do not know", "2"),
        ("You could call", "No answer points to another outcome", "1"),
    ]
    assert sum(int(row["Combinations of answers"]) for row in rows) == TOOL.proof.routes
    assert rows[0]["Because"] == "Someone is in danger. You do not know."
    assert rows[1]["A shortest example"] == '"Is anyone in danger?" → "No"'
