"""Proof 11: every line with a condition can show, at an outcome that it belongs to, and each clause can be why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from .faults import Fault, Path
from .routes import Routes
from .tool import Condition, Shown, Tool

WORDINGS = (("ask",), ("help",), ("why",))
CHANGE = "Change its condition, or remove it."


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
