"""What a page says about dangerous errors that were corrected."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from ..addresses import relative_address
from ..editions.former_sheets import FormerSheet
from ..editions.reach import corrections_on
from ..editions.safety import Correction
from ..guide.catalogue import Catalogue
from ..guide.pages import FAMILY, Page
from .dates import in_words


@dataclass(frozen=True)
class SafetyView:
    """One correction; on another page than its own with a link to where it was made."""

    on: str
    what: str
    url: str
    title: str
    is_for_family: bool
    """Whether it stands with a family sheet: its words are for workers, and a family needs only the day."""


def safety_views(
    page: Page, corrections: Collection[Correction], catalogue: Catalogue, former: Iterable[FormerSheet] = ()
) -> tuple[SafetyView, ...]:
    """Return the corrections that a page tells; the page of a former sheet tells those of its list."""
    if not corrections:
        return ()
    if page.kind != "former-sheet":
        is_for_family = FAMILY in (page.kind, page.origin.kind if page.origin else "")
        return _views(page, page, corrections, catalogue, is_for_family)
    named = (sheet.record.checklist.partition("/") for sheet in former)
    lists = ((catalogue.checklists.get(name), bool(part)) for name, _, part in named)
    return tuple(view for found, part in lists if found for view in _views(found, page, corrections, catalogue, part))


def sheet_safety_views(
    page: Page, corrections: Collection[Correction], catalogue: Catalogue
) -> dict[str, tuple[SafetyView, ...]]:
    """Return the corrections of each list, by its id, for the page that prints several of them."""
    if page.kind != "print-several":
        return {}
    lists = catalogue.checklists.items()
    return {name: _views(printed, page, corrections, catalogue, False) for name, printed in lists}


def _views(
    page: Page, shown_on: Page, corrections: Iterable[Correction], catalogue: Catalogue, is_for_family: bool
) -> tuple[SafetyView, ...]:
    return tuple(
        SafetyView(
            in_words(found.change.on),
            found.change.what,
            "" if found.page.path == shown_on.path else relative_address(_place(found), shown_on.address),
            found.page.front.title,
            is_for_family,
        )
        for found in corrections_on(page, corrections, catalogue.pages.values())
    )


def _place(correction: Correction) -> str:
    """Return where the first thing stands that a correction names and that is still there."""
    there = {anchor.id for anchor in correction.page.anchors}
    named = next((name for name in correction.change.ids if name in there), "")
    return f"{correction.page.address}#{named}" if named else correction.page.address
