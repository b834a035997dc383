"""Printed sheets that are no longer current: what to change on them by hand, or that their list is gone."""

from __future__ import annotations

from dataclasses import dataclass

from .history import History
from .ledger import Ledger, SheetRecord


@dataclass(frozen=True)
class FormerSheet:
    """A sheet with a code that an edition published and that no list carries today."""

    code: str
    record: SheetRecord
    edition: str
    """The last edition in which the sheet was current."""
    current_code: str
    """The code of the same list today; empty where the list was withdrawn."""
    added: tuple[str, ...]
    reworded: tuple[tuple[str, str], ...]
    removed: tuple[str, ...]


def former_sheets(history: History, now: Ledger) -> dict[str, FormerSheet]:
    """Return every sheet that was published and is no longer current, by code."""
    published: dict[str, tuple[SheetRecord, str]] = {}
    for ledger in history.ledgers:
        published |= {code: (record, ledger.edition) for code, record in ledger.sheets.items()}
    current = {record.checklist: code for code, record in now.sheets.items()}
    return {
        code: _former(code, record, edition, current.get(record.checklist, ""), now)
        for code, (record, edition) in sorted(published.items())
        if code not in now.sheets
    }


def _former(code: str, record: SheetRecord, edition: str, current_code: str, now: Ledger) -> FormerSheet:
    old = record.items
    new = now.sheets[current_code].items if current_code else {}
    return FormerSheet(
        code,
        record,
        edition,
        current_code,
        added=tuple(words for name, words in new.items() if name not in old),
        reworded=tuple((old[name], words) for name, words in new.items() if old.get(name, words) != words),
        removed=tuple(words for name, words in old.items() if name not in new) if current_code else (),
    )
