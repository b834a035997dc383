"""The ways to answer a question, grouped by what they do in an earlier and in a later edition of a tool."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ..engine.choices import Choices
from ..engine.limits import MOST_STATES, TooWideError
from ..engine.states import Machine
from ..engine.tool import Question


@dataclass(frozen=True)
class Pair:
    """Ways to answer that are alike in both editions; `after` is None where the later one refuses them."""

    before: Choices
    after: Choices | None
    stands_alone: bool = False
    """An answer that the later edition does not combine with others."""

    def plus(self, other: Pair) -> Pair:
        """Give what ticking both amounts to."""
        refused = self.after is None or other.after is None or self.stands_alone or other.stands_alone
        after = None if refused or not self.after or not other.after else self.after.plus(other.after)
        return Pair(self.before.plus(other.before), after)


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
    groups: dict[tuple[object, object, bool], Pair] = {}
    for pair in pairs:
        key = (pair.before.likeness, pair.after.likeness if pair.after else None, pair.stands_alone)
        known = groups.get(key)
        groups[key] = _add(known, pair) if known else pair
    return tuple(groups.values())


def _add(known: Pair, pair: Pair) -> Pair:
    shorter = min(known.before.example, pair.before.example, key=len)
    first = known.before
    number = first.number + pair.before.number
    return Pair(
        Choices(first.level, first.ends, first.unknown, first.met, number, shorter), known.after, known.stands_alone
    )
