"""The ways to answer one question, grouped by what they do, with exact numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Generic, NamedTuple, Protocol, Self, TypeVar

from .tool import Question

MOST_KINDS = 20_000


class TooWideError(Exception):
    """Raised past a limit, with the place of the question; whoever proves catches it and names the question."""

    def __init__(self, place: int, limit: str, held: tuple[str, ...] = ()) -> None:
        super().__init__(limit)
        self.place = place
        self.limit = limit
        self.held = held
        """What is waited for there, and by what, the longest wait first."""


class Effect(NamedTuple):
    """What a way to answer does in one tool."""

    level: int
    """Place on the scale of what it raises; past its end when it raises nothing."""
    ends: bool
    met: int
    """The clauses it meets, as bits."""

    def plus(self, other: Effect) -> Effect:
        """Give what ticking both does."""
        return Effect(min(self.level, other.level), self.ends or other.ends, self.met | other.met)


class Addable(Protocol):
    """What `Choices` group by: equal effects are one, and those of two boxes can be added."""

    def plus(self, other: Self) -> Self:
        """Give what ticking both does."""


E = TypeVar("E", bound=Addable)


class Choices(NamedTuple, Generic[E]):
    """Ways to answer a question that do the same."""

    effect: E
    number: int
    """How many ways there are."""
    example: tuple[str, ...]
    """One of them, with as few answers as any."""

    def plus(self, other: Choices[E]) -> Choices[E]:
        """Give what ticking both amounts to."""
        return Choices(self.effect.plus(other.effect), self.number * other.number, self.example + other.example)


def group_choices(question: Question, place: int, effects: Mapping[str, E]) -> tuple[Choices[E], ...]:
    """Group every way to answer a question, given what each answer does; raise a `TooWideError` for too many kinds."""
    single = {answer.id: Choices(effects[answer.id], 1, (answer.id,)) for answer in question.answers}
    if question.choose == "one":
        return _merge(single.values())
    together = [single[answer.id] for answer in question.answers if not answer.alone]
    apart = [single[answer.id] for answer in question.answers if answer.alone]
    # Answers that stand alone come first, so that an example reads "none" rather than a box at random.
    return _merge([*apart, *_count_subsets(together, place)])


def additions(question: Question, place: int, effects: Mapping[str, E]) -> Iterator[tuple[Choices[E], Choices[E]]]:
    """Yield, for a question with several answers, choices without and with one more box, each kind once."""
    boxes = [Choices(effects[answer.id], 1, (answer.id,)) for answer in question.answers if not answer.alone]
    seen = set()
    for index, box in enumerate(boxes):
        for group in _count_subsets(boxes[:index] + boxes[index + 1 :], place):
            more = group.plus(box)
            if (group.effect, more.effect) not in seen:
                seen.add((group.effect, more.effect))
                yield group, more


def _count_subsets(parts: list[Choices[E]], place: int) -> tuple[Choices[E], ...]:
    """Group the ways to tick at least one of these boxes."""
    groups: tuple[Choices[E], ...] = ()
    for part in parts:
        groups = _merge([*groups, part, *(group.plus(part) for group in groups)])
        if len(groups) > MOST_KINDS:
            raise TooWideError(place, f"{MOST_KINDS:,} kinds of choices")
    return groups


def _merge(parts: Iterable[Choices[E]]) -> tuple[Choices[E], ...]:
    groups: dict[E, Choices[E]] = {}
    for part in parts:
        if known := groups.get(part.effect):
            example = min(known.example, part.example, key=len)
            groups[part.effect] = Choices(part.effect, known.number + part.number, example)
        else:
            groups[part.effect] = part
    return tuple(groups.values())
