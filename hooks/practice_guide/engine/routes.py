"""All routes through a tool at once: how many reach each state, a shortest one, and some that take every step."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from .choices import Choices
from .machine import MOST_COMPARED, MOST_STATES, Followed, Machine, State, Step, TooWideError
from .tool import Answers, Condition, Tool

Arrival = tuple[int, State | None, Choices | None]
"""How a state is first reached: questions asked on the way, the state before, and what was chosen."""

Taken = tuple[int, State, tuple[str, ...]]
"""A question, the state before it and what was chosen."""


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


def covering_routes(tool: Tool) -> Iterator[Answers]:
    """Yield complete routes that together cover every step; another evaluator can be held against them."""
    exploration = explore(Machine(tool))
    left = dict.fromkeys(_all_steps(exploration))
    while left:
        route = _complete(exploration, next(iter(left)), left)
        for taken in _steps_of(exploration.machine, route):
            left.pop(taken, None)
        yield route


def _all_steps(exploration: Exploration) -> Iterator[Taken]:
    machine = exploration.machine
    for place in range(len(machine.tool.questions)):
        for state in exploration.arrivals[place]:
            for step in machine.steps_by_choice(place, state[0]):
                if step.choices is not None:
                    yield place, state, step.choices.example


def _complete(exploration: Exploration, wanted: Taken, left: dict[Taken, None]) -> Answers:
    """Give a complete route through a step that goes on, where it can, by steps that are left."""
    machine = exploration.machine
    place, state, chosen = wanted
    route = list(exploration.shortest_before(place, state))
    has_ended = False
    while not has_ended and place < len(machine.tool.questions):
        step = _find_step(machine, place, state, chosen)
        if step.choices is not None:
            route.append((machine.tool.questions[place].id, step.choices.example))
        state, place, has_ended = machine.after(step, state[1], state[2]), place + 1, step.ends
        if place < len(machine.tool.questions) and not has_ended:
            chosen = _choose(machine, place, state, left)
    return tuple(route)


def _choose(machine: Machine, place: int, state: State, left: dict[Taken, None]) -> tuple[str, ...]:
    examples = [
        step.choices.example for step in machine.steps_by_choice(place, state[0]) if isinstance(step.choices, Choices)
    ]
    return next((e for e in examples if (place, state, e) in left), examples[-1] if examples else ())


def _find_step(machine: Machine, place: int, state: State, chosen: tuple[str, ...]) -> Step:
    steps = machine.steps_by_choice(place, state[0])
    return next(step for step in steps if step.choices is None or step.choices.example == chosen)


def _steps_of(machine: Machine, route: Answers) -> Iterator[Taken]:
    answers, state = dict(route), machine.start
    for place, question in enumerate(machine.tool.questions):
        chosen = answers.get(question.id, ())
        if machine.is_asked(place, state[0]):
            yield place, state, chosen
        step = _find_step(machine, place, state, chosen)
        if step.ends:
            return
        state = machine.after(step, state[1], state[2])
