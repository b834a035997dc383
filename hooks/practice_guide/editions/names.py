"""Names of editions: `2026.1`, or `2026.1.1` for an urgent correction of it."""

from __future__ import annotations

import re

NAME = re.compile(r"^\d{4}\.[1-9]\d*(\.[1-9]\d*)?$")
EDITIONS_FOLDER = "editions"


def is_name(name: str) -> bool:
    """Say whether this can be the name of an edition."""
    return bool(NAME.match(name))


def in_order(name: str) -> tuple[int, ...]:
    """Return what to sort editions by: 2026.10 comes after 2026.9.1."""
    return tuple(int(part) for part in name.split("."))
