"""What changed about a place besides its words, in words for authors."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..reading.roles import Meaning

# What authors write, as they would say it; any other key is told by its own name.
NAMES = {
    "cite": "what it rests on",
    "differs": "where sources disagree",
    "dated": "what has dated",
    "link": "where it leads",
    "raises": "the outcome it points to",
    "outcome": "the outcome it ends in",
    "when": "when it is shown",
    "asked_when": "when it is asked",
    "towards": "the outcome it speaks for",
}


def meaning_changes(before: Meaning, after: Meaning) -> Iterator[str]:
    """Yield a line for each part that is not as it was."""
    for key in {**before, **after}:
        if before.get(key) != after.get(key):
            yield f"{_name(key)}: was {_told(before.get(key))}, now {_told(after.get(key))}"


def _name(key: str) -> str:
    place, _, last = key.rpartition(" ")
    name = NAMES.get(last, last.replace("_", " "))
    return f"{name} ({place})" if place else name


def _told(value: Any) -> str:
    if value is None or value == []:
        return "nothing"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return ", ".join(_told(part) for part in value)
    if isinstance(value, dict):
        return "; ".join(f"{key} = {_told(part)}" for key, part in value.items())
    return str(value)
