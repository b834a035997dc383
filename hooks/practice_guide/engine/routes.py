"""All routes through a tool at once: how many reach each state, and a shortest one of them."""

from __future__ import annotations

from dataclasses import dataclass, field

from .choices import Choices
from .clauses import Followed
from .limits import MOST_COMPARED, MOST_STATES, TooWideError
from .states import Machine
from .steps import State
from .tool import Answers, Condition, Tool

Arrival = tuple[int, State | None, Choices | None]
"""How a state is first reached: questions asked on the way, the state before, and what was chosen."""


@dataclass
class Exploration:
    """Every state of a tool, question by question."""

    machine: Machine
    arrivals: list[dict[State, Arrival]]
    """For each question, and at last for the end, the states before it."""
    numbers: list[dict[State, int]]
    """The same states, each with the number of ways to it."""
    finals: dict[State, int] = field(default_factory=dict)
    """The states at the end of a route, each with its number of routes."""
    endings: dict[State, tuple[int, Arrival]] = field(default_factory=dict)
    """For states at the end: the question after which the shortest route stopped, and how it got there."""
    asked: set[int] = field(default_factory=set)

    @property
    def widest(self) -> int:
        """The largest number of states before any one question."""
        return max(len(states) for states in self.arrivals)

    def shortest_to(self, final: State) -> Answers:
        """Give a route with as few questions as any that ends in this state."""
        place, arrival = self.endings[final]
        return self._trace(place, arrival)

    def shortest_before(self, place: int, state: State) -> Answers:
        """Give a route with as few questions as any that arrives at a question in this state."""
        return self._trace(place - 1, self.arrivals[place][state])

    def length_to(self, final: State) -> int:
        """Give the number of questions on a shortest route to a state at the end."""
        return self.endings[final][1][0]

    def _trace(self, place: int, arrival: Arrival) -> Answers:
        steps: list[tuple[str, tuple[str, ...]]] = []
        _, before, choices = arrival
        while before is not None:
            if choices is not None:
                steps.append((self.machine.tool.questions[place].id, choices.example))
            _, before, choices = self.arrivals[place][before]
            place -= 1
        return tuple(reversed(steps))


def explore(machine: Machine) -> Exploration:
    """Follow every route; raise a `TooWideError` when more states than allowed must be told apart."""
    exploration = Exploration(machine, [{machine.start: (0, None, None)}], [{machine.start: 1}])
    last = len(machine.tool.questions)
    for place in range(last):
        if len(exploration.numbers[place]) * len(machine.choices[place]) > MOST_COMPARED:
            raise _too_wide(machine, place, f"{MOST_COMPARED:,} pairs of situation and choice")
        _advance(exploration, place)
    for state, number in exploration.numbers[last].items():
        _end(exploration, last - 1, state, number, exploration.arrivals[last][state])
    return exploration


def held_open(machine: Machine, place: int) -> tuple[Followed, ...]:
    """List the conditions that are waiting at a question, the one that has waited longest first."""
    spans = [(condition, *_span(machine, condition)) for condition in machine.bits.followed]
    waiting = [(first - place, condition) for condition, first, last in spans if first < place <= last]
    return tuple(condition for _, condition in sorted(waiting, key=lambda pair: pair[0]))


def _span(machine: Machine, condition: Followed) -> tuple[int, int]:
    places = [machine.bits.places[question] for clause in condition.clauses for question, _ in clause]
    first, last = min(places, default=0), max(places, default=0)
    if condition.kind == "question":
        return first, condition.index
    return first, len(machine.tool.questions) if condition.kind == "clears" else last


def _advance(exploration: Exploration, place: int) -> None:
    """Take every state past one question."""
    machine, reached = exploration.machine, exploration.arrivals[place]
    numbers: dict[State, int] = {}
    arrivals: dict[State, Arrival] = {}
    for state, number in exploration.numbers[place].items():
        steps = machine.steps(place, state[0])
        is_asked = steps[0].choices is not None
        length = reached[state][0] + is_asked
        exploration.asked.update([place] if is_asked else [])
        for step in steps:
            after, ways = machine.after(step, state[1], state[2]), number * step.number
            arrival = (length, state, step.choices)
            if step.ends:
                _end(exploration, place, after, ways, arrival)
                continue
            numbers[after] = numbers.get(after, 0) + ways
            if after not in arrivals or length < arrivals[after][0]:
                arrivals[after] = arrival
        if len(numbers) > MOST_STATES:
            raise _too_wide(machine, place, f"{MOST_STATES:,} situations")
    exploration.numbers.append(numbers)
    exploration.arrivals.append(arrivals)


def _too_wide(machine: Machine, place: int, limit: str) -> TooWideError:
    return TooWideError(place, limit, held_open(machine, place + 1))


def _end(exploration: Exploration, place: int, state: State, number: int, arrival: Arrival) -> None:
    exploration.finals[state] = exploration.finals.get(state, 0) + number
    known = exploration.endings.get(state)
    if known is None or arrival[0] < known[1][0]:
        exploration.endings[state] = (place, arrival)


def can_hold(tool: Tool, condition: Condition) -> bool:
    """Tell whether some route meets a condition."""
    machine = Machine(tool, rules=(), watched=(condition,), clears=False, levels=False)
    holds = machine.watch(0).holds
    return any(state[0] & holds for state in explore(machine).finals)
