"""What a result shows.

Proof 11: every line with a condition can show, at an outcome that it belongs to, and each clause can be why. Proof 12:
no tick is ignored; each box that a reader ticks is answered by the result, wherever the tool may stop.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from .faults import Fault, Path
from .routes import Routes
from .tool import Answer, Answers, Clause, Condition, Question, Shown, Tool
from .walk import walk

WORDINGS = (("ask",), ("help",), ("why",))
CHANGE = "Change its condition, or remove it."
# A clause that lists more boxes says nothing of any one of them.
MOST_BOXES = 2
ANSWERING = (("says",), ("next",))
"""The lists of an outcome whose lines may answer a box. Considerations, notices and checklists do not."""


def prove_lines(routes: Routes) -> Iterator[Fault]:
    """Yield a fault for each line, or part of its condition, that no result shows."""
    tool, results_of = routes.machine.tool, cache(routes.results_of)
    wordings: dict[Path, list[Shown]] = {}
    for item in tool.shown:
        if item.path[:1] == ("questions",) and item.path[2:3] in WORDINGS:
            wordings.setdefault(item.path[:3], []).append(item)
        elif item.path[2:3] != ("first",) and (item.outcome or item.path[:1] == ("questions",)):
            # What belongs to no outcome need only hold somewhere.
            results = map(results_of, item.when)
            can_show = [item.outcome in found if item.outcome else bool(found) for found in results]
            yield from _explain(can_show, item.path, _where(item.outcome))
    for items in wordings.values():
        for item, can_show in zip(items, _can_lead(tool, None, [item.when for item in items]), strict=True):
            yield from _explain(can_show, item.path, _where(None))
    for outcome, lines in tool.first.items():
        for place, can_show in enumerate(_can_lead(tool, outcome, lines)):
            path = ("outcomes", outcome, "first", place, "when")
            yield from _explain(can_show, path, f"{_where(outcome)}, or a line above it leads wherever it does")


def _can_lead(tool: Tool, outcome: str | None, lines: Sequence[Condition]) -> Iterator[list[bool]]:
    """Tell of each line's clauses whether one can hold, at an outcome or at any, where no line above does."""
    routes = Routes(tool, [(clause,) for condition in lines for clause in condition])
    ends = {state[0] for state in routes.finals if outcome in (None, routes.machine.result(state))}
    bits = iter(condition.holds for condition in routes.machine.watched)
    for condition in lines:
        own = [next(bits) for _ in condition]
        yield [any(alive & bit for alive in ends) for bit in own]
        ends = {alive for alive in ends if not alive & sum(own)}


def _where(outcome: str | None) -> str:
    return f'its condition never holds where "{outcome}" is the result' if outcome else "its condition never holds"


def _explain(can_show: list[bool], path: Path, why: str) -> Iterator[Fault]:
    if not any(can_show):
        yield Fault(path, f"No result shows this line: {why}.", CHANGE)
        return
    for place, is_shown in enumerate(can_show):
        if not is_shown:
            yield Fault((*path, place), f"No result shows the line for this part of its condition: {why}.", CHANGE)


def prove_ticks(routes: Routes) -> Iterator[Fault]:
    """Yield a fault for each box and result where the box can be ticked and nothing that shows answers it."""
    for question in routes.machine.tool.questions:
        if question.choose == "any":
            for box in question.answers:
                if not box.alone:
                    yield from _prove_box(routes, question, box)


def _prove_box(routes: Routes, question: Question, box: Answer) -> Iterator[Fault]:
    tool, only_box = routes.machine.tool, ((question.id, (box.id,)),)
    # Where a tool may stop, it would end in the same.
    results = routes.results_of(only_box)
    for outcome in tool.outcomes:
        answering = _answering(tool, outcome, question.id, box.id)
        # What raises the outcome, or asks for nothing but the box, answers it on every route.
        if outcome not in results or box.raises == outcome or only_box in answering:
            continue
        if route := _find_ignored(tool, outcome, only_box, answering):
            message = f'With the result "{outcome}" nothing answers this box: the tick is ignored.'
            remedy = f"Add a line to `first`, `says` or `next` of it, with `when: {{{question.id}: [{box.id}]}}`."
            yield Fault(("questions", question.id, "answers", box.id), message, remedy, (route,))


def _answering(tool: Tool, outcome: str, question: str, box: str) -> Condition:
    """List the clauses that answer a box: of rules that raise the outcome, and of its lines."""
    rules = (clause for rule in tool.rules if rule.raises == outcome for clause in rule.when)
    lines = (
        clause for item in tool.shown if item.outcome == outcome and item.path[2:3] in ANSWERING for clause in item.when
    )
    return _about((*rules, *lines), question, box)


def _about(clauses: Condition, question: str, box: str) -> Condition:
    """Keep the clauses that name a box, each asking for this box and no other."""
    named = ((dict(clause), dict(clause).get(question, ())) for clause in clauses)
    return tuple(
        tuple({**literals, question: (box,)}.items())
        for literals, boxes in named
        if box in boxes and len(boxes) <= MOST_BOXES
    )


def _find_ignored(tool: Tool, outcome: str, ticked: Clause, answering: Condition) -> Answers | None:
    """Give a shortest route to an outcome that ignores a tick, complete or as far as the tool offers to stop."""
    ((question, (box,)),) = ticked
    first = tool.first.get(outcome, ())
    routes = Routes(tool, [(ticked,), answering, *first, *(_about(condition, question, box) for condition in first)])
    is_ticked, is_answered, *lines = (condition.holds for condition in routes.machine.watched)
    leads, answers = lines[: len(first)], lines[len(first) :]

    def is_ignored(alive: int) -> bool:
        line = next((place for place, leading in enumerate(leads) if alive & leading), None)
        return bool(alive & is_ticked and not alive & is_answered and (line is None or not alive & answers[line]))

    ends = [state for state in routes.finals if routes.machine.result(state) == outcome and is_ignored(state[0])]
    if ends:
        return routes.shortest_to(ends)
    for place, states in enumerate(routes.arrivals[:-1]):
        for alive, level in states:
            if level == tool.level(outcome) and is_ignored(alive) and routes.machine.is_asked(place, alive):
                route = routes.shortest_before(place, (alive, level))
                if walk(tool, dict(route)).settled:
                    return route
    return None
