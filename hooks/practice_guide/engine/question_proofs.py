"""Proof 5: every question matters: two of its answers somewhere differ in what follows from them."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator

from .conditions import questions_read
from .faults import Fault
from .routes import Exploration, explore
from .states import Machine
from .steps import State
from .tool import Condition, Tool

Outlook = Callable[[State], Hashable]


def prove_questions_matter(exploration: Exploration) -> Iterator[Fault]:
    """Yield a fault for each question whose answers all come to the same."""
    tool = exploration.machine.tool
    doubtful = {place for place in exploration.asked if not _differ_at_once(tool, place)}
    for condition, find in _comparisons(tool):
        if _is_read_by(tool, condition, doubtful):
            doubtful -= find()
    for place in sorted(doubtful):
        yield _explain(exploration, place)


def _differ_at_once(tool: Tool, place: int) -> bool:
    """Tell whether two answers differ in what a reader sees because of them."""
    return len({answer.effects for answer in tool.questions[place].answers}) > 1


def _comparisons(tool: Tool) -> Iterator[tuple[Condition | None, Callable[[], set[int]]]]:
    """Yield ways to look for a difference, cheapest first, each with the condition that it looks at."""
    yield None, lambda: _differing(Machine(tool, [], clears=False, levels=False), lambda _: None)
    for rule in tool.rules:
        yield rule.when, lambda when=rule.when: _differing_in_condition(tool, when)  # type: ignore[misc]
    for clears in tool.clears.values():
        if clears.when is not None:
            yield clears.when, lambda: _differing_in_result(tool)
    for shown in tool.shown:
        if shown.outcome is None:
            yield shown.when, lambda when=shown.when: _differing_in_condition(tool, when)  # type: ignore[misc]
        else:
            yield shown.when, lambda item=shown: _differing_in_item(tool, item.when, item.outcome)  # type: ignore[misc]


def _is_read_by(tool: Tool, condition: Condition | None, places: set[int]) -> bool:
    if condition is None:
        return bool(places)
    names = questions_read(condition)
    return any(tool.questions[place].id in names for place in places)


def _differing_in_condition(tool: Tool, condition: Condition) -> set[int]:
    machine = Machine(tool, [], watched=[condition], clears=False, levels=False)
    return _differing(machine, lambda state: state[0] & machine.watch(0).holds)


def _differing_in_result(tool: Tool) -> set[int]:
    machine = Machine(tool)

    def results(state: State) -> Hashable:
        return state[1] if state[1] < machine.unraised else machine.clearing(state)

    return _differing(machine, results)


def _differing_in_item(tool: Tool, condition: Condition, outcome: str) -> set[int]:
    machine = Machine(tool, watched=[condition])
    return _differing(machine, lambda state: machine.result(state) == outcome and state[0] & machine.watch(0).holds)


def _differing(machine: Machine, outlook_at_end: Outlook) -> set[int]:
    """Give the questions where, in some state, two choices lead to different outlooks.

    The outlook of a state is all that can still be told apart: what is asked next and, for each choice,
    the outlook after it; at the end, what `outlook_at_end` says. Equal outlooks get equal numbers.
    """
    exploration = explore(machine)
    numbers: dict[Hashable, int] = {}
    differing: set[int] = set()
    ahead: dict[State, int] = {}

    def number(outlook: Hashable) -> int:
        return numbers.setdefault(outlook, len(numbers))

    def at_end(state: State) -> int:
        return number(("end", outlook_at_end(state)))

    for place in range(len(machine.tool.questions), -1, -1):
        here: dict[State, int] = {}
        for state in exploration.arrivals[place]:
            if place == len(machine.tool.questions):
                here[state] = at_end(state)
                continue
            after = [
                (machine.after(step, state[1], state[2]), step) for step in machine.steps_by_choice(place, state[0])
            ]
            outlooks = tuple(at_end(then) if step.ends else ahead[then] for then, step in after)
            if len(set(outlooks)) > 1:
                differing.add(place)
            here[state] = number((place, outlooks)) if after[0][1].choices else outlooks[0]
        ahead = here
    return differing


def _explain(exploration: Exploration, place: int) -> Fault:
    machine = exploration.machine
    question = machine.tool.questions[place].id
    reached = exploration.arrivals[place]
    asking = [state for state in reached if machine.is_asked(place, state[0])]
    nearest = min(asking, key=lambda state: reached[state][0])
    message = f'The question "{question}" changes nothing: all its answers lead to the same.'
    remedy = "Let an answer raise, show or ask something, or take the question out."
    return Fault(("questions", question), message, remedy, (exploration.shortest_before(place, nearest),))
