"""One of two routes that are followed at once, and where a choice takes it."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import product

from .choices import Choices
from .states import Machine

Side = tuple[int, int, bool]
"""Where one of two routes is: live clauses, place on the scale, and whether it has ended."""

Pair = tuple[Side, Side]
"""The route with the less protective answer, and the one with the more protective answer."""

Chosen = tuple[Choices | None, Choices | None]
"""What the two routes choose at a question; None where a route does not ask it."""

Onward = tuple[tuple[Side, ...], tuple[Choices | None, ...]]
"""Where a route can go from a question, and by which choices."""


class Sides:
    """Where each side of a pair can go; worked out once for each question and side."""

    def __init__(self, machine: Machine) -> None:
        self.machine = machine
        self.known: dict[tuple[int, Side], Onward] = {}

    def pairs_after(self, place: int, pair: Pair) -> Iterable[Pair]:
        """Give the pairs that a pair leads to: the same choice where both ask, else any."""
        less, more = self._onward(place, pair[0]), self._onward(place, pair[1])
        return zip(less[0], more[0], strict=True) if _both_ask(less, more) else product(less[0], more[0])

    def chosen(self, place: int, pair: Pair, after: Pair) -> Chosen:
        """Give choices that lead from one pair to another."""
        less, more = self._onward(place, pair[0]), self._onward(place, pair[1])
        if _both_ask(less, more):
            index = list(zip(less[0], more[0], strict=True)).index(after)
            return less[1][index], more[1][index]
        return less[1][less[0].index(after[0])], more[1][more[0].index(after[1])]

    def by_likeness(self, place: int, side: Side) -> dict[tuple[int, bool, bool, int], Side]:
        """Give where each kind of choice takes a side that is asked the question."""
        after, choices = self._onward(place, side)
        return {choice.likeness: then for then, choice in zip(after, choices, strict=True) if choice}

    def _onward(self, place: int, side: Side) -> Onward:
        key = (place, side)
        if key not in self.known:
            self.known[key] = self._find_onward(place, side)
        return self.known[key]

    def _find_onward(self, place: int, side: Side) -> Onward:
        if side[2]:
            return (side,), (None,)
        steps = self.machine.steps_by_choice(place, side[0])
        after = [(*self.machine.after(step, side[1], 0)[:2], step.ends) for step in steps]
        return tuple(after), tuple(step.choices for step in steps)


def _both_ask(less: Onward, more: Onward) -> bool:
    return less[1][0] is not None and more[1][0] is not None
