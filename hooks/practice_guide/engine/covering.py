"""A set of routes that together take every step: from each state, each group of like answers."""

from __future__ import annotations

from collections.abc import Iterator

from .choices import Choices
from .routes import Exploration, explore
from .states import Machine
from .steps import State, Step
from .tool import Answers, Tool

Taken = tuple[int, State, tuple[str, ...]]
"""A question, the state before it and what was chosen."""


def covering_routes(tool: Tool) -> tuple[Answers, ...]:
    """Give complete routes that cover every step; another evaluator can be held against them."""
    exploration = explore(Machine(tool))
    left = dict.fromkeys(_all_steps(exploration))
    routes = []
    while left:
        route = _complete(exploration, next(iter(left)), left)
        for taken in _steps_of(exploration.machine, route):
            left.pop(taken, None)
        routes.append(route)
    return tuple(routes)


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
