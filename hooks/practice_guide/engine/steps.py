"""A state on the way through a tool, and the step from one to the next."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from .choices import Choices

State = tuple[int, int, int]
"""Live clauses, place on the scale, and what was missed."""


class Step(NamedTuple):
    """What one group of like choices does; `choices` is None where the question is not asked."""

    choices: Choices | None
    number: int
    level: int
    ends: bool
    missed: int
    alive: int


def add_up(steps: Iterable[Step]) -> tuple[Step, ...]:
    """Merge the steps that come to the same, adding up their numbers."""
    merged: dict[tuple[int, bool, int, int], Step] = {}
    for step in steps:
        key = (step.level, step.ends, step.missed, step.alive)
        known = merged.get(key)
        merged[key] = step if known is None else known._replace(number=known.number + step.number)
    return tuple(merged.values())
