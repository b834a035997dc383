"""The ways to answer a question, grouped by what they do in an earlier and in a later edition of a tool."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from ..engine.choices import Choices
from ..engine.limits import MOST_STATES, TooWideError
from ..engine.states import Machine
from ..engine.tool import Question


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
