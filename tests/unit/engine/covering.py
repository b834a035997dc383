"""A few routes that together take every step, to hold another evaluator against."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from practice_guide.engine.machine import State
from practice_guide.engine.routes import Routes, Taken
from practice_guide.engine.tool import Answers, Tool


def covering_routes(tool: Tool) -> Iterator[Answers]:
    """Yield complete routes that together cover every step."""
    routes = Routes(tool)
    left = dict.fromkeys(
        Taken(place, state, way.chosen)
        for place, states in enumerate(routes.arrivals[:-1])
        for state in states
        for _, way in routes.machine.moves(place, state)
        if way.asked
    )
    while left:
        taken = complete(routes, next(iter(left)), left)
        for step in taken:
            left.pop(step, None)
        yield routes.answers(taken)


def complete(routes: Routes, wanted: Taken[State], left: Mapping[Taken[State], None]) -> list[Taken[State]]:
    """Give a complete route up to a step and on from there, where it can, by steps that are left."""
    place, state, _ = wanted
    taken = routes.taken_before(place, state)
    for at in range(place, len(routes.arrivals) - 1):
        moves = routes.machine.moves(at, state)
        after, way = next((move for move in moves if (at, state, move[1].chosen) in left), moves[-1])
        taken.append(Taken(at, state, way.chosen))
        if way.ends:
            break
        state = after
    return taken
