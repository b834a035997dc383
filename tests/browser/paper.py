"""Print a page as the browser does."""

from __future__ import annotations

from io import BytesIO

from playwright.sync_api import Page
from pypdf import PageObject, PdfReader


def print_sheets(page: Page) -> list[PageObject]:
    """Return the sheets that a page makes on paper."""
    return list(PdfReader(BytesIO(page.pdf(prefer_css_page_size=True))).pages)


def sheets(page: Page) -> list[str]:
    """Return the words of each sheet that a page makes on paper."""
    return [" ".join(sheet.extract_text().split()) for sheet in print_sheets(page)]
