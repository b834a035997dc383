"""The ways to answer one question, grouped by what they have in common, with exact numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from .tool import Answer, Question, Tool


@dataclass(frozen=True)
class Choices:
    """Ways to answer a question that are alike: in what they raise, end, leave unknown and meet."""

    level: int
    """Place on the scale of what they raise; past its end when they raise nothing."""
    ends: bool
    unknown: bool
    met: int
    """The clauses they meet, as bits."""
    number: int
    """How many ways there are."""
    example: tuple[str, ...]
    """One of them, with as few answers as any."""

    @property
    def likeness(self) -> tuple[int, bool, bool, int]:
        """What two ways share when they are alike."""
        return self.level, self.ends, self.unknown, self.met

    @classmethod
    def of(cls, tool: Tool, answer: Answer, met: Mapping[str, int]) -> Choices:
        """Give the choice of one answer."""
        clauses = met.get(answer.id, 0)
        return cls(tool.level(answer.raises), answer.ends, answer.unknown, clauses, 1, (answer.id,))

    def plus(self, other: Choices) -> Choices:
        """Give what ticking both amounts to."""
        return Choices(
            level=min(self.level, other.level),
            ends=self.ends or other.ends,
            unknown=self.unknown or other.unknown,
            met=self.met | other.met,
            number=self.number * other.number,
            example=self.example + other.example,
        )


def group_choices(tool: Tool, question: Question, met: Mapping[str, int], most: int) -> tuple[Choices, ...]:
    """Group every way to answer a question; give up with a `TooManyChoices` past `most` groups."""
    single = {answer.id: Choices.of(tool, answer, met) for answer in question.answers}
    if question.choose == "one":
        return _merge(single.values())
    together = [single[answer.id] for answer in question.answers if not answer.alone]
    apart = [single[answer.id] for answer in question.answers if answer.alone]
    # Answers that stand alone come first, so that an example reads "none" rather than a box at random.
    return _merge([*apart, *count_subsets(together, most)])


def count_subsets(parts: list[Choices], most: int) -> tuple[Choices, ...]:
    """Group the ways to tick at least one of these boxes."""
    groups: tuple[Choices, ...] = ()
    for part in parts:
        groups = _merge([*groups, part, *(group.plus(part) for group in groups)])
        if len(groups) > most:
            raise TooManyChoices
    return groups


class TooManyChoices(Exception):  # noqa: N818 - a bound that was passed, not a mistake
    """Raised by `count_subsets` past its bound; the machine says at which question."""


def additions(tool: Tool, question: Question, met: Mapping[str, int], most: int) -> Iterator[tuple[Choices, Choices]]:
    """Yield, for a question with several answers, choices without and with one more box, each kind once."""
    boxes = [Choices.of(tool, answer, met) for answer in question.answers if not answer.alone]
    seen = set()
    for place, box in enumerate(boxes):
        for group in count_subsets(boxes[:place] + boxes[place + 1 :], most):
            more = group.plus(box)
            if (group.likeness, more.likeness) not in seen:
                seen.add((group.likeness, more.likeness))
                yield group, more


def _merge(parts: Iterable[Choices]) -> tuple[Choices, ...]:
    groups: dict[tuple[int, bool, bool, int], Choices] = {}
    for part in parts:
        known = groups.get(part.likeness)
        groups[part.likeness] = _add(known, part) if known else part
    return tuple(groups.values())


def _add(known: Choices, part: Choices) -> Choices:
    example = min(known.example, part.example, key=len)
    return Choices(known.level, known.ends, known.unknown, known.met, known.number + part.number, example)
