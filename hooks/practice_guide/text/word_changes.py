"""What changed between two texts, word by word, for readers to see."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

Mark = Literal["same", "out", "in"]
WORDS_AROUND = 10
"""How many unchanged words beside a change say where it stands."""


@dataclass(frozen=True)
class Stretch:
    """Some words, and whether they stayed, went or came."""

    mark: Mark
    text: str


def word_changes(before: str, after: str) -> tuple[Stretch, ...]:
    """Return the words of both texts in order, what went before what came."""
    old, new = before.split(), after.split()
    return tuple(_stretches(old, new))


def near_changes(stretches: Sequence[Stretch]) -> tuple[Stretch, ...]:
    """Return the stretches without the unchanged words that stand far from every change; all of them where none is."""
    last = len(stretches) - 1
    if last < 1:
        return tuple(stretches)
    return tuple(
        stretch if stretch.mark != "same" else Stretch("same", _ends(stretch.text, place > 0, place < last))
        for place, stretch in enumerate(stretches)
    )


def _ends(text: str, after_change: bool, before_change: bool) -> str:
    words = text.split()
    start = words[:WORDS_AROUND] if after_change else []
    end = words[-WORDS_AROUND:] if before_change else []
    # A mark in place of one word would say less and save nothing.
    return text if len(words) <= len(start) + len(end) + 1 else " ".join([*start, "…", *end])


def _stretches(old: Sequence[str], new: Sequence[str]) -> Iterator[Stretch]:
    for operation, start, end, new_start, new_end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if operation == "equal":
            yield Stretch("same", " ".join(old[start:end]))
            continue
        if start < end:
            yield Stretch("out", " ".join(old[start:end]))
        if new_start < new_end:
            yield Stretch("in", " ".join(new[new_start:new_end]))
