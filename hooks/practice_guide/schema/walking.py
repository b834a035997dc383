"""Visit every mapping in checked front matter, with the trail that leads to it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from .base import Entry

Trail = tuple[str | int, ...]


def walk_entries(value: Any, trail: Trail = ()) -> Iterator[tuple[Trail, Entry]]:
    """Yield each entry below a value, outermost first."""
    if isinstance(value, Entry):
        yield trail, value
    for step, child in _children(value):
        yield from walk_entries(child, (*trail, step))


def _children(value: Any) -> Iterator[tuple[str | int, Any]]:
    if isinstance(value, BaseModel):
        for name, field in type(value).model_fields.items():
            yield field.alias or name, getattr(value, name)
    elif isinstance(value, dict):
        yield from value.items()
    elif isinstance(value, list):
        yield from enumerate(value)
