"""The pages that answer whether a printed sheet is current: one for each code, and the list of all."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ..front_matter import Document
from ..printing.sheet_code import family_code, sheet_code
from ..schema.page import PageFrontMatter
from ..short_codes import code_address
from ..statements import Body
from .catalogue import Catalogue
from .family import family_pages
from .pages import FAMILY, Page

INDEX = "s/index.md"


def printed_pages(catalogue: Catalogue) -> tuple[Page, ...]:
    """Return every page that is printed as a sheet with a code: checklists, then family sheets."""
    return (*catalogue.checklists.values(), *family_pages(catalogue))


def page_code(page: Page) -> str:
    """Return the code that a page carries when it is printed; empty for a page without one."""
    if page.kind == FAMILY and page.origin and page.origin.front.checklist:
        return family_code(page.origin.front.checklist)
    return sheet_code(page.front.title, page.front.checklist) if page.front.checklist else ""


def sheet_pages(catalogue: Catalogue) -> Iterator[Page]:
    """Yield the list of codes, then a page for each sheet under its code."""
    printed = printed_pages(catalogue)
    if not printed:
        return
    newest = max(printed, key=lambda page: page.front.reviewed)
    yield _page(
        INDEX,
        "Is my sheet current?",
        "Look up the code on a printed checklist.",
        newest,
        min(page.front.review_by for page in printed),
        "sheets",
    )
    for page in printed:
        code = page_code(page)
        summary = f"Whether a printed sheet with the code {code} is current."
        path = f"{code_address(code).removesuffix('/')}.md"
        yield _page(path, f"Sheet {code}", summary, page, page.front.review_by, "sheet")


def _page(path: str, title: str, summary: str, origin: Page, review_by: date, kind: str) -> Page:
    front = PageFrontMatter(title=title, summary=summary, reviewed=origin.front.reviewed, review_by=review_by)
    return Page(path, Document(origin.document.file), front, Body(), made_as=kind, origin=origin)
