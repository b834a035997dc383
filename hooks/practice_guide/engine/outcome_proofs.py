"""Proofs 2, 3, 6, 7 and 8: what is asked, how routes end, and that not knowing never clears."""

from __future__ import annotations

from collections.abc import Iterator

from .conditions import holds
from .faults import Fault, quoted
from .routes import Exploration
from .steps import State
from .tool import Answers, Question, Tool


def prove_questions_asked(exploration: Exploration) -> Iterator[Fault]:
    """Yield a fault for each question that no route asks (proof 2)."""
    for place, question in enumerate(exploration.machine.tool.questions):
        if place not in exploration.asked:
            message = f'The question "{question.id}" is never asked: no combination of answers leads to it.'
            key = ("questions", question.id, *(("asked_when",) if question.asked_when else ()))
            yield Fault(key, message, "Change its condition or an earlier answer that ends the tool.")


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
        answers = _question(tool, question_id).answers
        yield from ((question_id, a.id) for a in answers if a.unknown and a.id in chosen)


def _missing(tool: Tool, needs: tuple[str, ...], route: Answers) -> Iterator[str]:
    """Yield the needed questions that the route leaves unknown, or stops short of."""
    answers = dict(route)
    unknown = {question for question, _ in unknown_answers(tool, route)}
    for name in needs:
        if name in unknown or (name not in answers and holds(_question(tool, name).asked_when, answers)):
            yield name


def _question(tool: Tool, question_id: str) -> Question:
    return next(question for question in tool.questions if question.id == question_id)


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
