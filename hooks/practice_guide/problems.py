"""Problems in what an author wrote, and the report that shows them all at once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches

# Keys that hold a whole block: naming them in every trail tells an author nothing.
BLOCKS = ("decision", "checklist", "source", "scenario")

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


def format_report(problems: Iterable[Problem]) -> str:
    """Return the report of all problems, sorted by page and line, ending in their number."""
    ordered = sorted(set(problems))
    entries = [format_problem(problem) for problem in ordered]
    files = len({problem.file for problem in ordered})
    total = f"{_count(len(ordered), 'problem')} in {_count(files, 'file')}."
    return "\n\n".join([*entries, total])


def format_problem(problem: Problem) -> str:
    """Return one problem: its place and trail, then what is wrong and what to do about it."""
    place = f"{problem.file}:{problem.line}"
    heading = f"{place}  {' > '.join(problem.trail)}" if problem.trail else place
    return "\n".join([heading, *(f"    {line}".rstrip() for line in (problem.message, *problem.detail))])


def suggest(given: str, candidates: Iterable[str], noun: str = "") -> str:
    """Return `Did you mean "x"?`, or the allowed values where nothing is near; empty where there are none."""
    known = list(dict.fromkeys(candidates))
    near = get_close_matches(given, known, n=1)
    if near:
        return f'Did you mean "{near[0]}"?'
    if not known:
        return ""
    shown = ", ".join(f'"{value}"' for value in known[:12])
    more = f" and {len(known) - 12} more" if len(known) > 12 else ""
    return f"{noun or 'Choose from'}: {shown}{more}."


def readable_trail(trail: Iterable[str | int]) -> tuple[str, ...]:
    """Return the trail as an author reads it: block names left out, list positions counted from 1."""
    steps = list(trail)
    if len(steps) > 1 and steps[0] in BLOCKS:
        steps = steps[1:]
    return tuple(f"{_ordinal(step)}" if isinstance(step, int) else step for step in steps)


def _ordinal(index: int) -> str:
    return f"item {index + 1}"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
