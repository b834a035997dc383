"""What a reader is told who holds a printed sheet that is no longer current."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ..addresses import relative_address
from ..editions.former_sheets import FormerSheet
from ..guide.pages import FAMILY
from ..short_codes import code_address
from .word_changes import Stretch, word_changes


@dataclass(frozen=True)
class FormerSheetView:
    """A sheet that was replaced or withdrawn."""

    code: str
    title: str
    edition: str
    current_code: str
    url: str
    """The list today, or all lists where it was withdrawn."""
    page_url: str
    added: tuple[str, ...]
    reworded: tuple[tuple[Stretch, ...], ...]
    removed: tuple[str, ...]
    is_for_family: bool


def former_sheet_views(sheets: Iterable[FormerSheet], start: str) -> tuple[FormerSheetView, ...]:
    """Return what there is to say about each sheet, as seen from an address."""
    return tuple(_view(sheet, start) for sheet in sheets)


def _view(sheet: FormerSheet, start: str) -> FormerSheetView:
    target = f"checklists/{sheet.record.checklist}/" if sheet.current_code else "checklists/"
    return FormerSheetView(
        code=sheet.code,
        title=sheet.record.title,
        edition=sheet.edition,
        current_code=sheet.current_code,
        url=relative_address(target, start),
        page_url=relative_address(code_address(sheet.code), start),
        added=sheet.added,
        reworded=tuple(word_changes(before, after) for before, after in sheet.reworded),
        removed=sheet.removed,
        is_for_family=sheet.record.checklist.endswith(f"/{FAMILY}"),
    )
