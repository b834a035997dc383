"""Proof 9: where answers rise, the more protective one never gives the less protective result."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise, product

from .choices import Choices, additions
from .faults import Fault, quoted
from .machine import MOST_COMPARED, MOST_PAIRS, MOST_STATES, Machine, State, TooWideError
from .routes import Exploration, held_open
from .tool import Answers, Tool
from .walk import walk

Position = tuple[int, int, bool]
"""Where one of two routes is: live clauses, place on the scale, and whether it has ended."""

Pair = tuple[Position, Position]
"""The route with the less protective answer, and the one with the more protective answer."""

Chosen = tuple[Choices | None, Choices | None]
"""What the two routes choose at a question; None where a route does not ask it."""

Onward = tuple[tuple[Position, ...], tuple[Choices | None, ...]]
"""Where a route can go from a question, and by which choices."""

Way = tuple[int, Pair | None, Chosen]
"""How a pair comes to end the wrong way round: questions still asked, the next pair, what is chosen."""

Parting = tuple[Pair, State, Chosen]
"""The pair after the answer in which two routes differ, and the state before it."""


def prove_order(exploration: Exploration) -> Iterator[Fault]:
    """Yield a fault for each question with `order: rising` that has answers the wrong way round."""
    questions = exploration.machine.tool.questions
    rising = [place for place, question in enumerate(questions) if question.rising]
    try:
        reversals = list(_find(exploration, rising))
    except TooWideError:
        # Too much to look at in one go: look at each question by itself.
        reversals = [reversal for place in rising for reversal in _find(exploration, [place])]
    for reversal in reversals:
        yield _explain(exploration.machine.tool, *reversal)


def _find(exploration: Exploration, rising: list[int]) -> Iterator[tuple[int, Answers, Answers]]:
    return PairExploration(exploration, rising).find_reversals()


def _explain(tool: Tool, place: int, less: Answers, more: Answers) -> Fault:
    question = tool.questions[place].id
    chosen = [quoted(dict(route)[question]) for route in (less, more)]
    results = [walk(tool, dict(route)).result for route in (less, more)]
    message = (
        f"Choosing {chosen[1]} counts as more protective than choosing {chosen[0]}, "
        f'but can end in "{results[1]}" where {chosen[0]} ends in "{results[0]}".'
    )
    remedy = "Change the order of the answers, or remove `order: rising`."
    return Fault(("questions", question, "order"), message, remedy, (less, more))


class PairExploration:
    """Pairs that part at one of the `rising` questions and could still end the wrong way round."""

    def __init__(self, exploration: Exploration, rising: Iterable[int]) -> None:
        """Find the pairs before each question; raise a `TooWideError` when there are too many."""
        self.exploration = exploration
        self.rising = sorted(rising)
        self.steps = PairSteps(exploration.machine)
        self.layers: list[set[Pair]] = [set()]
        bounds = Bounds(exploration.machine)
        for place in range(len(exploration.machine.tool.questions)):
            found = self._advance(place)
            self.layers.append({pair for pair in found if not bounds.is_settled(place + 1, pair)})
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
            found.update(self.steps.pairs_after(place, pair))
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
        leading = [after for after in self.steps.pairs_after(place, pair) if after in ahead]
        if not leading:
            return None
        nearest = min(leading, key=lambda after: ahead[after][0])
        chosen = self.steps.chosen(place, pair, nearest)
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
                after = self.steps.by_likeness(place, (state[0], state[1], False))
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


class Bounds:
    """Bounds on what two routes can still come to: they set aside pairs that can only end the right way round."""

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
        return more[1] <= self.most_protective(place, less) or self._follows(place, less, more)

    def most_protective(self, place: int, position: Position) -> int:
        """Give the most protective place on the scale that a route can still come to."""
        alive, level, has_ended = position
        if has_ended:
            return level
        if (place, alive) not in self.known:
            self.known[place, alive] = self._most_protective_ahead(place, alive)
        return min(level, self.known[place, alive])

    def _most_protective_ahead(self, place: int, alive: int) -> int:
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

    def _follows(self, place: int, less: Position, more: Position) -> bool:
        """Tell whether all that the one can still ask or raise, the other will too: nothing can overtake."""
        machine = self.machine
        if more[2] or more[1] > less[1] or (self.may_end_one[place] and not less[2]):
            return False
        return not less[0] & ~more[0] & machine.relevant[more[1]]


class PairSteps:
    """Where each route of a pair can go; worked out once for each question and position."""

    def __init__(self, machine: Machine) -> None:
        self.machine = machine
        self.known: dict[tuple[int, Position], Onward] = {}

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

    def by_likeness(self, place: int, position: Position) -> dict[tuple[int, bool, bool, int], Position]:
        """Give where each kind of choice takes a route that is asked the question."""
        after, choices = self._onward(place, position)
        return {choice.likeness: then for then, choice in zip(after, choices, strict=True) if choice}

    def _onward(self, place: int, position: Position) -> Onward:
        key = (place, position)
        if key not in self.known:
            self.known[key] = self._find_onward(place, position)
        return self.known[key]

    def _find_onward(self, place: int, position: Position) -> Onward:
        if position[2]:
            return (position,), (None,)
        steps = self.machine.steps_by_choice(place, position[0])
        after = [(*self.machine.after(step, position[1], 0)[:2], step.ends) for step in steps]
        return tuple(after), tuple(step.choices for step in steps)


def _both_ask(less: Onward, more: Onward) -> bool:
    return less[1][0] is not None and more[1][0] is not None
