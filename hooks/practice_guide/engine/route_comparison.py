"""Follow every route of an earlier edition of a tool through a later one, exactly, and count where they end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TypeVar

from .choices import Choices
from .machine import MOST_STATES, Machine, State, Step, TooWideError
from .tool import Answers, Question, Tool


@dataclass(frozen=True)
class Pair:
    """Ways to answer that are alike in both editions."""

    before: Choices
    after: Choices | None
    """None where the later edition has none of these answers, or does not combine them."""
    stands_alone: bool = False
    """Whether the later edition does not combine this answer with others."""
    is_refused: bool = False

    def plus(self, other: Pair) -> Pair:
        """Give what ticking both amounts to. An answer that is gone is dropped, as it is in a link with answers."""
        before = self.before.plus(other.before)
        left = [pair for pair in (self, other) if pair.after]
        clash = len(left) > 1 and any(pair.stands_alone for pair in left)
        if self.is_refused or other.is_refused or clash:
            return Pair(before, None, is_refused=True)
        if self.after and other.after:
            return Pair(before, self.after.plus(other.after))
        return Pair(before, left[0].after, left[0].stands_alone) if left else Pair(before, None)


def pair_choices(before: Machine, place: int, after: Machine, later: int) -> tuple[Pair, ...]:
    """Return every way to answer a question of the earlier edition, paired with what it does in the later one."""
    question = before.tool.questions[place]
    single = {answer.id: _pair(before, place, after, later, answer.id) for answer in question.answers}
    if question.choose == "one":
        return _merge(single.values())
    apart = [single[answer.id] for answer in question.answers if answer.alone]
    groups: tuple[Pair, ...] = ()
    for answer in question.answers:
        if not answer.alone:
            part = single[answer.id]
            groups = _merge([*groups, part, *(group.plus(part) for group in groups)])
        if len(groups) > MOST_STATES:
            raise TooWideError(place, f"{MOST_STATES:,} kinds of choices")
    return _merge([*apart, *groups])


def _pair(before: Machine, place: int, after: Machine, later: int, answer_id: str) -> Pair:
    question: Question = after.tool.questions[later]
    old, new = before.tool.questions[place].answer(answer_id), question.answer(answer_id)
    assert old is not None  # the ids come from the earlier question itself
    first = Choices.of(before.tool, old, before.bits.met[place])
    second = Choices.of(after.tool, new, after.bits.met[later]) if new else None
    return Pair(first, second, question.choose == "one" or (new is not None and new.alone))


def _merge(pairs: Iterable[Pair]) -> tuple[Pair, ...]:
    groups: dict[tuple[object, ...], Pair] = {}
    for pair in pairs:
        likeness = pair.after.likeness if pair.after else None
        key = (pair.before.likeness, likeness, pair.stands_alone, pair.is_refused)
        known = groups.get(key)
        groups[key] = _add(known, pair) if known else pair
    return tuple(groups.values())


def _add(known: Pair, pair: Pair) -> Pair:
    shorter = min(known.before.example, pair.before.example, key=len)
    number = known.before.number + pair.before.number
    return replace(known, before=replace(known.before, number=number, example=shorter))


Key = TypeVar("Key")
Joint = tuple[State, State | str]
"""Where a route is in the earlier tool, and in the later one: a state, or how it came to an end there."""

# Marks how a route ended in the later tool; the rest is an outcome or the id of a question.
ENDED, ASKS = "=", "?"


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
    changes = _Walk(before, after).run()
    return sorted(changes, key=lambda change: (-change.routes, change.before, change.after, change.asks))


class _Walk:
    """Steps through both editions at once, remembering how many routes are where and one example of each."""

    def __init__(self, before: Tool, after: Tool) -> None:
        self.before, self.after = Machine(before), Machine(after)
        self.places = {question.id: place for place, question in enumerate(after.questions)}
        shared = [self.places[question.id] for question in before.questions if question.id in self.places]
        if shared != sorted(shared):
            raise NotComparableError("the questions come in another order")
        self.asked_before = {question.id for question in before.questions}
        self.ends: dict[tuple[str, str], tuple[int, Answers]] = {}

    def run(self) -> list[RouteChange]:
        states: dict[Joint, tuple[int, Answers]] = {(self.before.start, self.after.start): (1, ())}
        reached = 0
        for place, question in enumerate(self.before.tool.questions):
            later = self.places.get(question.id)
            states = self._pass_new(states, reached, reached if later is None else later)
            reached = reached if later is None else later + 1
            states = self._pass_question(states, place, later)
            if len(states) > MOST_STATES:
                raise TooWideError(place, f"{MOST_STATES:,} situations")
        for (old, new), (number, example) in states.items():
            self._end(old, self._finish(new, reached), number, example)
        return [change for key, found in self.ends.items() for change in self._change(*key, *found)]

    def _pass_new(
        self, states: dict[Joint, tuple[int, Answers]], start: int, end: int
    ) -> dict[Joint, tuple[int, Answers]]:
        """Take the later tool past the questions that only it has."""
        passed: dict[Joint, tuple[int, Answers]] = {}
        for (old, new), (number, example) in states.items():
            _put(passed, (old, self._skip(new, start, end)), number, example)
        return passed

    def _skip(self, new: State | str, start: int, end: int) -> State | str:
        for place in range(start, end):
            if isinstance(new, str):
                return new
            if self.after.is_asked(place, new[0]):
                return ASKS + self.after.tool.questions[place].id
            new = self._next(self.after, new, self.after.steps_by_choice(place, new[0])[0])
        return new

    def _pass_question(
        self, states: dict[Joint, tuple[int, Answers]], place: int, later: int | None
    ) -> dict[Joint, tuple[int, Answers]]:
        """Take both tools past a question of the earlier one."""
        name = self.before.tool.questions[place].id
        if later is not None:
            pairs = pair_choices(self.before, place, self.after, later)
            self.before.choices[place] = tuple(pair.before for pair in pairs)
            self.after.choices[later] = tuple(pair.after or pair.before for pair in pairs)
            accepted = [pair.after is not None for pair in pairs]
        passed: dict[Joint, tuple[int, Answers]] = {}
        for (old, new), (number, example) in states.items():
            for index, step in enumerate(self.before.steps_by_choice(place, old[0])):
                chosen = step.choices
                given = (*example, (name, chosen.example)) if chosen else example
                following = new
                if later is not None:
                    is_refused = chosen is None or not accepted[index]
                    following = self._answer(new, later, index, is_refused)
                after = self._next(self.before, old, step)
                reached = (later + 1) if later is not None else self._reached(place)
                if step.ends:
                    self._end(after, self._finish(following, reached), number * step.number, given)
                else:
                    _put(passed, (after, following), number * step.number, given)
        return passed

    def _reached(self, place: int) -> int:
        """Give how far the later tool has come before a question that it does not have."""
        earlier = [self.places.get(question.id, -1) for question in self.before.tool.questions[:place]]
        return max(earlier, default=-1) + 1

    def _answer(self, new: State | str, place: int, index: int, is_refused: bool) -> State | str:
        """Give the later tool the same answer, where it asks for one and takes it."""
        if isinstance(new, str):
            return new
        is_asked = self.after.is_asked(place, new[0])
        if is_asked and is_refused:
            return ASKS + self.after.tool.questions[place].id
        step = self.after.steps_by_choice(place, new[0])[index if is_asked else 0]
        state = self._next(self.after, new, step)
        return ENDED + (self.after.result(state) or "") if step.ends else state

    def _finish(self, new: State | str, start: int) -> str:
        done = self._skip(new, start, len(self.after.tool.questions))
        return done if isinstance(done, str) else ENDED + (self.after.result(done) or "")

    def _next(self, machine: Machine, state: State, step: Step) -> State:
        alive, level, _ = machine.after(step, state[1], 0)
        return alive, level, 0

    def _end(self, old: State, new: str, number: int, example: Answers) -> None:
        _put(self.ends, (self.before.result(old) or "", new), number, example)

    def _change(self, before: str, new: str, routes: int, example: Answers) -> Iterator[RouteChange]:
        after, asks = (new[1:], "") if new[0] == ENDED else ("", new[1:])
        if asks or after != before:
            yield RouteChange(before, after, asks, routes, example)


def _put(found: dict[Key, tuple[int, Answers]], key: Key, number: int, example: Answers) -> None:
    known = found.get(key)
    if known is None:
        found[key] = (number, example)
    else:
        found[key] = (known[0] + number, min(known[1], example, key=len))
