"""What a page says about dangerous errors that were corrected."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ..addresses import relative_address
from ..editions.safety import Correction
from ..guide.pages import Page
from .dates import in_words


@dataclass(frozen=True)
class SafetyView:
    """One correction; on the first page with a link to where it was made."""

    on: str
    what: str
    url: str
    title: str


def safety_views(corrections: Iterable[Correction], page: Page) -> tuple[SafetyView, ...]:
    """Return the corrections that a page tells: its own, and on the first page all of them."""
    return tuple(
        SafetyView(
            in_words(found.change.on),
            found.change.what,
            "" if found.page is page else relative_address(found.page.address, page.address),
            found.page.front.title,
        )
        for found in corrections
        if found.page is page or page.kind == "home"
    )
