"""Follow every route of an earlier edition of a tool through a later one, exactly, and count where they end."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple

from .choices import Effect, group_choices
from .machine import Machine, Paths, State, Way
from .routes import Exploration
from .tool import Answers, Tool


class JointEffect(NamedTuple):
    """What a way to answer does in both editions."""

    before: Effect
    after: Effect | None
    """None where the later edition has none of these answers, or does not combine them."""
    stands_alone: bool = False
    """Whether the later edition does not combine this answer with others."""
    is_refused: bool = False

    def plus(self, other: JointEffect) -> JointEffect:
        """Give what ticking both does. An answer that is gone is dropped, as it is in a link with answers."""
        before = self.before.plus(other.before)
        left = [effect for effect in (self, other) if effect.after]
        clash = len(left) > 1 and any(effect.stands_alone for effect in left)
        if self.is_refused or other.is_refused or clash:
            return JointEffect(before, None, is_refused=True)
        if self.after and other.after:
            return JointEffect(before, self.after.plus(other.after))
        return JointEffect(before, left[0].after, left[0].stands_alone) if left else JointEffect(before, None)


class End(NamedTuple):
    """How a route ended in the later tool: with an outcome, or before a question that it does not answer."""

    outcome: str
    asks: str


JointState = tuple[State, State | End]
"""Where a route is in the earlier tool, and in the later one, or how it came to an end there."""


@dataclass(frozen=True)
class RouteChange:
    """Routes that ended in one outcome and now do not."""

    before: str
    after: str
    """The outcome now; empty where the later tool asks something that the route does not answer."""
    asks: str
    """The question that the later tool asks; empty where it has a result."""
    routes: int
    example: Answers


class NotComparableError(ValueError):
    """The two editions ask in another order. Raised by `compare_routes`; its caller says so to readers."""


def compare_routes(before: Tool, after: Tool) -> list[RouteChange]:
    """Return each kind of change of result, the most frequent first; empty where every route ends as it did.

    Answers that the later tool does not ask for are dropped, as they are in a link with answers.
    """
    paths = _JointPaths(before, after)
    found: Exploration[JointState] = Exploration(paths, {(paths.before.start, paths.after.start): 0})
    ends: dict[tuple[str, End], list[JointState]] = {}
    for old, new in found.finals:
        ends.setdefault((paths.before.result(old) or "", paths.finish(new, -1)), []).append((old, new))
    changes = [
        RouteChange(outcome, *end, sum(found.finals[state] for state in states), found.shortest_to(states))
        for (outcome, end), states in ends.items()
        if end != End(outcome, "")
    ]
    return sorted(changes, key=lambda change: (-change.routes, change.before, change.after, change.asks))


class _JointPaths(Paths[JointState]):
    """The ways through both editions at once."""

    def __init__(self, before: Tool, after: Tool) -> None:
        self.tool, self.before, self.after = before, Machine(before), Machine(after)
        self.later = [self.after.places.get(question.id) for question in before.questions]
        """For each question, its place in the later tool, if it is there."""
        shared = [place for place in self.later if place is not None]
        if shared != sorted(shared):
            raise NotComparableError("the questions come in another order")
        self.reached = [*accumulate((0 if place is None else place + 1 for place in self.later), max, initial=0)]
        """For each question, and at last for the end, how far the later tool has come before it."""
        self.choices = [
            group_choices(question, place, self._effects(place)) for place, question in enumerate(before.questions)
        ]

    def moves(self, place: int, state: JointState) -> Iterator[tuple[JointState, Way]]:
        """Yield the ways on past a question of the earlier tool."""
        old, new = state
        later = self.later[place]
        if later is not None:
            new = self._pass_new(new, self.reached[place], later)
        if not self.before.is_asked(place, old[0]):
            after = self.before.after(self.before.step(place, old[0], None), old[1])
            yield (after, self._answer(new, later, None)), Way(1, (None,), 0, ends=False)
            return
        for choices in self.choices[place]:
            step = self.before.step(place, old[0], choices.effect.before)
            following = self._answer(new, later, choices.effect.after)
            if step.ends:
                following = self.finish(following, place + 1)
            after = self.before.after(step, old[1])
            yield (after, following), Way(choices.number, (choices.example,), 1, step.ends)

    def finish(self, new: State | End, place: int) -> End:
        """Take the later tool to its end without further answers, from before a question of the earlier one."""
        done = self._pass_new(new, self.reached[place], len(self.after.tool.questions))
        return done if isinstance(done, End) else End(self.after.result(done) or "", "")

    def _effects(self, place: int) -> dict[str, JointEffect]:
        """Give what each answer to a question of the earlier tool does in both."""
        before, later = self.before.effects[place], self.later[place]
        if later is None:
            return {answer: JointEffect(effect, None) for answer, effect in before.items()}
        question, after = self.after.tool.questions[later], self.after.effects[later]
        alone = (
            before.keys() if question.choose == "one" else {answer.id for answer in question.answers if answer.alone}
        )
        return {answer: JointEffect(effect, after.get(answer), answer in alone) for answer, effect in before.items()}

    def _pass_new(self, new: State | End, start: int, end: int) -> State | End:
        """Take the later tool past questions that are not answered."""
        for place in range(start, end):
            if isinstance(new, End):
                break
            new = self._answer(new, place, None)
        return new

    def _answer(self, new: State | End, place: int | None, effect: Effect | None) -> State | End:
        """Give the later tool the same answer, where it has the question, asks it and takes the answer."""
        if isinstance(new, End) or place is None:
            return new
        is_asked = self.after.is_asked(place, new[0])
        if is_asked and effect is None:
            return End("", self.after.tool.questions[place].id)
        step = self.after.step(place, new[0], effect if is_asked else None)
        state = self.after.after(step, new[1])
        return End(self.after.result(state) or "", "") if step.ends else state
