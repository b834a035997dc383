"""Dates as readers see them, and today as the build sees it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from textwrap import shorten

from ..reading.problems import UnusableSettingError

# Whoever gives seconds gives today's or those of a commit; what is before this is a mistake.
FIRST_DAY = date(2000, 1, 1)
LONGEST_EPOCH = 12
NO_DAY = (
    'SOURCE_DATE_EPOCH is "{given}", and that is no day to build for. Write seconds since 1970, such as 1795219200 for '
    "21 November 2026, or leave it out to build for today."
)


def in_words(day: date) -> str:
    """Return a date as `21 November 2026`."""
    return f"{day.day} {day:%B} {day.year}"


class DayError(UnusableSettingError):
    """SOURCE_DATE_EPOCH is no day. Raised by `build_day`; caught by the hook and by `dev.py`, which print it."""


def build_day(environment: Mapping[str, str]) -> date:
    """Return the day of the build: SOURCE_DATE_EPOCH where set, so that builds can be repeated."""
    seconds = environment.get("SOURCE_DATE_EPOCH")
    if not seconds:
        return datetime.now(UTC).date()
    try:
        day = datetime.fromtimestamp(int(seconds), UTC).date()
    except (ValueError, OverflowError, OSError):
        day = FIRST_DAY
    if day <= FIRST_DAY or len(seconds) > LONGEST_EPOCH:
        raise DayError(NO_DAY.format(given=shorten(ascii(seconds)[1:-1], 40, placeholder=" ...")))
    return day


def last_past_day(environment: Mapping[str, str]) -> date:
    """Return the last day that a page may name as past: a build for an earlier day may show what was done since.

    In this computer's own time, since an author writes the date of the wall.
    """
    return max(build_day(environment), datetime.now().astimezone().date())
