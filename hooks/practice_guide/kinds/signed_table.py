"""The table for sign-off as a manager filled it in: read as spreadsheets save it, and held to the logic of today."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Collection, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Context, Decimal, InvalidOperation

from pydantic import ValidationError

from ..engine.declaration import SignOff
from ..reading.problems import Problem, UnreadableError, shown
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

    file: str
    line: int
    cells: Mapping[str, str]

    def problem(self, message: str, *column: str) -> Problem:
        """Return what is wrong with the row, or with its cell in a column."""
        return Problem(self.file, self.line, column, message)


@dataclass(frozen=True)
class SignedTable:
    """What a table says: who agreed, with what they remarked; or what is wrong with it."""

    sign_off: SignOff | None = None
    comments: tuple[tuple[int, str], ...] = ()
    problems: tuple[Problem, ...] = ()


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
        rows = _read_rows(file, _decode(content))
    except UnreadableError as error:
        return SignedTable(problems=(Problem(file, error.line, (), str(error)),))
    if other := next((row for row in rows if row.cells[LOGIC] != checked.logic), None):
        return SignedTable(problems=(other.problem(_other_logic(other.cells[LOGIC], checked, tools), LOGIC),))
    sign_off, more = _sign_off(file, rows, checked.logic, today)
    problems = (*_check_rows(file, rows, checked), *_check_agreed(rows), *more)
    comments = tuple((row.line, row.cells[COMMENT]) for row in rows if row.cells[COMMENT])
    return SignedTable(None if problems else sign_off, comments, problems)


def _decode(content: bytes) -> str:
    if content.startswith(WORKBOOKS):
        raise UnreadableError(1, f"This is a workbook, and no CSV file. {SAVE_AS}")
    if len(content) > LARGEST:
        raise UnreadableError(1, "This file is far larger than a table for sign-off. Name the table.")
    encoding = "utf-16" if content.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
    try:
        return content.decode(ONE_BYTE)
    except UnicodeDecodeError as error:
        raise UnreadableError(line, f"This is no text that can be read. {SAVE_AS}") from error


def _read_rows(file: str, text: str) -> list[Row]:
    tables = (_parse(text, separator) for separator in SEPARATORS)
    (start, head), *rows = max(tables, key=lambda table: len(set(COLUMNS) & set(table[0][1])))
    missing = [name for name in COLUMNS if name not in head]
    if len(missing) == len(COLUMNS):
        message = "This is not the table for sign-off: its first row names none of the columns. Take it from the page"
        raise UnreadableError(start, f"{message} that says how the tool was tested.")
    if missing:
        names = ", ".join(f'"{name}"' for name in missing)
        raise UnreadableError(start, f"Columns are missing: {names}. Put them back, or take the table anew.")
    filled = ((line, [*cells, *("" for _ in head)]) for line, cells in rows)
    return [Row(file, line, {name: cells[head.index(name)] for name in COLUMNS}) for line, cells in filled]


def _parse(text: str, separator: str) -> list[tuple[int, list[str]]]:
    """Return every row with the line it starts on, empty ones left out; an empty one where there is no other."""
    reader = csv.reader(io.StringIO(text, newline=None), delimiter=separator)
    found, line = [], 1
    try:
        for cells in reader:
            words = [from_cell(cell.strip()) for cell in cells]
            if any(words):
                found.append((line, words))
            line = reader.line_num + 1
    except csv.Error as error:
        raise UnreadableError(line, f"This row cannot be read as CSV: {error}. {SAVE_AS}") from error
    return found or [(1, [])]


def _other_logic(given: str, checked: CheckedTool, tools: Collection[CheckedTool]) -> str:
    """Return what is wrong with a row that is not for the logic of today."""
    name = checked.decision.id
    take = f"Take the table of today from decisions/{name}/proof/routes.csv, and have that agreed."
    if whose := next((tool.decision.id for tool in tools if tool.logic == given), None):
        return f'This is the table of the tool "{whose}". Write its name, or take the table of "{name}".'
    if given:
        return f'This row is for the logic "{shown(given)}". The logic of "{name}" today is "{checked.logic}". {take}'
    return f"This row does not say for which logic it is. {take}"


def _check_rows(file: str, rows: list[Row], checked: CheckedTool) -> Iterator[Problem]:
    """Yield a problem for each row that is not as it was made, stands twice or is missing."""
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
            yield row.problem("This row is not in the table, or stands there twice. Remove it.")
            continue
        waiting.remove(made)
        for name in _changed(row, made):
            yield row.problem(f'The table says "{shown(made[name])}" here. Put it back, or take the table anew.', name)
    for made in waiting:
        message = f'A row is missing: "{shown(made[WORDS[0]])}", decided by "{shown(made[WORDS[1]])}".'
        last = rows[-1].line if rows else 1
        yield Problem(file, last, (), f"{message} Put it back, or take the table anew.")


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


def _check_agreed(rows: list[Row]) -> Iterator[Problem]:
    for row in rows:
        given = row.cells[AGREED].casefold().rstrip(".")
        if given in ("no", "n"):
            message = "This row is not agreed. Change the tool, and have the table of its new logic agreed."
            yield row.problem(message, AGREED)
        elif not given:
            yield row.problem("Nobody has said whether this row is right. Write yes or no.", AGREED)
        elif given not in ("yes", "y"):
            yield row.problem(f'"{shown(row.cells[AGREED])}" is no answer here. Write yes or no.', AGREED)


def _sign_off(file: str, rows: list[Row], logic: str, today: date) -> tuple[SignOff | None, list[Problem]]:
    """Return who agreed, or what is wrong with that."""
    role, day = (next((row for row in rows if row.cells[column]), None) for column in (ROLE, DAY))
    on = _read_day(day.cells[DAY]) if day else None
    found = [*_check_once(file, rows, ROLE, "Write the role of the manager who agrees, in one row: never a name.")]
    found += _check_once(file, rows, DAY, "Write the day on which they agreed, in one row, such as 2026-11-21.")
    if day and on is None:
        message = f'"{shown(day.cells[DAY])}" is not a date. Write year, month and day: 2026-11-21.'
        found.append(day.problem(message, DAY))
    if day and on and on > today:
        message = f"{on.isoformat()} is in the future. Write the day when it was agreed."
        found.append(day.problem(message, DAY))
    if role and not ROLES.search(role.cells[ROLE]):
        message = f'"{shown(role.cells[ROLE])}" reads like a name. Write a role, such as "Team manager".'
        found.append(role.problem(message, ROLE))
    if found or role is None or on is None:
        return None, found
    try:
        return SignOff(role=role.cells[ROLE], on=on, logic=logic), []
    except ValidationError:
        return None, [role.problem("This is too long, or holds what nobody can see. Write a role.", ROLE)]


def _check_once(file: str, rows: list[Row], column: str, remedy: str) -> Iterator[Problem]:
    """Yield a problem where no row fills a column, and for each that says something else than the first."""
    filled = [row for row in rows if row.cells[column]]
    if not filled:
        yield Problem(file, rows[0].line if rows else 1, (column,), f"This is not filled in. {remedy}")
    for row in filled[1:]:
        if row.cells[column] != filled[0].cells[column]:
            yield row.problem(f"This says something else than line {filled[0].line}. {remedy}", column)


def _read_day(given: str) -> date | None:
    for form in DAYS:
        with suppress(ValueError):
            return datetime.strptime(given, form).date()
    return None
