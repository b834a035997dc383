"""Proof 11: every line with a condition can show, at an outcome that it belongs to, and each clause can be why."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice

from .faults import Fault
from .routes import Routes, covering_routes
from .tool import Answers, Clause, Condition, Shown, Tool, clause_holds, holds
from .walk import walk

Given = Mapping[str, Sequence[str]]
Accepts = Callable[[str | None, Given], bool]
"""Tells whether a route with this result and these answers shows what is looked for."""

WORDINGS = (("ask",), ("help",), ("why",))
MOST_AT_HAND = 500
CHANGE = "Change its condition, or remove it."


def prove_lines(tool: Tool) -> Iterator[Fault]:
    """Yield a fault for each line, or part of its condition, that no result shows."""
    if not tool.shown and not tool.first:
        return
    known = KnownRoutes(tool)
    for item in tool.shown:
        if item.path[2:3] == ("first",) or (item.outcome is None and item.path[:1] != ("questions",)):
            continue  # first lines come below, and what belongs to no outcome need only hold somewhere
        above = _wordings_above(tool, item)
        outcome = None if above else item.outcome
        dead = [n for n, clause in enumerate(item.when) if not _can_lead(tool, known, outcome, above, clause)]
        yield from _explain(dead, item.when, item.path, _where(item.outcome))
    for outcome, conditions in tool.first.items():
        for place, condition in enumerate(conditions):
            before = conditions[:place]
            dead = [n for n, clause in enumerate(condition) if not _can_lead(tool, known, outcome, before, clause)]
            path = ("outcomes", outcome, "first", place, "when")
            yield from _explain(dead, condition, path, f"{_where(outcome)}, or a line above it leads wherever it does")


def _wordings_above(tool: Tool, item: Shown) -> list[Condition]:
    """List the conditions of the wordings of a question's words that come before one of them."""
    if item.path[:1] != ("questions",) or item.path[2:3] not in WORDINGS:
        return []
    place = int(item.path[3])
    return [other.when for other in tool.shown if other.path[:3] == item.path[:3] and int(other.path[3]) < place]


def _where(outcome: str | None) -> str:
    return f'its condition never holds where "{outcome}" is the result' if outcome else "its condition never holds"


def _explain(dead: list[int], condition: Condition, path: tuple[str | int, ...], why: str) -> Iterator[Fault]:
    if len(dead) == len(condition):
        yield Fault(path, f"No result shows this line: {why}.", CHANGE)
        return
    for place in dead:
        yield Fault((*path, place), f"No result shows the line for this part of its condition: {why}.", CHANGE)


class KnownRoutes:
    """Complete routes at hand, and new ones made of them: a quick way to show that something can be.

    What they do not show is looked for among all routes.
    """

    def __init__(self, tool: Tool) -> None:
        self.tool = tool
        self.routes: list[tuple[str | None, dict[str, tuple[str, ...]]]] = []
        self.any_answer: dict[str, tuple[str, ...]] = {}
        for route in islice(covering_routes(tool), MOST_AT_HAND):
            self._keep(route)
            self.any_answer = {**dict(route), **self.any_answer}

    def show(self, clause: Clause, outcome: str | None, accepts: Accepts) -> bool:
        """Tell whether a route at hand, or one that it becomes with the answers of a clause, is accepted."""
        if any(accepts(result, answers) for result, answers in self.routes):
            return True
        nearest = [answers for result, answers in self.routes if outcome in (None, result)]
        return any(self._try(given, accepts) for answers in nearest for given in self._meeting(clause, answers))

    def _keep(self, answers: Answers) -> tuple[str | None, dict[str, tuple[str, ...]]]:
        found = walk(self.tool, dict(answers)).result, dict(answers)
        self.routes.append(found)
        return found

    def _meeting(self, clause: Clause, answers: Given) -> Iterator[dict[str, Sequence[str]]]:
        """Yield the answers with those that the clause asks for in their place, and with them added."""
        wanted = {question: (listed[0],) for question, listed in clause}
        yield {**self.any_answer, **answers, **wanted}
        added = {question: (*answers.get(question, ()), *listed) for question, listed in wanted.items()}
        yield {**self.any_answer, **answers, **added}

    def _try(self, given: Given, accepts: Accepts) -> bool:
        route = walk(self.tool, given)
        if route.result is None or not accepts(route.result, dict(route.answers)):
            return False
        self._keep(route.answers)
        return True


def _can_lead(tool: Tool, known: KnownRoutes, outcome: str | None, before: Sequence[Condition], clause: Clause) -> bool:
    """Tell whether some route to an outcome, or to any, meets a clause and none of the conditions before it."""

    def leads(result: str | None, answers: Given) -> bool:
        there = outcome in (None, result) and clause_holds(clause, answers)
        return there and not any(holds(condition, answers) for condition in before)

    if known.show(clause, outcome, leads):
        return True
    routes = Routes(tool, [(clause,), *before])
    earlier = sum(condition.holds for condition in routes.machine.watched[1:])
    return any(
        not state[0] & earlier and outcome in (None, routes.machine.result(state)) for state in routes.ends_where()
    )
