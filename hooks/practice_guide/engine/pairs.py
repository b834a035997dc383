"""Two routes at once, which differ in one answer and agree wherever both ask."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise, product

from .choices import Choices, additions
from .limits import MOST_PAIRS, MOST_STATES, TooWideError
from .routes import Exploration, held_open
from .states import Machine, State, Step
from .tool import Answers

Side = tuple[int, int, bool]
"""Where one of the two routes is: live clauses, place on the scale, and whether it has ended."""

Pair = tuple[Side, Side]
"""The route with the less protective answer, and the one with the more protective answer."""


@dataclass(frozen=True)
class PairArrival:
    """How a pair is first reached: from a state, at the question where the two part, or from a pair."""

    length: int
    state: State | None
    pair: Pair | None
    chosen: tuple[Choices | None, Choices | None]


@dataclass
class PairExploration:
    """Pairs that could still turn out the wrong way round, question by question."""

    exploration: Exploration
    arrivals: list[dict[Pair, PairArrival]] = field(default_factory=list)

    @property
    def machine(self) -> Machine:
        """The machine of both routes."""
        return self.exploration.machine

    def find_reversal(self) -> tuple[int, Answers, Answers] | None:
        """Give the nearest pair at the end whose results are the wrong way round, and where it parts."""
        wrong = {p: a for p, a in self.arrivals[-1].items() if self._level(p[1]) > self._level(p[0])}
        if not wrong:
            return None
        return self._trace(min(wrong, key=lambda pair: wrong[pair].length))

    def _level(self, side: Side) -> int:
        return self.machine.tool.level(self.machine.result((side[0], side[1], 0)))

    def _trace(self, pair: Pair) -> tuple[int, Answers, Answers]:
        steps: tuple[list[tuple[str, tuple[str, ...]]], list[tuple[str, tuple[str, ...]]]] = ([], [])
        place = len(self.arrivals) - 1
        while True:
            arrival = self.arrivals[place][pair]
            place -= 1
            for taken, choices in zip(steps, arrival.chosen, strict=True):
                if choices is not None:
                    taken.insert(0, (self.machine.tool.questions[place].id, choices.example))
            if arrival.pair is None:
                break
            pair = arrival.pair
        assert arrival.state is not None
        before = self.exploration.shortest_before(place, arrival.state)
        return place, (*before, *steps[0]), (*before, *steps[1])


def explore_pairs(exploration: Exploration, rising: Iterable[int]) -> PairExploration:
    """Follow every pair of routes that part at one of these questions and could end the wrong way round."""
    places, found = set(rising), PairExploration(exploration, [{}])
    machine = exploration.machine
    hopes = Hopes(machine)
    for place in range(len(machine.tool.questions)):
        following: dict[Pair, PairArrival] = {}
        for pair, known in found.arrivals[place].items():
            for after, chosen in _pair_steps(machine, place, pair):
                arrival = PairArrival(known.length + 1, None, pair, chosen)
                _enter(following, after, arrival, hopes, place + 1)
        if place in places:
            for after, part in _partings(exploration, place):
                _enter(following, after, part, hopes, place + 1)
        if len(following) > MOST_PAIRS:
            raise TooWideError(place, f"{MOST_PAIRS:,} pairs of situations", held_open(machine, place + 1))
        found.arrivals.append(following)
    return found


class Hopes:
    """What a pair can still come to: used to set aside pairs that can only end the right way round."""

    def __init__(self, machine: Machine) -> None:
        self.machine = machine
        questions = machine.tool.questions
        self.raised = [min(machine.tool.level(a.raises) for a in q.answers) for q in questions]
        ends = [q.asked_when is not None and any(a.ends for a in q.answers) for q in questions]
        self.may_end_one = [any(ends[place:]) for place in range(len(questions) + 1)]
        self.known: dict[tuple[int, int], int] = {}

    def is_settled(self, place: int, pair: Pair) -> bool:
        """Tell whether the more protective answer can only give a result at least as protective."""
        less, more = pair
        if less == more:
            return True
        if more[1] == self.machine.unraised and len(self.machine.tool.clears) > 1:
            return False
        return more[1] <= self.highest(place, less) or self._follows(place, less, more)

    def highest(self, place: int, side: Side) -> int:
        """Give the place on the scale that a side can reach at most."""
        alive, level, has_ended = side
        if has_ended:
            return level
        if (place, alive) not in self.known:
            self.known[place, alive] = self._highest_ahead(place, alive)
        return min(level, self.known[place, alive])

    def _highest_ahead(self, place: int, alive: int) -> int:
        machine = self.machine
        levels = [machine.unraised]
        for index in range(place, len(machine.tool.questions)):
            condition = machine.bits.asked[index]
            if condition is None or alive & condition.all:
                levels.append(self.raised[index])
        for condition in machine.bits.followed:
            if condition.kind == "rule" and alive & condition.all:
                levels.append(machine.tool.level(machine.rules[condition.index].raises))
        return min(levels)

    def _follows(self, place: int, less: Side, more: Side) -> bool:
        """Tell whether all that the one can still ask or raise, the other will too: nothing can overtake."""
        machine = self.machine
        if more[2] or more[1] > less[1] or (self.may_end_one[place] and not less[2]):
            return False
        return not less[0] & ~more[0] & machine.relevant[more[1]]


def _enter(
    following: dict[Pair, PairArrival], pair: Pair, arrival: PairArrival, hopes: Hopes, place: int
) -> None:
    known = following.get(pair)
    if known is not None:
        if arrival.length < known.length:
            following[pair] = arrival
    elif not hopes.is_settled(place, pair):
        following[pair] = arrival


def _pair_steps(
    machine: Machine, place: int, pair: Pair
) -> Iterator[tuple[Pair, tuple[Choices | None, Choices | None]]]:
    ways = [_side_steps(machine, place, side) for side in pair]
    both_ask = all(steps[0] is not None and steps[0].choices is not None for steps in ways)
    for one, other in zip(*ways, strict=True) if both_ask else product(*ways):
        after = (_after(machine, pair[0], one), _after(machine, pair[1], other))
        yield after, (one.choices if one else None, other.choices if other else None)


def _side_steps(machine: Machine, place: int, side: Side) -> tuple[Step | None, ...]:
    return (None,) if side[2] else machine.steps_by_choice(place, side[0])


def _after(machine: Machine, side: Side, step: Step | None) -> Side:
    if step is None:
        return side
    alive, level, _ = machine.after(step, side[1], 0)
    return alive, level, step.ends


def _partings(exploration: Exploration, place: int) -> Iterator[tuple[Pair, PairArrival]]:
    """Yield the pairs that part at a question, from every state that asks it."""
    machine, reached = exploration.machine, exploration.arrivals[place]
    compared = list(_compared(machine, place))
    for state, (length, _, _) in reached.items():
        if not machine.is_asked(place, state[0]):
            continue
        steps = {s.choices.likeness: s for s in machine.steps_by_choice(place, state[0]) if s.choices}
        side = (state[0], state[1], False)
        for less, more in compared:
            pair = (_after(machine, side, steps[less.likeness]), _after(machine, side, steps[more.likeness]))
            yield pair, PairArrival(2 * length + 2, state, None, (less, more))


def _compared(machine: Machine, place: int) -> Iterator[tuple[Choices, Choices]]:
    """Yield choices next to each other in the order of protection; the rest follows from these."""
    question, met = machine.tool.questions[place], machine.bits.met[place]
    if question.choose == "any":
        yield from additions(machine.tool, question, met, MOST_STATES)
        return
    in_order = [Choices.of(machine.tool, answer, met) for answer in question.answers]
    yield from pairwise(in_order)
