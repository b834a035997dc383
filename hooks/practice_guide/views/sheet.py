"""What a printed sheet carries so that it can be checked later, and what its page says."""

from __future__ import annotations

from dataclasses import dataclass

from ..guide.catalogue import Catalogue
from ..guide.pages import FAMILY, Page
from ..guide.sheets import page_code, printed_pages
from ..printing.qr_code import qr_svg
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
    """One code: the page whose sheet carries it today."""

    code: str
    title: str
    url: str
    page_url: str
    """The page of the code itself."""
    is_for_family: bool = False


def sheet_mark(page: Page, site_url: str) -> SheetMark | None:
    """Return the code of a page that is printed as a sheet; the QR code needs the address of the site."""
    code = page_code(page)
    if not code:
        return None
    if not site_url:
        return SheetMark(code, "", "", "")
    address = f"{site_url.removesuffix('/')}/{code_address(code)}"
    svg = qr_svg(address, f"QR code for {address}")
    host, _, path = address.partition("://")[2].removesuffix("/").rpartition("/")
    return SheetMark(code, f"{host}/", path, svg)


def sheet_views(page: Page, catalogue: Catalogue, links: Links) -> tuple[SheetView, ...]:
    """Return the codes that a page is about: its own, all of today on the page that lists them, or none."""
    if page.kind == "sheet" and page.origin:
        return (_view(page.origin, links),)
    if page.kind == "sheets":
        views = (_view(entry, links) for entry in printed_pages(catalogue))
        return tuple(sorted(views, key=lambda view: view.code))
    return ()


def _view(page: Page, links: Links) -> SheetView:
    code = page_code(page)
    place, page_url = links.place(page), links.asset(code_address(code))
    return SheetView(code, page.front.title, place, page_url, page.kind == FAMILY)
