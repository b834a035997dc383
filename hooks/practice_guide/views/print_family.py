"""What a PDF prints of a family sheet: the same as its page, as plain data for the print template."""

from __future__ import annotations

from typing import Any

from ..guide.pages import Page
from .document import DocumentView


def family_pdf_addresses(page: Page, view: DocumentView) -> tuple[str, str]:
    """Return where the PDFs of a family sheet stand: the one on A4, and the one in large print."""
    assert view.family is not None  # only family pages are asked for theirs
    stem = f"{page.address}{view.family.name}"
    return f"{stem}.pdf", f"{stem}-large-print.pdf"


def print_family(view: DocumentView, site_name: str, is_large: bool) -> dict[str, Any]:
    """Return the data for one family sheet."""
    assert view.family is not None
    assert view.sheet is not None
    return {
        "title": view.page.title,
        "opening": view.page.summary,
        "site": site_name,
        # The words of a correction are for workers; a family needs to know which copy to use.
        "corrected": view.safety[0].on if view.safety else "",
        "edition": view.edition,
        "large": is_large,
        "parts": [{"heading": part.heading, "lines": [line.say for line in part.lines]} for part in view.family.parts],
        "ending": view.family.ending,
        "code": view.sheet.code,
        "host": view.sheet.host,
        "path": view.sheet.path,
        "qr": view.sheet.svg,
        "reviewed": view.page.reviewed,
        "review_by": view.page.review_by,
        "overdue": view.page.is_overdue,
    }
