"""Names of editions: `2026.1`, or `2026.1.1` for an urgent correction of it."""

from __future__ import annotations

import re

NAME = re.compile(r"[0-9]{4}\.[1-9][0-9]*(\.[1-9][0-9]*)?")
EDITIONS_FOLDER = "editions"


def is_name(name: str) -> bool:
    """Say whether this can be the name of an edition."""
    return bool(NAME.fullmatch(name))


def in_order(name: str) -> tuple[int, ...]:
    """Return what to sort editions by: 2026.10 comes after 2026.9.1."""
    return tuple(int(part) for part in name.split("."))


def is_correction(name: str) -> bool:
    """Say whether an edition corrects an earlier one."""
    return name.count(".") > 1


def correction_after(name: str) -> str:
    """Return the name of the next correction: 2026.1.1 after 2026.1, and 2026.1.2 after that."""
    year, number, *correction = in_order(name)
    return f"{year}.{number}.{correction[0] + 1 if correction else 1}"


def edition_after(name: str) -> str:
    """Return the name of the next edition in the same year, whatever was corrected meanwhile."""
    year, number, *_ = in_order(name)
    return f"{year}.{number + 1}"
