"""Prove a tool over all its routes, exactly, and count them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass

from .faults import Fault, describe_width, quoted
from .lines import prove_lines
from .machine import Machine, State, TooWideError
from .order import prove_order
from .routes import Exploration, explore
from .ticks import prove_ticks
from .tool import Answers, Condition, Rule, Tool, holds, questions_read

Outlook = Callable[[State], Hashable]
"""What can be told apart of a state at the end."""


@dataclass(frozen=True)
class Proof:
    """What was found out about all the routes of a tool."""

    routes: int
    """How many combinations of answers there are."""
    by_outcome: dict[str, int]
    """How many of them end in each outcome; outcomes in the order of the scale."""
    shortest: dict[str, Answers]
    """A way to each outcome with as few questions as any."""
    widest: int
    """How many situations had to be told apart at most before any one question."""
    faults: tuple[Fault, ...]


def prove(tool: Tool) -> Proof:
    """Prove a tool whose references have been checked."""
    try:
        exploration = explore(Machine(tool))
    except TooWideError as error:
        return Proof(0, {}, {}, 0, (describe_width(tool, error),))
    return Proof(
        routes=sum(exploration.finals.values()),
        by_outcome=_count_by_outcome(exploration),
        shortest=_shortest_by_outcome(exploration),
        widest=exploration.widest,
        faults=tuple(_find_faults(exploration)),
    )


def _find_faults(exploration: Exploration) -> Iterator[Fault]:
    try:
        yield from _find_route_faults(exploration)
    except TooWideError as error:
        yield describe_width(exploration.machine.tool, error)


def _find_route_faults(exploration: Exploration) -> Iterator[Fault]:
    tool = exploration.machine.tool
    yield from prove_questions_asked(exploration)
    yield from prove_outcomes(exploration)
    yield from prove_rules(tool)
    yield from prove_questions_matter(exploration)
    no_result = tuple(prove_ends(exploration))
    yield from no_result
    yield from prove_unknowns(exploration)
    if not no_result:
        yield from prove_order(exploration)
        yield from prove_lines(tool)
        yield from prove_ticks(tool)


def _count_by_outcome(exploration: Exploration) -> dict[str, int]:
    counts = dict.fromkeys(exploration.machine.tool.outcomes, 0)
    for state, number in exploration.finals.items():
        result = exploration.machine.result(state)
        if result is not None:
            counts[result] += number
    return counts


def _shortest_by_outcome(exploration: Exploration) -> dict[str, Answers]:
    nearest = {}
    for state in sorted(exploration.finals, key=exploration.length_to, reverse=True):
        nearest[exploration.machine.result(state)] = state
    return {
        outcome: exploration.shortest_to(nearest[outcome])
        for outcome in exploration.machine.tool.outcomes
        if outcome in nearest
    }


def prove_questions_asked(exploration: Exploration) -> Iterator[Fault]:
    """Yield a fault for each question that no route asks (proof 2); one for all those that come after every end."""
    questions = exploration.machine.tool.questions
    reached = sum(bool(states) for states in exploration.arrivals[: len(questions)])
    for place, question in enumerate(questions[:reached]):
        if place not in exploration.asked:
            message = f'The question "{question.id}" is never asked: no combination of answers leads to it.'
            key = ("questions", question.id, *(("asked_when",) if question.asked_when else ()))
            yield Fault(key, message, "Change its condition or an earlier answer that ends the tool.")
    if never := questions[reached:]:
        others = f", and {len(never) - 1} more after it" if len(never) > 1 else ""
        message = f'The question "{never[0].id}" is never asked{others}: every route has ended before.'
        yield Fault(("questions", never[0].id), message, "Take `ends` from an earlier answer.")


def prove_outcomes(exploration: Exploration) -> Iterator[Fault]:
    """Yield a fault for each outcome that is never the result (proof 3)."""
    machine = exploration.machine
    results = {machine.result(state) for state in exploration.finals}
    several = {name for state in _unraised(exploration) for name in machine.clearing(state)}
    for outcome in machine.tool.outcomes:
        if outcome not in results and outcome not in several:
            yield Fault(("outcomes", outcome), *_explain_outcome(machine.tool, outcome))


def prove_ends(exploration: Exploration) -> Iterator[Fault]:
    """Yield a fault for routes that end in no outcome, or in several (proof 6)."""
    machine = exploration.machine
    seen = set()
    for state in _unraised(exploration):
        holding = machine.clearing(state)
        if len(holding) != 1 and holding not in seen:
            seen.add(holding)
            route = exploration.shortest_to(state)
            yield Fault(("outcomes",), *_explain_end(holding, bool(machine.tool.clears)), (route,))


def prove_unknowns(exploration: Exploration) -> Iterator[Fault]:
    """Yield a fault for each way in which not knowing would clear (proofs 7 and 8)."""
    seen: set[tuple[str, str]] = set()
    for state in _unraised(exploration):
        if state[2]:
            route = exploration.shortest_to(state)
            for fault in (*_unknown_faults(exploration, route), *_needs_faults(exploration, state, route)):
                if (str(fault.path), fault.message) not in seen:
                    seen.add((str(fault.path), fault.message))
                    yield fault


def _unraised(exploration: Exploration) -> list[State]:
    """List the states at the end of routes that raised nothing, nearest first."""
    machine = exploration.machine
    found = [state for state in exploration.finals if state[1] == machine.unraised]
    return sorted(found, key=exploration.length_to)


def _unknown_faults(exploration: Exploration, route: Answers) -> Iterator[Fault]:
    for question_id, answer_id in unknown_answers(exploration.machine.tool, route):
        message = f'With the unknown answer "{answer_id}" nothing is raised, so not knowing would clear.'
        path = ("questions", question_id, "answers", answer_id)
        yield Fault(path, message, "Let the answer raise an outcome.", (route,))


def _needs_faults(exploration: Exploration, state: State, route: Answers) -> Iterator[Fault]:
    tool = exploration.machine.tool
    for outcome in exploration.machine.clearing(state):
        for question in _missing(tool, tool.clears[outcome].needs, route):
            message = f'"{outcome}" needs "{question}" to be known, and can be the result without it.'
            remedy = "Raise an outcome on this route, or take the question out of `needs`."
            yield Fault(("outcomes", outcome, "clears", "needs"), message, remedy, (route,))


def unknown_answers(tool: Tool, route: Answers) -> Iterator[tuple[str, str]]:
    """Yield the unknown answers of a route, each with its question."""
    for question_id, chosen in route:
        answers = tool.question(question_id).answers
        yield from ((question_id, a.id) for a in answers if a.unknown and a.id in chosen)


def _missing(tool: Tool, needs: tuple[str, ...], route: Answers) -> Iterator[str]:
    """Yield the needed questions that the route leaves unknown, or stops short of."""
    answers = dict(route)
    unknown = {question for question, _ in unknown_answers(tool, route)}
    for name in needs:
        if name in unknown or (name not in answers and holds(tool.question(name).asked_when, answers)):
            yield name


def _explain_outcome(tool: Tool, outcome: str) -> tuple[str, str]:
    raised = [answer.raises for question in tool.questions for answer in question.answers]
    raised += [rule.raises for rule in tool.rules]
    if outcome in tool.clears:
        message = f'The outcome "{outcome}" is never the result: something is raised on every route to it.'
        return message, "Leave a way through the tool on which nothing is raised."
    if outcome not in raised:
        message = f'The outcome "{outcome}" is never the result: nothing raises it.'
        return message, "Let an answer or a rule raise it, or take it out."
    message = f'The outcome "{outcome}" is never the result: something more protective always wins.'
    return message, "Let it be raised on a route of its own, or take it out."


def _explain_end(holding: tuple[str, ...], has_clears: bool) -> tuple[str, str]:
    if holding:
        message = f"A route on which nothing is raised ends in {quoted(holding)} at once."
        return message, "Change `when`, so that exactly one of them holds."
    if not has_clears:
        message = "A route ends without a result: nothing is raised on it, and no outcome clears."
        return message, "Raise an outcome on it, or add an outcome with `clears`."
    message = "A route ends without a result: nothing is raised on it, and no outcome that clears holds."
    return message, "Raise an outcome on it, or change `when` of an outcome that clears."


def prove_rules(tool: Tool) -> Iterator[Fault]:
    """Yield a fault for each rule that changes no result."""
    for rule in tool.rules:
        if not decides_alone(tool, rule):
            yield _explain_rule(tool, rule)


def decides_alone(tool: Tool, rule: Rule) -> bool:
    """Tell whether a route exists where the rule holds and nothing else is as protective."""
    level = tool.level(rule.raises)
    rivals = [other for other in tool.rules if other is not rule and tool.level(other.raises) <= level]
    machine = Machine(tool, rivals, watched=[rule.when], clears=False)
    watch = machine.watch(0)
    waiting, seen = [(0, machine.start[0])], {(0, machine.start[0])}
    while waiting:
        place, alive = waiting.pop()
        if place == len(tool.questions):
            return True
        for step in machine.steps(place, alive):
            if step.level <= level or not step.alive & watch.all:
                continue
            after = (len(tool.questions) if step.ends else place + 1, step.alive)
            if after not in seen:
                seen.add(after)
                waiting.append(after)
    return False


def _explain_rule(tool: Tool, rule: Rule) -> Fault:
    machine = Machine(tool, [], watched=[rule.when], clears=False, levels=False)
    exploration = explore(machine)
    holding = [state for state in exploration.finals if state[0] & machine.watch(0).holds]
    path = ("rules", rule.index)
    if not holding:
        message = "This rule never holds: no combination of answers meets its condition."
        return Fault((*path, "when"), message, "Change the condition, or take the rule out.")
    route = exploration.shortest_to(min(holding, key=exploration.length_to))
    message = (
        f'This rule never decides: wherever it holds, something else raises "{rule.raises}" '
        f"or a more protective outcome, such as {_other_raiser(tool, rule, route)}."
    )
    return Fault(path, message, "Take the rule out, or let it raise a more protective outcome.", (route,))


def _other_raiser(tool: Tool, rule: Rule, route: Answers) -> str:
    """Name what else raises as much as a rule on a route."""
    level = tool.level(rule.raises)
    for question, chosen in route:
        for answer in tool.question(question).answers:
            if answer.id in chosen and tool.level(answer.raises) <= level:
                return f'the answer "{answer.id}" to "{question}"'
    others = (other for other in tool.rules if other is not rule and holds(other.when, dict(route)))
    return f'the rule "{next(other.id for other in others if tool.level(other.raises) <= level)}"'


def prove_questions_matter(exploration: Exploration) -> Iterator[Fault]:
    """Yield a fault for each question whose answers all come to the same."""
    tool = exploration.machine.tool
    doubtful = {place for place in exploration.asked if not _differ_at_once(tool, place)}
    for condition, find in _comparisons(tool):
        if _is_read_by(tool, condition, doubtful):
            doubtful -= find()
    for place in sorted(doubtful):
        yield _explain_question(exploration, place)


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
    numbers: dict[Hashable, int] = defaultdict(lambda: len(numbers))
    differing: set[int] = set()
    ahead: dict[State, int] = {}

    def at_end(state: State) -> int:
        return numbers["end", outlook_at_end(state)]

    for place in range(len(machine.tool.questions), -1, -1):
        here: dict[State, int] = {}
        for state in exploration.arrivals[place]:
            if place == len(machine.tool.questions):
                here[state] = at_end(state)
                continue
            steps = machine.steps_by_choice(place, state[0])
            after = [(machine.after(step, state[1], state[2]), step) for step in steps]
            outlooks = tuple(at_end(then) if step.ends else ahead[then] for then, step in after)
            if len(set(outlooks)) > 1:
                differing.add(place)
            here[state] = numbers[place, outlooks] if after[0][1].choices else outlooks[0]
        ahead = here
    return differing


def _explain_question(exploration: Exploration, place: int) -> Fault:
    machine = exploration.machine
    question = machine.tool.questions[place].id
    reached = exploration.arrivals[place]
    asking = [state for state in reached if machine.is_asked(place, state[0])]
    nearest = min(asking, key=lambda state: reached[state][0])
    message = f'The question "{question}" changes nothing: all its answers lead to the same.'
    remedy = "Let an answer raise, show or ask something, or take the question out."
    return Fault(("questions", question), message, remedy, (exploration.shortest_before(place, nearest),))
