"""Review clocks: which pages were due to be reviewed before a day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from .pages import Page


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
