"""Check that the printed sheets can show every character of the checklists."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ..printing.fonts import printable_characters
from ..problems import Problem, Trail
from .catalogue import Catalogue

# Texts of a checklist page that its sheet prints, besides the whole of the block.
PRINTED_KEYS = ("title", "summary")


def check_characters(catalogue: Catalogue) -> Iterator[Problem]:
    """Yield a problem for each text with a character that the font of the sheets lacks."""
    for page in catalogue.checklists.values():
        data = page.document.data
        texts = [((key,), data[key]) for key in PRINTED_KEYS if key in data]
        for trail, text in [*texts, *_texts(data["checklist"], ("checklist",))]:
            if missing := _unprintable(text):
                yield page.document.problem(trail, _message(missing))
    for page in catalogue.sources.values():
        if missing := _unprintable(page.front.source.short if page.front.source else ""):
            yield page.document.problem(("source", "short"), _message(missing))


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
