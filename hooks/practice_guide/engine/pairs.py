"""Two routes at once, which differ in one answer and agree wherever both ask."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from .choices import Choices, additions
from .hopes import Hopes
from .limits import MOST_COMPARED, MOST_PAIRS, MOST_STATES, TooWideError
from .routes import Exploration, held_open
from .sides import Chosen, Pair, Sides
from .states import Machine
from .steps import State
from .tool import Answers

Way = tuple[int, Pair | None, Chosen]
"""How a pair comes to end the wrong way round: questions still asked, the next pair, what is chosen."""

Parting = tuple[Pair, State, Chosen]
"""The pair after the answer in which two routes differ, and the state before it."""


class PairExploration:
    """Pairs that part at one of the `rising` questions and could still end the wrong way round."""

    def __init__(self, exploration: Exploration, rising: Iterable[int]) -> None:
        """Find the pairs before each question; raise a `TooWideError` when there are too many."""
        self.exploration = exploration
        self.rising = sorted(rising)
        self.sides = Sides(exploration.machine)
        self.layers: list[set[Pair]] = [set()]
        hopes = Hopes(exploration.machine)
        for place in range(len(exploration.machine.tool.questions)):
            found = self._advance(place)
            self.layers.append({pair for pair in found if not hopes.is_settled(place + 1, pair)})
            if len(self.layers[-1]) > MOST_PAIRS:
                raise self._too_wide(place, MOST_PAIRS)

    def find_reversals(self) -> Iterator[tuple[int, Answers, Answers]]:
        """Yield each rising question with its nearest two routes that end the wrong way round."""
        ways = self._find_ways()
        for place in self.rising if any(ways) else ():
            parting = self._nearest_parting(place, ways[place + 1])
            if parting is not None:
                yield place, *self._trace(place, parting, ways)

    def _advance(self, place: int) -> set[Pair]:
        found: set[Pair] = set()
        for pair in self.layers[place]:
            found.update(self.sides.pairs_after(place, pair))
            if len(found) > MOST_COMPARED:
                raise self._too_wide(place, MOST_COMPARED)
        if place in self.rising:
            found.update(pair for pair, _, _ in self._partings(place))
        return found

    def _too_wide(self, place: int, limit: int) -> TooWideError:
        held = held_open(self.exploration.machine, place + 1)
        return TooWideError(place, f"{limit:,} pairs of situations", held)

    def _find_ways(self) -> list[dict[Pair, Way]]:
        """Go back from pairs that end the wrong way round; give the shortest way from each pair to one."""
        ends = {pair: (0, None, (None, None)) for pair in self.layers[-1] if self._is_reversed(pair)}
        ways: list[dict[Pair, Way]] = [*({} for _ in self.layers[1:]), {**ends}]
        for place in range(len(self.layers) - 2, -1, -1):
            if not ways[place + 1]:
                break
            for pair in self.layers[place]:
                way = self._find_way(place, pair, ways[place + 1])
                if way is not None:
                    ways[place][pair] = way
        return ways

    def _find_way(self, place: int, pair: Pair, ahead: dict[Pair, Way]) -> Way | None:
        leading = [after for after in self.sides.pairs_after(place, pair) if after in ahead]
        if not leading:
            return None
        nearest = min(leading, key=lambda after: ahead[after][0])
        chosen = self.sides.chosen(place, pair, nearest)
        return ahead[nearest][0] + sum(choices is not None for choices in chosen), nearest, chosen

    def _is_reversed(self, pair: Pair) -> bool:
        machine = self.exploration.machine
        less, more = (machine.tool.level(machine.result((alive, level, 0))) for alive, level, _ in pair)
        return more > less

    def _nearest_parting(self, place: int, ways: dict[Pair, Way]) -> Parting | None:
        reached = self.exploration.arrivals[place]
        partings = [parting for parting in self._partings(place) if parting[0] in ways]
        return min(partings, key=lambda part: 2 * reached[part[1]][0] + ways[part[0]][0], default=None)

    def _trace(self, place: int, parting: Parting, ways: list[dict[Pair, Way]]) -> tuple[Answers, Answers]:
        """Write out the two routes from the first question to the end."""
        pair: Pair | None
        pair, state, chosen = parting
        taken = [list(self.exploration.shortest_before(place, state)) for _ in range(2)]
        while pair is not None:
            for route, choices in zip(taken, chosen, strict=True):
                if choices is not None:
                    route.append((self.exploration.machine.tool.questions[place].id, choices.example))
            place += 1
            _, pair, chosen = ways[place][pair]
        return tuple(taken[0]), tuple(taken[1])

    def _partings(self, place: int) -> Iterator[Parting]:
        """Yield the pairs that part at a question, from every state that asks it."""
        machine = self.exploration.machine
        compared = list(_compared(machine, place))
        if len(compared) * len(self.exploration.arrivals[place]) > MOST_COMPARED:
            raise self._too_wide(place, MOST_COMPARED)
        for state in self.exploration.arrivals[place]:
            if machine.is_asked(place, state[0]):
                after = self.sides.by_likeness(place, (state[0], state[1], False))
                for less, more in compared:
                    yield (after[less.likeness], after[more.likeness]), state, (less, more)


def _compared(machine: Machine, place: int) -> Iterator[tuple[Choices, Choices]]:
    """Yield choices next to each other in the order of protection; the rest follows from these."""
    question, met = machine.tool.questions[place], machine.bits.met[place]
    if question.choose == "any":
        yield from additions(machine.tool, question, met, MOST_STATES)
        return
    in_order = [Choices.of(machine.tool, answer, met) for answer in question.answers]
    yield from pairwise(in_order)
