"""Names of editions: `2026.1`, or `2026.1.1` for an urgent correction of it."""

from __future__ import annotations

import re

from ..reading.problems import UnusableSettingError

NAME = re.compile(r"[0-9]{4}\.[1-9][0-9]*(\.[1-9][0-9]*)?")
EDITIONS_FOLDER = "editions"
# One message for every value that is no text: what the author wrote cannot be told from a number.
NOT_TEXT = (
    "The name of the edition in mkdocs.yml was not read as text. Write it in quotes, under `extra`, "
    'as in edition: "2026.4". Without quotes 2026.10 is read as the number 2026.1.'
)


class EditionNameError(UnusableSettingError):
    """The name of the edition is no text. Raised by `read_name`; caught by the hook and by `read_settings`."""


def read_name(written: object) -> str:
    """Return the name of the edition, from the settings, as it was written there."""
    if not isinstance(written, str):
        raise EditionNameError(NOT_TEXT)
    return written


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
