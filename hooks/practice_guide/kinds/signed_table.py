"""The table for sign-off as a manager filled it in: read as spreadsheets save it, and held to the logic of today."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Context, Decimal, InvalidOperation

from pydantic import ValidationError

from ..engine.agreed_logic import logic_code
from ..engine.declaration import SignOff
from ..reading.problems import Problem, shown
from .decision import CheckedTool
from .proof import AGREED, COLUMNS, COMMENT, DAY, LOGIC, ROLE, WORDS, from_cell, table_rows

LARGEST = 2_000_000
# Excel's plain "CSV" has one byte for each sign, and a question mark for those that it lacks, such as an arrow.
ONE_BYTE = "cp1252"
SEPARATORS = (",", ";", "\t", "|")
WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
# As a date is typed, and as spreadsheets set for Britain show it.
DAYS = ("%Y-%m-%d", "%d/%m/%Y", "%d/%m/%y", "%d.%m.%Y", "%d %B %Y", "%d-%b-%y", "%d-%b-%Y")
# A spreadsheet keeps 15 digits of a number.
DIGITS = 15
NUMBER = COLUMNS[3]
ROLES = re.compile(
    r"manag|lead|head|director|principal|supervis|officer|chair|worker|consultant|practitioner|advis|coordinator|service",
    re.IGNORECASE,
)
# Fewer alike than this, and a row is another one.
ALIKE = 3
SAVE_AS = 'In the spreadsheet choose "Save as" and then "CSV UTF-8".'


@dataclass(frozen=True)
class Row:
    """A row of the table with the line it starts on; cells by the name of their column."""

    line: int
    cells: Mapping[str, str]


@dataclass(frozen=True)
class SignedTable:
    """What a table says: who agreed, with what they remarked; or what is wrong with it."""

    sign_off: SignOff | None = None
    comments: tuple[tuple[int, str], ...] = ()
    problems: tuple[Problem, ...] = ()


class _RefusedError(Exception):
    """The table cannot be read. Raised and caught here; holds the line and what is wrong."""


def read_signed_table(
    file: str, content: bytes, checked: CheckedTool, tools: Collection[CheckedTool], today: date
) -> SignedTable:
    """Return what a filled-in table says about a tool, or every fault that keeps it from being agreed.

    Args:
        file: The name to show in problems.
        tools: All tools, to tell whose table it is where it is not this one's.
        today: The last day that may count as past.
    """
    try:
        rows = _read_rows(_decode(content))
        _check_logic(rows, checked, tools)
    except _RefusedError as error:
        return SignedTable(problems=(Problem(file, *error.args),))
    found = [*_check_rows(rows, checked), *_check_agreed(rows)]
    sign_off, more = _sign_off(rows, logic_code(checked.decision), today)
    problems = tuple(Problem(file, line, trail, message) for line, trail, message in (*found, *more))
    comments = tuple((row.line, row.cells[COMMENT]) for row in rows if row.cells[COMMENT])
    return SignedTable(None, comments, problems) if problems else SignedTable(sign_off, comments)


Fault = tuple[int, tuple[str, ...], str]


def _decode(content: bytes) -> str:
    if content.startswith(WORKBOOKS):
        raise _RefusedError(1, (), f"This is a workbook, and no CSV file. {SAVE_AS}")
    if len(content) > LARGEST:
        raise _RefusedError(1, (), "This file is far larger than a table for sign-off. Name the table.")
    encoding = "utf-16" if content.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
    try:
        return content.decode(ONE_BYTE)
    except UnicodeDecodeError as error:
        raise _RefusedError(line, (), f"This is no text that can be read. {SAVE_AS}") from error


def _read_rows(text: str) -> list[Row]:
    tables = [_parse(text, separator) for separator in SEPARATORS]
    head, rows = max(tables, key=lambda table: len(set(COLUMNS) & set(table[0][1])))
    missing = [name for name in COLUMNS if name not in head[1]]
    if len(missing) == len(COLUMNS):
        message = "This is not the table for sign-off: its first row names none of the columns. Take it from the page"
        raise _RefusedError(head[0], (), f"{message} that says how the tool was tested.")
    if missing:
        names = ", ".join(f'"{name}"' for name in missing)
        raise _RefusedError(head[0], (), f"Columns are missing: {names}. Put them back, or take the table anew.")
    places = {name: head[1].index(name) for name in COLUMNS}
    return [
        Row(line, {name: cells[place] if place < len(cells) else "" for name, place in places.items()})
        for line, cells in rows
    ]


def _parse(text: str, separator: str) -> tuple[tuple[int, list[str]], list[tuple[int, list[str]]]]:
    """Return the first row and the others, each with the line it starts on; empty ones left out."""
    reader = csv.reader(io.StringIO(text, newline=None), delimiter=separator)
    found, line = [], 1
    try:
        for cells in reader:
            words = [from_cell(cell.strip()) for cell in cells]
            if any(words):
                found.append((line, words))
            line = reader.line_num + 1
    except csv.Error as error:
        raise _RefusedError(line, (), f"This row cannot be read as CSV: {error}. {SAVE_AS}") from error
    return (found[0], found[1:]) if found else ((1, []), [])


def _check_logic(rows: list[Row], checked: CheckedTool, tools: Collection[CheckedTool]) -> None:
    today, name = logic_code(checked.decision), checked.decision.id
    other = next((row for row in rows if row.cells[LOGIC] != today), None)
    if other is None:
        return
    given = other.cells[LOGIC]
    whose = next((tool.decision.id for tool in tools if logic_code(tool.decision) == given), None)
    take = f"Take the table of today from decisions/{name}/proof/routes.csv, and have that agreed."
    if whose:
        message = f'This is the table of the tool "{whose}". Write its name, or take the table of "{name}".'
    elif given:
        message = f'This row is for the logic "{shown(given)}". The logic of "{name}" today is "{today}". {take}'
    else:
        message = f"This row does not say for which logic it is. {take}"
    raise _RefusedError(other.line, (LOGIC,), message)


def _check_rows(rows: list[Row], checked: CheckedTool) -> Iterator[Fault]:
    """Yield a fault for each row that is not as it was made, stands twice or is missing."""
    waiting = [*table_rows(checked)]
    left = []
    for row in rows:
        same = next((made for made in waiting if not _changed(row, made)), None)
        if same:
            waiting.remove(same)
        else:
            left.append(row)
    for row in left:
        made = min(waiting, key=lambda made: len(_changed(row, made)), default=None)
        if made is None or len(_changed(row, made)) > len(WORDS) - ALIKE:
            yield row.line, (), "This row is not in the table, or stands there twice. Remove it."
            continue
        waiting.remove(made)
        for name in _changed(row, made):
            yield row.line, (name,), f'The table says "{shown(made[name])}" here. Put it back, or take the table anew.'
    last = rows[-1].line if rows else 1
    for made in waiting:
        message = f'A row is missing: "{shown(made[WORDS[0]])}", decided by "{shown(made[WORDS[1]])}".'
        yield last, (), f"{message} Put it back, or take the table anew."


def _changed(row: Row, made: Mapping[str, str]) -> list[str]:
    return [
        name for name in WORDS if not (is_same_number if name == NUMBER else _same_words)(row.cells[name], made[name])
    ]


def _same_words(given: str, made: str) -> bool:
    as_kept = made.encode(ONE_BYTE, "replace").decode(ONE_BYTE)
    return " ".join(given.split()) in (" ".join(made.split()), " ".join(as_kept.split()))


def is_same_number(given: str, made: str) -> bool:
    """Say whether a number is the one written, also as a spreadsheet shortens a long one: 5.34769E+12."""
    try:
        number, whole = Decimal(given.replace(",", ".")), Decimal(made)
    except InvalidOperation:
        return False
    if "E" not in given.upper():
        return number == whole or (len(made) > DIGITS and given[:DIGITS] == made[:DIGITS] and len(given) == len(made))
    # As many digits as the short form has.
    return Context(prec=max(1, len(number.as_tuple().digits)), rounding=ROUND_HALF_UP).plus(whole) == number


def _check_agreed(rows: list[Row]) -> Iterator[Fault]:
    for row in rows:
        given = row.cells[AGREED].casefold().rstrip(".")
        if given in ("no", "n"):
            message = "This row is not agreed. Change the tool, and have the table of its new logic agreed."
            yield row.line, (AGREED,), message
        elif not given:
            yield row.line, (AGREED,), "Nobody has said whether this row is right. Write yes or no."
        elif given not in ("yes", "y"):
            yield row.line, (AGREED,), f'"{shown(row.cells[AGREED])}" is no answer here. Write yes or no.'


def _sign_off(rows: list[Row], logic: str, today: date) -> tuple[SignOff | None, list[Fault]]:
    faults: list[Fault] = []
    role = _once(rows, ROLE, "Write the role of the manager who agrees, in one row: never a name.", faults)
    day = _once(rows, DAY, "Write the day on which they agreed, in one row, such as 2026-11-21.", faults)
    on = _read_day(day, today, faults) if day else None
    if role and not ROLES.search(role.cells[ROLE]):
        message = f'"{shown(role.cells[ROLE])}" reads like a name. Write a role, such as "Team manager".'
        faults.append((role.line, (ROLE,), message))
    if faults or role is None or on is None:
        return None, faults
    try:
        return SignOff(role=role.cells[ROLE], on=on, logic=logic), []
    except ValidationError:
        return None, [(role.line, (ROLE,), "This is too long, or holds what nobody can see. Write a role.")]


def _once(rows: list[Row], column: str, remedy: str, faults: list[Fault]) -> Row | None:
    """Return the first row that fills a column, unless another says something else."""
    filled = [row for row in rows if row.cells[column]]
    if not filled:
        faults.append((rows[0].line if rows else 1, (column,), f"This is not filled in. {remedy}"))
        return None
    for row in filled[1:]:
        if row.cells[column] != filled[0].cells[column]:
            message = f"This says something else than line {filled[0].line}. {remedy}"
            faults.append((row.line, (column,), message))
    return filled[0]


def _read_day(row: Row, today: date, faults: list[Fault]) -> date | None:
    given = row.cells[DAY]
    for form in DAYS:
        try:
            day = datetime.strptime(given, form).date()
        except ValueError:
            continue
        if day <= today:
            return day
        faults.append((row.line, (DAY,), f"{day.isoformat()} is in the future. Write the day when it was agreed."))
        return None
    faults.append((row.line, (DAY,), f'"{shown(given)}" is not a date. Write year, month and day: 2026-11-21.'))
    return None
