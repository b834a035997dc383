"""What differs between two editions: added, changed and removed places, page by page, and sheets."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from .ledger import Ledger, PageRecord
from .places import Place

ChangeKind = Literal["added", "changed", "removed"]


@dataclass(frozen=True)
class PlaceChange:
    """A place that is not as it was."""

    anchor: str
    before: Place | None
    after: Place | None

    @property
    def kind(self) -> ChangeKind:
        """What happened to the place."""
        if self.before is None:
            return "added"
        return "changed" if self.after else "removed"


@dataclass(frozen=True)
class PageChange:
    """A page with everything on it that is not as it was."""

    address: str
    title: str
    kind: ChangeKind
    places: tuple[PlaceChange, ...]


@dataclass(frozen=True)
class SheetChange:
    """A printed sheet that is no longer current; `after` is the code of the list now, empty where it has none."""

    checklist: str
    title: str
    before: str
    after: str


@dataclass(frozen=True)
class Comparison:
    """Everything that differs between two editions."""

    pages: tuple[PageChange, ...]
    sheets: tuple[SheetChange, ...]


def compare(before: Ledger, after: Ledger) -> Comparison:
    """Return what differs, in the order of addresses."""
    addresses = sorted({*before.pages, *after.pages})
    pages = (_compare_page(address, before.pages.get(address), after.pages.get(address)) for address in addresses)
    return Comparison(tuple(page for page in pages if page), tuple(_compare_sheets(before, after)))


def place_changes(before: PageRecord | None, after: PageRecord | None) -> tuple[PlaceChange, ...]:
    """Return the places of a page that differ, in the order of the page, those that are gone last."""
    old = before.places if before else {}
    new = after.places if after else {}
    changes = (PlaceChange(name, old.get(name), new.get(name)) for name in {**new, **old})
    return tuple(change for change in changes if change.before != change.after)


def _compare_page(address: str, before: PageRecord | None, after: PageRecord | None) -> PageChange | None:
    record = after or before
    changes = place_changes(before, after)
    # What the build makes itself follows from the pages, where the change is told.
    if record is None or not changes or record.is_made:
        return None
    kind: ChangeKind = "changed" if before and after else "added" if after else "removed"
    return PageChange(address, record.title, kind, changes)


def _compare_sheets(before: Ledger, after: Ledger) -> Iterator[SheetChange]:
    codes = {sheet.checklist: code for code, sheet in after.sheets.items()}
    for code, sheet in before.sheets.items():
        if code not in after.sheets:
            yield SheetChange(sheet.checklist, sheet.title, code, codes.get(sheet.checklist, ""))
