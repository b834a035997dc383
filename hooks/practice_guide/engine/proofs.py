"""Prove a tool over all its routes, exactly, and count them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from .faults import Fault
from .limits import TooWideError
from .order_proofs import prove_order
from .outcome_proofs import prove_ends, prove_outcomes, prove_questions_asked, prove_unknowns
from .question_proofs import prove_questions_matter
from .routes import Exploration, explore
from .rule_proofs import prove_rules
from .states import Machine
from .tool import Answers, Tool
from .width_faults import describe_width


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
