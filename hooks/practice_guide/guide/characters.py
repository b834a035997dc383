"""Check that printed sheets can show every character of what they print."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ..printing.fonts import printable_characters
from ..reading.problems import Problem, Trail
from .page import Page


def check_printable(page: Page, trail: Trail, value: Any) -> Iterator[Problem]:
    """Yield a problem for each text below a value with a character that the font of the sheets lacks."""
    for at, text in _texts(value, trail):
        if missing := _unprintable(text):
            yield page.document.problem(at, _message(missing))


def _texts(value: Any, trail: Trail) -> Iterator[tuple[Trail, str]]:
    if isinstance(value, str):
        yield trail, value
    elif isinstance(value, Mapping):
        for key, entry in value.items():
            yield from _texts(entry, (*trail, str(key)))
    elif isinstance(value, Sequence):
        for place, entry in enumerate(value):
            yield from _texts(entry, (*trail, place))


def _unprintable(text: str) -> list[str]:
    printable = printable_characters()
    return [character for character in dict.fromkeys(text) if ord(character) not in printable and character != "\n"]


def _message(missing: list[str]) -> str:
    # A sign that cannot be seen, such as one that turns the direction of writing, is told by its number.
    shown = [f'"{sign}"' if sign.isprintable() else f"U+{ord(sign):04X}" for sign in missing]
    return f"The font of the printed sheet has no {', '.join(shown)}. Write it another way."
