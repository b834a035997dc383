"""Proof 9: where answers rise, the more protective one never gives the less protective result."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise, product

from .choices import Choices, Effect, TooWideError, additions
from .faults import Fault, quoted
from .machine import Machine, Paths, Way
from .routes import MOST_COMPARED, Exploration, Routes
from .tool import Answers, Tool
from .walk import walk

MOST_PAIRS = 50_000

Position = tuple[int, int, bool]
"""Where one of two routes is: live clauses, place on the scale, and whether it has ended."""

Pair = tuple[Position, Position]
"""The route with the less protective answer, and the one with the more protective answer."""

Onward = tuple[Position, tuple[str, ...] | None]
"""Where a route comes past a question, and what it chooses; None where it is not asked."""


def prove_order(routes: Routes) -> Iterator[Fault]:
    """Yield a fault for each question with `order: rising` that has answers the wrong way round."""
    tool = routes.machine.tool
    for place, question in enumerate(tool.questions):
        if question.rising and (found := _find_reversal(routes, PairPaths(routes.machine, place))):
            yield _explain(tool, question.id, *found)


def _find_reversal(routes: Routes, pairs: PairPaths) -> tuple[Answers, Answers] | None:
    """Give two nearest routes that part at a question and end the wrong way round."""
    place = pairs.parting
    asking = [state for state in routes.arrivals[place] if routes.machine.is_asked(place, state[0])]
    if len(pairs.compared) * len(asking) > MOST_COMPARED:
        raise TooWideError(place, f"{MOST_COMPARED:,} {pairs.states}", routes.machine.held_open(place + 1))
    starts = {((*state, False),) * 2: 2 * routes.arrivals[place][state].length for state in asking}
    found = Exploration(pairs, starts, place)
    wrong = [pair for pair in found.finals if pairs.is_reversed(pair)]
    if not wrong:
        return None
    taken = found.taken_to(wrong)
    before = routes.shortest_before(place, taken[0].state[0][:2])
    return (*before, *found.answers(taken, 0)), (*before, *found.answers(taken, 1))


def _explain(tool: Tool, question: str, less: Answers, more: Answers) -> Fault:
    chosen = [quoted(dict(route)[question]) for route in (less, more)]
    results = [walk(tool, dict(route)).result for route in (less, more)]
    message = (
        f"Choosing {chosen[1]} counts as more protective than choosing {chosen[0]}, "
        f'but can end in "{results[1]}" where {chosen[0]} ends in "{results[0]}".'
    )
    remedy = "Change the order of the answers, or remove `order: rising`."
    return Fault(("questions", question, "order"), message, remedy, (less, more))


class PairPaths(Paths[Pair]):
    """Two routes at once from the question at which they part, as far as they could still end the wrong way round."""

    most, states = MOST_PAIRS, "pairs of situations"

    def __init__(self, machine: Machine, parting: int) -> None:
        self.machine, self.tool, self.parting = machine, machine.tool, parting
        self.compared = list(_compared(machine, parting))
        self.ways = cache(self._find_ways)

    def moves(self, place: int, pair: Pair) -> Iterator[tuple[Pair, Way]]:
        """Yield the pairs that a pair leads to: answers that differ where it parts, then the same where both ask."""
        for (less, chosen), (more, also_chosen) in self._ways_on(place, *pair):
            # Two that have come together stay so, and nothing is more protective than the first outcome.
            if less != more and more[1] > 0:
                asked = (chosen is not None) + (also_chosen is not None)
                yield (less, more), Way(1, (chosen, also_chosen), asked, ends=False)

    def held_open(self, place: int) -> tuple[str, ...]:
        """Say what is waited for at a question, and by what, the longest wait first."""
        return self.machine.held_open(place)

    def is_reversed(self, pair: Pair) -> bool:
        """Tell whether the more protective answer has the less protective result."""
        less, more = (self.tool.level(self.machine.result((alive, level))) for alive, level, _ in pair)
        return more > less

    def _ways_on(self, place: int, less: Position, more: Position) -> Iterable[tuple[Onward, Onward]]:
        if place == self.parting:
            groups = self.machine.choices[place]
            after = {group.effect: way[0] for group, way in zip(groups, self.ways(place, less), strict=True)}
            return (((after[a.effect], a.example), (after[b.effect], b.example)) for a, b in self.compared)
        one, other = self.ways(place, less), self.ways(place, more)
        both_ask = one[0][1] is not None and other[0][1] is not None
        return zip(one, other, strict=True) if both_ask else product(one, other)

    def _find_ways(self, place: int, position: Position) -> list[Onward]:
        alive, level, has_ended = position
        if has_ended:
            return [(position, None)]
        return [((*after, way.ends), way.chosen[0]) for after, way in self.machine.moves(place, (alive, level))]


def _compared(machine: Machine, place: int) -> Iterator[tuple[Choices[Effect], Choices[Effect]]]:
    """Yield choices next to each other in the order of protection; the rest follows from these."""
    question, effects = machine.tool.questions[place], machine.effects[place]
    if question.choose == "any":
        return additions(question, place, effects)
    return pairwise(Choices(effects[answer.id], 1, (answer.id,)) for answer in question.answers)
