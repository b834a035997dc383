from __future__ import annotations

import csv
import io
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from practice_guide.engine.compilation import logic_code
from practice_guide.guide import load_guide
from practice_guide.kinds.all_kinds import KINDS
from practice_guide.kinds.decision import checked_tools
from practice_guide.kinds.proof import AGREED, COLUMNS, COMMENT, DAY, ROLE, routes_table
from practice_guide.kinds.signed_table import SignedTable, is_same_number, read_signed_table
from practice_guide.reading.problems import format_report

CASES = sorted((Path(__file__).parents[2] / "cases" / "sign-off").glob("*.txt"))
TOOLS = checked_tools(load_guide(Path(__file__).parents[2] / "cases" / "guide", KINDS))
TOOL = TOOLS["go-or-call"]
CODE = logic_code(TOOL.decision)
TODAY = date(2026, 11, 28)
Rows = list[dict[str, str]]


def filled() -> Rows:
    """Return the rows of the table as a manager fills them in."""
    rows = [*csv.DictReader(io.StringIO(routes_table(TOOL).removeprefix("\ufeff")))]
    for row in rows:
        row[AGREED] = "yes"
    rows[0] |= {ROLE: "Team manager", DAY: "2026-11-21"}
    return rows


def saved(rows: Rows, separator: str = ",", line_end: str = "\n", quoting: int = csv.QUOTE_MINIMAL) -> str:
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS, delimiter=separator, lineterminator=line_end, quoting=quoting)  # type: ignore[arg-type]
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def read(content: bytes | str) -> SignedTable:
    written = content if isinstance(content, bytes) else content.encode()
    return read_signed_table("routes.csv", written, TOOL, TOOLS.values(), TODAY)


def edited(place: int, column: str, cell: str) -> str:
    rows = filled()
    rows[place][column] = cell
    return saved(rows)


def test_a_table_that_is_filled_in_says_who_agreed_when_and_for_which_logic() -> None:
    table = read(saved(filled()))
    assert table.problems == ()
    assert table.sign_off
    assert table.sign_off.model_dump(mode="json") == {"role": "Team manager", "on": "2026-11-21", "logic": CODE}


@pytest.mark.parametrize(
    "save",
    [
        lambda rows: saved(rows).encode(),  # LibreOffice
        lambda rows: saved(rows, quoting=csv.QUOTE_ALL).encode(),  # LibreOffice, "quote all text cells"
        lambda rows: saved(rows, ",", "\r\n").encode("utf-8-sig"),  # Excel, "CSV UTF-8"
        lambda rows: saved(rows, ";", "\r\n").encode("utf-8-sig"),  # the same where a comma parts decimals
        lambda rows: saved(rows, ",", "\r\n").encode("cp1252", "replace"),  # Excel, "CSV"
        lambda rows: saved(rows, "\t", "\r\n").encode("utf-16"),  # Excel, "Unicode text"
        lambda rows: saved(rows, ",", "\r").encode(),  # old Macs
        lambda rows: f"{saved(rows)}{',' * 12}\n\n".encode(),  # an empty row that was touched
        lambda rows: saved([*reversed(rows)]).encode(),  # sorted otherwise
    ],
)
def test_it_is_read_as_spreadsheets_save_it(save: Callable[[Rows], bytes]) -> None:
    assert "→".encode() in saved(filled()).encode()
    assert read(save(filled())) == read(saved(filled()))
    assert read(save(filled())).sign_off


@pytest.mark.parametrize("day", ["2026-11-21", "21/11/2026", "21/11/26", "21.11.2026", "21 November 2026", "21-Nov-26"])
def test_the_day_is_read_as_it_is_typed_or_shown(day: str) -> None:
    sign_off = read(edited(0, DAY, day)).sign_off
    assert sign_off
    assert sign_off.on == date(2026, 11, 21)


def test_comments_are_handed_on_with_their_lines() -> None:
    assert read(edited(1, COMMENT, "Say more about babies.")).comments == ((3, "Say more about babies."),)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_any_other_table_is_refused_word_for_word(case: Path) -> None:
    """Each table in tests/cases/sign-off has what its author reads beside it."""
    table = read_signed_table(f"{case.stem}.csv", case.with_suffix(".csv").read_bytes(), TOOL, TOOLS.values(), TODAY)
    assert table.sign_off is None
    assert f"{format_report(table.problems)}\n" == case.read_text(encoding="utf-8")


def test_what_is_far_too_large_is_not_read() -> None:
    assert [problem.message for problem in read("x" * 2_000_001).problems] == [
        "This file is far larger than a table for sign-off. Name the table."
    ]
    assert [problem.message for problem in read(f'"{"x" * 200_000}"\n').problems] == [
        "This row cannot be read as CSV: field larger than field limit (131072). "
        'In the spreadsheet choose "Save as" and then "CSV UTF-8".'
    ]


def test_every_fault_is_told_at_once() -> None:
    rows = filled()
    rows[0] |= {AGREED: "no", ROLE: "", DAY: ""}
    rows[1][AGREED] = ""
    assert [problem.line for problem in read(saved(rows)).problems] == [2, 3, 2, 2]


@pytest.mark.parametrize(
    ("given", "made", "is_same"),
    [
        ("5347689320448", "5347689320448", True),
        ("5.34769E+12", "5347689320448", True),
        ("5,34769E+12", "5347689320448", True),
        ("5.34768E+12", "5347689320448", False),
        ("5.34769E+13", "5347689320448", False),
        ("12345678901234500000", "12345678901234567890", True),
        ("12345678901234600000", "12345678901234567890", False),
        ("5347689320449", "5347689320448", False),
        ("many", "2", False),
        ("NaN", "2", False),
        ("", "2", False),
    ],
)
def test_a_long_number_is_known_again_as_a_spreadsheet_shortens_it(given: str, made: str, is_same: bool) -> None:
    assert is_same_number(given, made) == is_same
