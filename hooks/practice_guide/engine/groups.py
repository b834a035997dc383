"""The table for signing a tool off: what decides each result, on how many routes, with an example."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from .machine import Machine, State, Step
from .routes import Exploration, explore
from .tool import Answers, Tool


@dataclass(frozen=True)
class Group:
    """Routes that share an outcome and what first raised it.

    Each route is in exactly one group, so the numbers add up to the number of routes. A group names either
    a question with those of its answers that raise the outcome, or a rule; for routes on which nothing was
    raised it names neither.
    """

    outcome: str
    question: str | None
    answers: tuple[str, ...]
    rule: int | None
    number: int
    example: Answers
    """One of the routes, with as few questions as any."""


@dataclass(frozen=True)
class Decider:
    """What first raised the outcome in which a route ends."""

    level: int
    place: int
    rule: int


@dataclass(frozen=True)
class Part:
    """Routes that pass one state and one choice, at which their outcome was first raised."""

    number: int
    length: int
    place: int
    state: State
    step: Step
    after: State


@dataclass(frozen=True)
class Ahead:
    """The ways from a state to the end on which nothing more protective is raised."""

    number: int
    length: int
    step: Step | None = None
    after: State | None = None


END = Ahead(1, 0)


def group_routes(tool: Tool) -> tuple[Group, ...]:
    """List the groups of routes of a tool that has been proved, most protective outcome first."""
    exploration = explore(Machine(tool))
    ahead = look_ahead(exploration)
    found: dict[Decider, list[Part]] = {}
    for place in range(len(tool.questions)):
        for state in exploration.arrivals[place]:
            for decider, part in _find_parts(exploration, place, state, ahead[place + 1]):
                found.setdefault(decider, []).append(part)
    in_order = sorted(found, key=lambda decider: (decider.level, decider.rule, decider.place))
    raised = (_raised_group(exploration, decider, found[decider], ahead) for decider in in_order)
    return (*raised, *_cleared_groups(exploration))


def look_ahead(exploration: Exploration) -> list[dict[State, Ahead]]:
    """Give, for each question and state, the ways on from it that raise nothing more protective."""
    count = len(exploration.machine.tool.questions)
    ahead: list[dict[State, Ahead]] = [{} for _ in range(count)]
    ahead.append(dict.fromkeys(exploration.arrivals[count], END))
    for place in range(count - 1, -1, -1):
        for state in exploration.arrivals[place]:
            ahead[place][state] = _look_ahead(exploration.machine, place, state, ahead[place + 1])
    return ahead


def _look_ahead(machine: Machine, place: int, state: State, ahead: dict[State, Ahead]) -> Ahead:
    number, nearest = 0, Ahead(0, len(machine.tool.questions) + 1)
    for step in machine.steps(place, state[0]):
        after = machine.after(step, state[1], state[2])
        on = END if step.ends else ahead[after]
        if after[1] == state[1] and on.number:
            number += step.number * on.number
            length = on.length + (step.choices is not None)
            if length < nearest.length:
                nearest = Ahead(0, length, step, after)
    return Ahead(number, nearest.length, nearest.step, nearest.after)


def _find_parts(
    exploration: Exploration, place: int, state: State, ahead: dict[State, Ahead]
) -> Iterator[tuple[Decider, Part]]:
    """Yield the choices in a state that first raise the outcome in which some routes end."""
    machine = exploration.machine
    for step in machine.steps_by_choice(place, state[0]):
        after = machine.after(step, state[1], state[2])
        on = END if step.ends else ahead[after]
        if step.choices is not None and after[1] < state[1] and on.number:
            number = exploration.numbers[place][state] * step.number * on.number
            length = exploration.arrivals[place][state][0] + 1 + on.length
            yield _decider(machine, place, state, step), Part(number, length, place, state, step, after)


def _decider(machine: Machine, place: int, state: State, step: Step) -> Decider:
    if step.choices is None or step.choices.level == step.level:
        return Decider(step.level, place, -1)
    met = machine.rules_met(place, state[0], step.choices)
    rules = [rule.index for rule in met if machine.tool.level(rule.raises) == step.level]
    return Decider(step.level, len(machine.tool.questions), min(rules))


def _raised_group(
    exploration: Exploration, decider: Decider, parts: list[Part], ahead: list[dict[State, Ahead]]
) -> Group:
    tool = exploration.machine.tool
    outcome = tool.outcomes[decider.level]
    question = tool.questions[decider.place] if decider.rule < 0 else None
    return Group(
        outcome=outcome,
        question=question.id if question else None,
        answers=tuple(a.id for a in question.answers if a.raises == outcome) if question else (),
        rule=decider.rule if question is None else None,
        number=sum(part.number for part in parts),
        example=_example(exploration, min(parts, key=lambda part: part.length), ahead),
    )


def _example(exploration: Exploration, part: Part, ahead: list[dict[State, Ahead]]) -> Answers:
    questions = exploration.machine.tool.questions
    route = list(exploration.shortest_before(part.place, part.state))
    place, step, after = part.place, part.step, part.after
    while True:
        if step.choices is not None:
            route.append((questions[place].id, step.choices.example))
        place += 1
        if step.ends or place == len(questions):
            return tuple(route)
        on = ahead[place][after]
        assert on.step is not None
        assert on.after is not None
        step, after = on.step, on.after


def _cleared_groups(exploration: Exploration) -> Iterator[Group]:
    machine = exploration.machine
    unraised = [state for state in exploration.finals if state[1] == machine.unraised]
    for outcome in machine.tool.clears:
        states = [state for state in unraised if machine.result(state) == outcome]
        if states:
            number = sum(exploration.finals[state] for state in states)
            example = exploration.shortest_to(min(states, key=exploration.length_to))
            yield Group(outcome, None, (), None, number, example)
