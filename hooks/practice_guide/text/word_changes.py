"""What changed between two texts, word by word, for readers to see."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

Mark = Literal["same", "out", "in"]


@dataclass(frozen=True)
class Stretch:
    """Some words, and whether they stayed, went or came."""

    mark: Mark
    text: str


def word_changes(before: str, after: str) -> tuple[Stretch, ...]:
    """Return the words of both texts in order, what went before what came."""
    old, new = before.split(), after.split()
    return tuple(_stretches(old, new))


def _stretches(old: Sequence[str], new: Sequence[str]) -> Iterator[Stretch]:
    for operation, start, end, new_start, new_end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if operation == "equal":
            yield Stretch("same", " ".join(old[start:end]))
            continue
        if start < end:
            yield Stretch("out", " ".join(old[start:end]))
        if new_start < new_end:
            yield Stretch("in", " ".join(new[new_start:new_end]))
