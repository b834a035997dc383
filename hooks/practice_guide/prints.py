"""Which PDFs the site offers, and where they stand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from .guide import Page
from .guide.family import family_pages
from .printing.press import Press
from .printing.shelf import Shelf
from .site import Site
from .views.contents import MOMENT_TITLES
from .views.document import DocumentView
from .views.print_family import family_pdf_addresses, print_family
from .views.print_sheet import LARGE_PACK_ADDRESS, PACK_ADDRESS, pdf_addresses, print_pack, print_sheet

FAMILY_TEMPLATE = "family.typ"


@dataclass(frozen=True)
class Print:
    """One PDF to be: where it stands, what it shows, and the date of that."""

    address: str
    data: dict[str, Any]
    made_on: date
    template: str = "checklist.typ"


def checklist_pdfs(site: Site, site_name: str, templates: Path, shelf: Shelf) -> Iterator[tuple[str, bytes]]:
    """Yield each PDF: its address and its content, set now or taken from the shelf."""
    presses = {name: Press(templates / name) for name in ("checklist.typ", FAMILY_TEMPLATE)}
    for entry in planned_prints(site, site_name):
        press = presses[entry.template]
        digest = press.digest(entry.data, entry.made_on)
        yield entry.address, shelf.take(digest, partial(press.set_pdf, entry.data, entry.made_on))


def planned_prints(site: Site, site_name: str) -> Iterator[Print]:
    """Yield what each PDF prints: those of checklists with the packs, then those of family sheets."""
    yield from _prints(site, site_name)
    yield from _family_prints(site, site_name)


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
        for address, is_large in ((PACK_ADDRESS, False), (LARGE_PACK_ADDRESS, True)):
            yield Print(address, print_pack(views, site_name, is_large), newest)


def _family_prints(site: Site, site_name: str) -> Iterator[Print]:
    for page in family_pages(site.guide.catalogue):
        view = site.view(page.path, "")
        for address, is_large in zip(family_pdf_addresses(page, view), (False, True), strict=True):
            data = print_family(view, site_name, is_large)
            yield Print(address, data, page.front.reviewed, FAMILY_TEMPLATE)


def _moment(page: Page) -> int:
    """Tell when in the work a list is used: the pack follows the work."""
    return list(MOMENT_TITLES).index(page.front.checklist.moment) if page.front.checklist else 0
