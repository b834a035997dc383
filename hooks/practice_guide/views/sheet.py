"""What a printed sheet carries so that it can be checked later, and what its page says."""

from __future__ import annotations

from dataclasses import dataclass

from ..guide.catalogue import Catalogue
from ..guide.pages import Page
from ..printing.qr_code import qr_svg
from ..printing.sheet_code import sheet_code
from ..short_codes import code_address
from .links import Links


@dataclass(frozen=True)
class SheetMark:
    """The code of a sheet, as text and as a picture."""

    code: str
    host: str
    """Where to look it up, as a person types it, up to the code. Empty where the site has no address."""
    path: str
    """The code as it stands in the address."""
    svg: str


@dataclass(frozen=True)
class SheetView:
    """One code: the list whose sheet carries it today."""

    code: str
    title: str
    url: str
    page_url: str
    """The page of the code itself."""


def sheet_mark(page: Page, site_url: str) -> SheetMark | None:
    """Return the code of a checklist page; the QR code needs the address of the site."""
    if page.front.checklist is None:
        return None
    code = sheet_code(page.front.title, page.front.checklist)
    if not site_url:
        return SheetMark(code, "", "", "")
    address = f"{site_url.removesuffix('/')}/{code_address(code)}"
    svg = qr_svg(address, f"QR code for {address}")
    host, _, path = address.partition("://")[2].removesuffix("/").rpartition("/")
    return SheetMark(code, f"{host}/", path, svg)


def sheet_views(page: Page, catalogue: Catalogue, links: Links) -> tuple[SheetView, ...]:
    """Return the codes that a page is about: its own, all of today on the page that lists them, or none."""
    lists = catalogue.checklists.values()
    if page.kind == "sheet":
        return tuple(_view(entry, links) for entry in lists if entry.document.file == page.document.file)
    if page.kind == "sheets":
        return tuple(sorted((_view(entry, links) for entry in lists), key=lambda view: view.code))
    return ()


def _view(page: Page, links: Links) -> SheetView:
    assert page.front.checklist is not None  # the catalogue's checklists all have the block
    code = sheet_code(page.front.title, page.front.checklist)
    return SheetView(code, page.front.title, links.place(page), links.asset(code_address(code)))
