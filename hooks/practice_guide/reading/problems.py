"""Problems in what an author wrote, and the report that shows them all at once."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import lru_cache
from itertools import groupby

LONGEST_SHOWN = 80
MOST_IN_FILE = 50
MOST_IN_REPORT = 200

Trail = tuple[str | int, ...]


@dataclass(frozen=True, order=True)
class Problem:
    """One thing to mend: where it is, what is wrong and what to do about it."""

    file: str
    line: int
    trail: tuple[str, ...] = ()
    message: str = ""
    detail: tuple[str, ...] = field(default=(), compare=False)
    """Further lines, such as a route that shows the fault."""


class UnreadableError(Exception):
    """What keeps a file from being read at all: its line, and the fault in an author's words."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line


class UnusableSettingError(ValueError):
    """A setting that nothing can be built with, in an author's words: the base of errors that name one."""


def format_report(problems: Iterable[Problem]) -> str:
    """Return the report of all problems, sorted by page and line, ending in their number.

    Of very many, the first of each file are shown, and how many more there are.
    """
    ordered = sorted(set(problems))
    entries = [*_entries(ordered)]
    files = len({problem.file for problem in ordered})
    total = f"{_count(len(ordered), 'problem')} in {_count(files, 'file')}."
    return "\n\n".join([*entries, total])


def _entries(ordered: list[Problem]) -> Iterator[str]:
    room = MOST_IN_REPORT
    for file, found in groupby(ordered, lambda problem: problem.file):
        of_file = [*found]
        listed = of_file[: min(room, MOST_IN_FILE)]
        yield from map(format_problem, listed)
        room -= len(listed)
        if more := len(of_file) - len(listed):
            yield f"{in_one_line(file)}\n    {_count(more, 'more problem')} in this file."


def format_problem(problem: Problem) -> str:
    """Return one problem: its place and trail, then what is wrong and what to do about it."""
    place = f"{in_one_line(problem.file)}:{problem.line}"
    heading = f"{place}  {' > '.join(shown(step) for step in problem.trail)}" if problem.trail else place
    lines = (in_one_line(line) for line in (problem.message, *problem.detail))
    return "\n".join([heading, *(f"    {line}".rstrip() for line in lines)])


def shown(given: str) -> str:
    """Return what an author wrote as a report shows it: on one line, cut where it is long."""
    return in_one_line(given if len(given) <= LONGEST_SHOWN else f"{given[:LONGEST_SHOWN]}…")


def in_one_line(text: str) -> str:
    """Return the text with what cannot be seen, or would move the cursor of a terminal, written out as `\\x1b`."""
    if text.isprintable():
        return text
    return "".join(sign if sign.isprintable() else repr(sign)[1:-1] for sign in text)


def suggest(given: str, candidates: Iterable[str], noun: str = "") -> str:
    """Return `Did you mean "x"?`, or the allowed values where nothing is near; empty where there are none."""
    known = list(dict.fromkeys(candidates))
    # Nothing that long is a slip of the pen, and to compare it would take long.
    near = _nearest(given, tuple(known)) if len(given) <= LONGEST_SHOWN else None
    if near is not None:
        return f'Did you mean "{near}"?'
    if not known:
        return ""
    shown = ", ".join(f'"{value}"' for value in known[:12])
    more = f" and {len(known) - 12} more" if len(known) > 12 else ""
    return f"{noun or 'Choose from'}: {shown}{more}."


@lru_cache
def _nearest(given: str, known: tuple[str, ...]) -> str | None:
    return next(iter(get_close_matches(given, known, n=1)), None)


def readable_trail(trail: Trail, blocks: Collection[str] = ()) -> tuple[str, ...]:
    """Return the trail as an author reads it: names of blocks left out, list positions counted from 1."""
    steps = trail[1:] if len(trail) > 1 and trail[0] in blocks else trail
    return tuple(f"item {step + 1}" if isinstance(step, int) else step for step in steps)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
