"""Visit every mapping in checked front matter, with the trail that leads to it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, get_args

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
        for attribute, key in _fields_with_entries(type(value)):
            yield key, getattr(value, attribute)
    elif isinstance(value, dict):
        yield from value.items()
    elif isinstance(value, list):
        yield from enumerate(value)


@cache
def _fields_with_entries(model: type[BaseModel]) -> tuple[tuple[str, str], ...]:
    """Return the fields that can hold entries, as attribute and key; most hold plain text."""
    fields = model.model_fields.items()
    return tuple((name, field.alias or name) for name, field in fields if _holds_entries(field.annotation))


def _holds_entries(annotation: Any) -> bool:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return True
    return any(_holds_entries(part) for part in get_args(annotation))
