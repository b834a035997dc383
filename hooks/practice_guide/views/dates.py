"""Dates as readers see them, and today as the build sees it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime


def in_words(day: date) -> str:
    """Return a date as `21 November 2026`."""
    return f"{day.day} {day:%B} {day.year}"


def build_day(environment: Mapping[str, str]) -> date:
    """Return the day of the build: SOURCE_DATE_EPOCH where set, so that builds can be repeated."""
    seconds = environment.get("SOURCE_DATE_EPOCH")
    return datetime.fromtimestamp(int(seconds), UTC).date() if seconds else datetime.now(UTC).date()
