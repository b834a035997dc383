"""Corrections of dangerous errors: which of them readers must still be told of, wherever they look."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ..guide.pages import Page
from ..schema.page import Change
from .history import History
from .ledger import Ledger
from .names import in_order, is_name


@dataclass(frozen=True)
class Correction:
    """A `safety` change that no later edition has taken over yet."""

    page: Page
    change: Change


def open_corrections(pages: Iterable[Page], history: History, edition: str) -> tuple[Correction, ...]:
    """Return the corrections since the edition that this one builds on, newest first.

    2026.1.2 tells all that was corrected since 2026.1; with 2026.2 that is taken over, and only what is new is told.
    """
    base = _base(history, edition)
    if base is None:
        return ()
    found = [
        Correction(page, change)
        for page in pages
        for change in page.front.changes
        if change.kind == "safety" and not _was_told(page, change, base)
    ]
    return tuple(sorted(found, key=lambda correction: (-correction.change.on.toordinal(), correction.page.address)))


def _base(history: History, edition: str) -> Ledger | None:
    if not is_name(edition):
        return history.last
    name = in_order(edition)
    is_correction = len(name) > 2
    earlier = [ledger for ledger in history.ledgers if in_order(ledger.edition) < name]
    known = [ledger for ledger in earlier if not is_correction or len(in_order(ledger.edition)) == 2]
    return known[-1] if known else None


def _was_told(page: Page, change: Change, base: Ledger) -> bool:
    record = base.pages.get(page.address)
    return record is not None and change.model_dump(mode="json", exclude_defaults=True) in record.changes
