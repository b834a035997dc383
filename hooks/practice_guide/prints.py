"""Which PDFs the site offers, and where they stand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from .guide import Page
from .printing.press import Press
from .printing.shelf import Shelf
from .site import Site
from .views.contents import MOMENT_TITLES
from .views.document import DocumentView
from .views.print_sheet import PACK_ADDRESS, pdf_addresses, print_pack, print_sheet


@dataclass(frozen=True)
class Print:
    """One PDF to be: where it stands, what it shows, and the date of that."""

    address: str
    data: dict[str, Any]
    made_on: date


def checklist_pdfs(site: Site, site_name: str, template: Path, shelf: Shelf) -> Iterator[tuple[str, bytes]]:
    """Yield each PDF: its address and its content, set now or taken from the shelf."""
    press = Press(template)
    for entry in _prints(site, site_name):
        digest = press.digest(entry.data, entry.made_on)
        yield entry.address, shelf.take(digest, partial(press.set_pdf, entry.data, entry.made_on))


def _prints(site: Site, site_name: str) -> Iterator[Print]:
    views: list[DocumentView] = []
    newest = date.min
    for page in sorted(site.guide.catalogue.checklists.values(), key=_moment):
        view = site.view(page.path, "")
        for address, is_large in zip(pdf_addresses(page), (False, True), strict=True):
            yield Print(address, print_sheet(view, site_name, is_large), page.front.reviewed)
        views.append(view)
        newest = max(newest, page.front.reviewed)
    if views:
        yield Print(PACK_ADDRESS, print_pack(views, site_name), newest)


def _moment(page: Page) -> int:
    """Tell when in the work a list is used: the pack follows the work."""
    return list(MOMENT_TITLES).index(page.front.checklist.moment) if page.front.checklist else 0
