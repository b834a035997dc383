"""Review clocks: which pages were due to be reviewed before a day, and which name a day that cannot be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from ..problems import Problem, Trail
from .pages import Page

LONGEST_YEARS = 3


@dataclass(frozen=True)
class Overdue:
    """A page past its review date."""

    file: str
    title: str
    review_by: date
    days: int
    """How many days ago it was due."""


def is_overdue(page: Page, today: date) -> bool:
    """Say whether a page was to be reviewed before this day."""
    return today > page.front.review_by


def find_overdue(pages: Iterable[Page], today: date) -> tuple[Overdue, ...]:
    """Return the pages that are past their review date, longest overdue first."""
    found = [
        Overdue(page.document.file, page.front.title, page.front.review_by, (today - page.front.review_by).days)
        for page in pages
        if is_overdue(page, today)
    ]
    return tuple(sorted(found, key=lambda entry: (entry.review_by, entry.file)))


def check_dates(pages: Iterable[Page], today: date) -> list[Problem]:
    """Return each page's days that have not come yet although something was done on them, and reviews put off too long.

    Args:
        today: The last day that may count as past.
    """
    return [problem for page in pages for problem in (*_future_days(page, today), *_late_review(page))]


def _future_days(page: Page, today: date) -> Iterator[Problem]:
    for trail, day in _days(page):
        if day > today:
            yield page.document.problem(trail, f"{day.isoformat()} is in the future. Write the day when it was done.")


def _days(page: Page) -> Iterator[tuple[Trail, date]]:
    """Yield each day on which something was done, and where it stands."""
    yield ("reviewed",), page.front.reviewed
    for number, change in enumerate(page.front.changes):
        yield ("changes", number, "on"), change.on
    if page.front.decision and page.front.decision.signed_off:
        yield ("decision", "signed_off", "on"), page.front.decision.signed_off.on


def _late_review(page: Page) -> Iterator[Problem]:
    last, following = page.front.reviewed, page.front.review_by
    if (following.year - LONGEST_YEARS, following.month, following.day) > (last.year, last.month, last.day):
        message = f"The next review comes at most {LONGEST_YEARS} years after the last one. Write an earlier date."
        yield page.document.problem(("review_by",), message)
