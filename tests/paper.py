"""Print a page as the browser does, and read what stands on the paper."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from io import BytesIO
from pathlib import Path

from playwright.sync_api import Page
from pypdf import PageObject, PdfReader

from practice_guide.text.dates import in_words


def print_sheets(page: Page) -> list[PageObject]:
    """Return the sheets that a page makes on paper."""
    return list(PdfReader(BytesIO(page.pdf(prefer_css_page_size=True))).pages)


def sheets(page: Page) -> list[str]:
    """Return the words of each sheet that a page makes on paper."""
    return [words_on(sheet) for sheet in print_sheets(page)]


def words_on(sheet: PageObject) -> str:
    """Return the words of a sheet as they were written: some fonts print "fi" as one character."""
    return " ".join(unicodedata.normalize("NFKC", sheet.extract_text()).split())


def review_of(checklist: str) -> str:
    """Return what the sheet of a checklist says of its last review, from the page that its author writes."""
    written = Path("docs/checklists", f"{checklist}.md").read_text(encoding="utf-8")
    [day] = re.findall(r"^reviewed: (\S+)$", written, re.MULTILINE)
    return f"Reviewed {in_words(date.fromisoformat(day))}"
