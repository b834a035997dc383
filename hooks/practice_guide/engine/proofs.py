"""Prove a tool over all its routes, exactly, and count them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass, replace
from functools import partial

from .choices import TooWideError
from .faults import Fault, describe_width, quoted
from .lines import prove_lines, prove_ticks
from .machine import Machine, State
from .order import prove_order
from .routes import Routes, only_asking
from .tool import ASKED, Answers, Condition, Question, Rule, Tool, questions_read
from .walk import find_reasons

Outlook = Callable[[Machine, State], Hashable]
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
    faults: tuple[Fault, ...]


def prove(tool: Tool) -> Proof:
    """Prove a tool whose references have been checked."""
    try:
        routes = Routes(tool)
    except TooWideError as error:
        return Proof(0, {}, {}, (describe_width(tool, error),))
    ending: dict[str | None, list[State]] = defaultdict(list)
    for state in reversed(routes.finals):
        ending[routes.machine.result(state)].append(state)
    return Proof(
        routes=sum(routes.finals.values()),
        by_outcome={name: sum(routes.finals[state] for state in ending[name]) for name in tool.outcomes},
        shortest={name: routes.shortest_to(ending[name]) for name in tool.outcomes if ending[name]},
        faults=tuple(_find_faults(routes)),
    )


def _find_faults(routes: Routes) -> Iterator[Fault]:
    tool = routes.machine.tool
    try:
        yield from prove_questions_asked(routes)
        yield from prove_outcomes(routes)
        yield from prove_rules(tool)
        yield from prove_questions_matter(routes)
        no_result = tuple(prove_ends(routes))
        yield from no_result
        yield from prove_unknowns(tool)
        if not no_result:
            yield from prove_order(routes)
            yield from prove_lines(routes)
            yield from prove_ticks(routes)
    except TooWideError as error:
        yield describe_width(tool, error)


def prove_questions_asked(routes: Routes) -> Iterator[Fault]:
    """Yield a fault for each question that no route asks (proof 2); one for all those that come after every end."""
    questions = routes.machine.tool.questions
    reached = sum(bool(states) for states in routes.arrivals[: len(questions)])
    for place, question in enumerate(questions[:reached]):
        if place not in routes.asked:
            message = f'The question "{question.id}" is never asked: no combination of answers leads to it.'
            key = ("questions", question.id, *(("asked_when",) if question.asked_when else ()))
            yield Fault(key, message, "Change its condition or an earlier answer that ends the tool.")
    if never := questions[reached:]:
        others = f", and {len(never) - 1} more after it" if len(never) > 1 else ""
        message = f'The question "{never[0].id}" is never asked{others}: every route has ended before.'
        yield Fault(("questions", never[0].id), message, "Take `ends` from an earlier answer.")


def prove_outcomes(routes: Routes) -> Iterator[Fault]:
    """Yield a fault for each outcome that is never the result (proof 3)."""
    machine = routes.machine
    results = {machine.result(state) for state in routes.finals}
    several = {name for state in routes.unraised() for name in machine.clearing(state)}
    for outcome in machine.tool.outcomes:
        if outcome not in results and outcome not in several:
            yield Fault(("outcomes", outcome), *_explain_outcome(machine.tool, outcome))


def prove_ends(routes: Routes) -> Iterator[Fault]:
    """Yield a fault for routes that end in no outcome, or in several (proof 6)."""
    machine = routes.machine
    seen = set()
    for state in routes.unraised():
        holding = machine.clearing(state)
        if len(holding) != 1 and holding not in seen:
            seen.add(holding)
            route = routes.shortest_to([state])
            yield Fault(("outcomes",), *_explain_end(holding, bool(machine.tool.clears)), (route,))


def prove_unknowns(tool: Tool) -> Iterator[Fault]:
    """Yield a fault for each way in which not knowing would clear (proofs 7 and 8)."""
    for question in tool.questions:
        for answer in question.answers:
            if answer.unknown and not answer.raises:
                yield from _prove_raised(tool, question.id, answer.id)
    for outcome, clears in tool.clears.items():
        for question in map(tool.question, clears.needs):
            if _may_be_missed(tool, question):
                yield from _prove_known(tool, outcome, question)


def _prove_raised(tool: Tool, question: str, answer: str) -> Iterator[Fault]:
    routes = Routes(tool, [(((question, (answer,)),),)])
    if clearing := [state for state in routes.ends_where() if state[1] == routes.machine.unraised]:
        message = f'With the unknown answer "{answer}" nothing is raised, so not knowing would clear.'
        path = ("questions", question, "answers", answer)
        yield Fault(path, message, "Let the answer raise an outcome.", (routes.shortest_to(clearing),))


def _may_be_missed(tool: Tool, question: Question) -> bool:
    """Tell at a glance whether a route on which nothing is raised could leave a question unknown, or end before it."""
    before = tool.questions[: tool.questions.index(question)]
    ending = (answer.ends and not answer.raises for earlier in before for answer in earlier.answers)
    return any(ending) or any(answer.unknown and not answer.raises for answer in question.answers)


def _prove_known(tool: Tool, outcome: str, question: Question) -> Iterator[Fault]:
    unknown = tuple(answer.id for answer in question.answers if answer.unknown)
    routes = Routes(tool, [(((question.id, (ASKED,)),),), (((question.id, unknown),),), question.asked_when or ()])
    was_asked, was_unknown, should_ask = (condition.holds for condition in routes.machine.watched)

    def is_missed(alive: int) -> bool:
        return bool(alive & was_unknown) or not (alive & was_asked or (question.asked_when and not alive & should_ask))

    unraised = [state for state in routes.unraised() if outcome in routes.machine.clearing(state)]
    if missed := [state for state in unraised if is_missed(state[0])]:
        message = f'"{outcome}" needs "{question.id}" to be known, and can be the result without it.'
        remedy = "Raise an outcome on this route, or take the question out of `needs`."
        yield Fault(("outcomes", outcome, "clears", "needs"), message, remedy, (routes.shortest_to(missed),))


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


def prove_rules(tool: Tool, first: int = 0) -> Iterator[Fault]:
    """Yield a fault for each rule, from a place on, that changes no result."""
    for rule in tool.rules[first:]:
        if not _decides_alone(tool, rule):
            yield _explain_rule(tool, rule)


def _decides_alone(tool: Tool, rule: Rule) -> bool:
    """Tell whether a route exists where the rule holds and nothing else is as protective."""
    level = tool.level(rule.raises)
    rivals = tuple(other for other in tool.rules if other is not rule and tool.level(other.raises) <= level)
    return any(state[1] > level for state in Routes(replace(tool, rules=rivals, clears={}), [rule.when]).ends_where())


def _explain_rule(tool: Tool, rule: Rule) -> Fault:
    routes, path = Routes(only_asking(tool), [rule.when]), ("rules", rule.index)
    if not (holding := routes.ends_where()):
        message = "This rule never holds: no combination of answers meets its condition."
        return Fault((*path, "when"), message, "Change the condition, or take the rule out.")
    route = routes.shortest_to(holding)
    message = (
        f'This rule never decides: wherever it holds, something else raises "{rule.raises}" '
        f"or a more protective outcome, such as {_other_raiser(tool, rule, route)}."
    )
    return Fault(path, message, "Take the rule out, or let it raise a more protective outcome.", (route,))


def _other_raiser(tool: Tool, rule: Rule, route: Answers) -> str:
    """Name what else raises as much as a rule on a route."""
    level = tool.level(rule.raises)
    reasons = (reason for reason in find_reasons(tool, dict(route)) if reason.rule != rule.index)
    other = next(reason for reason in reasons if tool.level(reason.outcome) <= level)
    if other.rule is None:
        return f'the answer "{other.answer}" to "{other.question}"'
    return f'the rule "{tool.rules[other.rule].id}"'


def prove_questions_matter(routes: Routes) -> Iterator[Fault]:
    """Yield a fault for each question whose answers all come to the same."""
    tool = routes.machine.tool
    # Two answers may differ already in what a reader sees because of them.
    doubtful = {place for place in routes.asked if len({a.effects for a in tool.questions[place].answers}) == 1}
    for condition, compared, outlook in _comparisons(tool):
        read = questions_read(condition)
        if any(condition is None or tool.questions[place].id in read for place in doubtful):
            doubtful -= _differing(Routes(compared, [] if condition is None else [condition]), outlook)
    for place in sorted(doubtful):
        yield _explain_question(routes, place)


def _comparisons(tool: Tool) -> Iterator[tuple[Condition | None, Tool, Outlook]]:
    """Yield ways to look for a difference, cheapest first: a condition, the tool to watch it in, what to compare."""
    asking = only_asking(tool)
    yield None, asking, lambda *_: None
    for when in (*(rule.when for rule in tool.rules), *(item.when for item in tool.shown if item.outcome is None)):
        yield when, asking, _holds
    yield from ((clears.when, tool, _results) for clears in tool.clears.values() if clears.when is not None)
    yield from ((item.when, tool, partial(_shows, item.outcome)) for item in tool.shown if item.outcome is not None)


def _holds(machine: Machine, state: State) -> Hashable:
    return state[0] & machine.watched[0].holds


def _results(machine: Machine, state: State) -> Hashable:
    return state[1] if state[1] < machine.unraised else machine.clearing(state)


def _shows(outcome: str, machine: Machine, state: State) -> Hashable:
    return machine.result(state) == outcome and _holds(machine, state)


def _differing(routes: Routes, outlook_at_end: Outlook) -> set[int]:
    """Give the questions where, in some state, two choices lead to different outlooks.

    The outlook of a state is all that can still be told apart: what is asked next and, for each choice,
    the outlook after it; at the end, what `outlook_at_end` says. Equal outlooks get equal numbers.
    """
    machine = routes.machine
    numbers: dict[Hashable, int] = defaultdict(lambda: len(numbers))
    differing: set[int] = set()

    def at_end(state: State) -> int:
        return numbers["end", outlook_at_end(machine, state)]

    ahead = {state: at_end(state) for state in routes.arrivals[-1]}
    for place in reversed(range(len(machine.tool.questions))):
        here: dict[State, int] = {}
        for state in routes.arrivals[place]:
            moves = machine.moves(place, state)
            outlooks = tuple(at_end(after) if way.ends else ahead[after] for after, way in moves)
            if len(set(outlooks)) > 1:
                differing.add(place)
            here[state] = numbers[place, outlooks] if moves[0][1].asked else outlooks[0]
        ahead = here
    return differing


def _explain_question(routes: Routes, place: int) -> Fault:
    machine, reached = routes.machine, routes.arrivals[place]
    question = machine.tool.questions[place].id
    nearest = min((s for s in reached if machine.is_asked(place, s[0])), key=lambda state: reached[state].length)
    message = f'The question "{question}" changes nothing: all its answers lead to the same.'
    remedy = "Let an answer raise, show or ask something, or take the question out."
    return Fault(("questions", question), message, remedy, (routes.shortest_before(place, nearest),))
