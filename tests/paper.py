"""Print a page as the browser does, and read what stands on paper."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from pathlib import Path

from playwright.sync_api import Page
from pypdfium2 import PdfDocument

from practice_guide.text.dates import in_words

# What PDFium makes of a hyphen at the end of a line.
HYPHEN_AT_THE_END = "\ufffe"


def print_pdf(page: Page) -> bytes:
    """Return the PDF that a page makes on paper."""
    return page.pdf(prefer_css_page_size=True)


def sheets(page: Page) -> list[str]:
    """Return the words of each sheet that a page makes on paper."""
    return words_on_sheets(print_pdf(page))


def words_of(pdf: bytes | Path) -> str:
    """Return the words of a PDF, whatever its sheets."""
    return " ".join(words_on_sheets(pdf))


def words_on_sheets(pdf: bytes | Path) -> list[str]:
    """Return the words of each sheet of a PDF as they were written: some fonts print "fi" as one character."""
    with PdfDocument(pdf) as document:
        return [squeeze(sheet.get_textpage().get_text_range()) for sheet in document]


def squeeze(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text.replace(HYPHEN_AT_THE_END, "-")).split())


def review_of(checklist: str) -> str:
    """Return what the sheet of a checklist says of its last review, from the page that its author writes."""
    written = Path("docs/checklists", f"{checklist}.md").read_text(encoding="utf-8")
    [day] = re.findall(r"^reviewed: (\S+)$", written, re.MULTILINE)
    return f"Reviewed {in_words(date.fromisoformat(day))}"
