"""The table for signing a tool off: what decides each result, on how many routes, with an example."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from .choices import Effect
from .machine import Machine, Paths, Way
from .routes import Exploration
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


class Decider(NamedTuple):
    """What first raised an outcome: a rule, or a question. In the order of the table."""

    rule: int
    """Below 0 where it is a question."""
    question: int


NOTHING = Decider(-1, -1)

DecidedState = tuple[int, int, Decider]
"""Live clauses, place on the scale, and what brought the route there."""


def group_routes(tool: Tool) -> tuple[Group, ...]:
    """List the groups of routes of a tool that has been proved, most protective outcome first."""
    paths = DecidedPaths(tool)
    routes: Exploration[DecidedState] = Exploration(paths, {(*paths.machine.start, NOTHING): 0})
    found: dict[tuple[int, Decider], list[DecidedState]] = {}
    for state in routes.finals:
        level = tool.level(paths.machine.result(state[:2]))
        found.setdefault((level, state[2]), []).append(state)
    return tuple(_group(routes, *decided, found[decided]) for decided in sorted(found))


def _group(routes: Exploration[DecidedState], level: int, decider: Decider, states: list[DecidedState]) -> Group:
    tool = routes.paths.tool
    outcome, number = tool.outcomes[level], sum(routes.finals[state] for state in states)
    if decider.question < 0:
        return Group(outcome, None, (), decider.rule if decider.rule >= 0 else None, number, routes.shortest_to(states))
    question = tool.questions[decider.question]
    answers = tuple(answer.id for answer in question.answers if answer.raises == outcome)
    return Group(outcome, question.id, answers, None, number, routes.shortest_to(states))


class DecidedPaths(Paths[DecidedState]):
    """The ways through a tool, each remembering what first raised the outcome that it would end in."""

    def __init__(self, tool: Tool) -> None:
        self.tool, self.machine = tool, Machine(tool)
        # Every state of the machine may have been decided by any question or rule.
        self.most = self.machine.most * (1 + len(tool.questions) + len(tool.rules))

    def moves(self, place: int, state: DecidedState) -> Iterator[tuple[DecidedState, Way]]:
        """Yield the ways on from a state past a question, each with the state after it."""
        alive, level, decider = state
        moves = self.machine.moves(place, (alive, level))
        for choices, (after, way) in zip(self.machine.choices[place], moves, strict=False):
            raises_more = after[1] < level
            decided = self._decider(place, alive, after[1], choices.effect) if raises_more else decider
            yield (*after, decided), way

    def _decider(self, place: int, alive: int, level: int, effect: Effect) -> Decider:
        if effect.level == level:
            return Decider(-1, place)
        met = self.machine.rules_met(place, alive, effect)
        return Decider(min(rule.index for rule in met if rule.floor == level), -1)
