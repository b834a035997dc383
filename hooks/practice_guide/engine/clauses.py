"""Conditions as bits: which clauses are still alive, and what an answer does to them.

Each condition that is followed has one bit for each clause and one for "it holds". A clause is alive while
each of its questions so far was answered as listed. Two sets of live clauses that mean the same are written
the same, so that states which can only behave alike are one state.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from .tool import Clause, Condition, Tool

Kind = Literal["question", "rule", "clears", "watched"]


@dataclass(frozen=True)
class Followed:
    """A condition that is followed along the routes, for a question, a rule or an outcome that clears."""

    kind: Kind
    index: int
    clauses: Condition
    start: int
    """The place of its first bit."""
    holds: int
    """The bit that says that the condition holds."""
    all: int
    """All its bits."""


class ClauseBits:
    """The clauses of the conditions followed, ordered by the questions that they read."""

    def __init__(self, tool: Tool, conditions: Iterable[tuple[Kind, int, Condition]]) -> None:
        self.places = {question.id: place for place, question in enumerate(tool.questions)}
        self.followed = _lay_out(conditions)
        count = len(tool.questions)
        self.read = [0] * count
        """For each question, the clauses that read it."""
        self.met: list[dict[str, int]] = [{} for _ in range(count)]
        """For each question and answer, the clauses whose wish it meets."""
        self.last: list[list[tuple[int, Followed]]] = [[] for _ in range(count)]
        """For each question, the clauses that it decides."""
        for condition in self.followed:
            for offset, clause in enumerate(condition.clauses):
                self._enter(condition, 1 << (condition.start + offset), clause)
        self.asked: list[Followed | None] = [None] * count
        for condition in self.followed:
            if condition.kind == "question":
                self.asked[condition.index] = condition
        self.gates = [
            (index, condition.all, self.read[index])
            for index, condition in enumerate(self.asked)
            if condition is not None and self.read[index]
        ]
        self.branching = [condition for condition in self.followed if len(condition.clauses) > 1]
        self.tidied: dict[tuple[int, int], int] = {}
        self.harder: dict[tuple[int, Followed], tuple[tuple[int, int], ...]] = {}

    def _enter(self, condition: Followed, bit: int, clause: Clause) -> None:
        for question, wanted in clause:
            place = self.places[question]
            self.read[place] |= bit
            for answer in wanted:
                self.met[place][answer] = self.met[place].get(answer, 0) | bit
        if clause:
            self.last[max(self.places[question] for question, _ in clause)].append((bit, condition))

    def all_alive(self) -> int:
        """Give the bits before the first question: every clause is alive, nothing holds yet."""
        return self.tidy(0, sum(condition.all ^ condition.holds for condition in self.followed))

    def tidy(self, place: int, alive: int) -> int:
        """Write live clauses in the one form that stands for all that mean the same from here on."""
        known = self.tidied.get((place, alive))
        if known is None:
            known = self._close(place, self._drop_hopeless(place, alive))
            self.tidied[place, alive] = known
        return known

    def _drop_hopeless(self, place: int, alive: int) -> int:
        """Drop clauses that wait for a question which can no longer be asked."""
        for index, own, readers in self.gates:
            if index >= place and not alive & own:
                alive &= ~readers
        return alive

    def _close(self, place: int, alive: int) -> int:
        """Add the clauses that could only hold together with one that is alive: they change nothing."""
        for condition in self.branching:
            live = alive & condition.all
            if live & condition.holds:
                alive |= condition.all
            elif live:
                for bit, harder in self._find_harder(place, condition):
                    alive |= harder if live & bit else 0
        return alive

    def _find_harder(self, place: int, condition: Followed) -> tuple[tuple[int, int], ...]:
        """Pair each clause with those of the same condition that ask for as much or more from here on."""
        if (place, condition) not in self.harder:
            rests = [self._rest(place, clause) for clause in condition.clauses]
            self.harder[place, condition] = tuple(
                (1 << (condition.start + offset), _bits(condition, [_implies(more, less) for more in rests]))
                for offset, less in enumerate(rests)
            )
        return self.harder[place, condition]

    def _rest(self, place: int, clause: Clause) -> dict[str, frozenset[str]]:
        return {question: frozenset(wanted) for question, wanted in clause if self.places[question] >= place}


def _bits(condition: Followed, chosen: list[bool]) -> int:
    return sum(1 << (condition.start + offset) for offset, is_chosen in enumerate(chosen) if is_chosen)


def _implies(more: dict[str, frozenset[str]], less: dict[str, frozenset[str]]) -> bool:
    return all(question in more and more[question] <= wanted for question, wanted in less.items())


def _lay_out(conditions: Iterable[tuple[Kind, int, Condition]]) -> tuple[Followed, ...]:
    followed, start = [], 0
    for kind, index, condition in conditions:
        size = len(condition) + 1
        holds, every = 1 << (start + size - 1), ((1 << size) - 1) << start
        followed.append(Followed(kind, index, condition, start, holds, every))
        start += size
    return tuple(followed)
