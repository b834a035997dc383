"""Print a page as the browser does, and read what stands on the paper."""

from __future__ import annotations

import unicodedata
from io import BytesIO

from playwright.sync_api import Page
from pypdf import PageObject, PdfReader


def print_sheets(page: Page) -> list[PageObject]:
    """Return the sheets that a page makes on paper."""
    return list(PdfReader(BytesIO(page.pdf(prefer_css_page_size=True))).pages)


def sheets(page: Page) -> list[str]:
    """Return the words of each sheet that a page makes on paper."""
    return [words_on(sheet) for sheet in print_sheets(page)]


def words_on(sheet: PageObject) -> str:
    """Return the words of a sheet as they were written: some fonts print "fi" as one character."""
    return " ".join(unicodedata.normalize("NFKC", sheet.extract_text()).split())
