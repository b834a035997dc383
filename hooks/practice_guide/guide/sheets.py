"""The pages that answer whether a printed sheet is current: one for each code, and the list of all."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ..front_matter import Document
from ..printing.sheet_code import sheet_code
from ..schema.page import PageFrontMatter
from ..short_codes import code_address
from ..statements import Body
from .catalogue import Catalogue
from .pages import Page

INDEX = "s/index.md"


def sheet_pages(catalogue: Catalogue) -> Iterator[Page]:
    """Yield the list of codes, then a page for each checklist under its code."""
    lists = list(catalogue.checklists.values())
    if not lists:
        return
    newest = max(lists, key=lambda page: page.front.reviewed)
    yield _page(
        INDEX,
        "Is my sheet current?",
        "Look up the code on a printed checklist.",
        newest,
        min(page.front.review_by for page in lists),
        "sheets",
    )
    for page in lists:
        assert page.front.checklist is not None  # checklists holds only pages with a checklist block
        code = sheet_code(page.front.title, page.front.checklist)
        summary = f"Whether a printed sheet with the code {code} is current."
        path = f"{code_address(code).removesuffix('/')}.md"
        yield _page(path, f"Sheet {code}", summary, page, page.front.review_by, "sheet")


def _page(path: str, title: str, summary: str, origin: Page, review_by: date, kind: str) -> Page:
    front = PageFrontMatter(title=title, summary=summary, reviewed=origin.front.reviewed, review_by=review_by)
    return Page(path, Document(origin.document.file), front, Body(), made_as=kind)
