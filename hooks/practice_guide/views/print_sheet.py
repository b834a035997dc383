"""What a PDF prints of a checklist: the same as its page, as plain data for the print template."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ..guide.pages import Page
from .checklist import ChecklistItemView, ChecklistView
from .document import DocumentView

PACK_ADDRESS = "checklists/all-checklists.pdf"
LARGE_PACK_ADDRESS = "checklists/all-checklists-large-print.pdf"
PACK_TITLE = "All checklists"
LARGE_PACK_TITLE = "All checklists, large print"
PACK_SUMMARY = "Every checklist of the guide. Each starts on a new sheet and has its own code."


def pdf_addresses(page: Page) -> tuple[str, str]:
    """Return where the PDFs of a checklist stand: the one on A4, and the one in large print."""
    stem = f"{page.address}{page.address.split('/')[-2]}"
    return f"{stem}.pdf", f"{stem}-large-print.pdf"


def print_sheet(view: DocumentView, site_name: str, is_large: bool) -> dict[str, Any]:
    """Return the data for one checklist."""
    return _document(view.page.title, view.page.summary, [view], site_name, is_large) | {"pack": False}


def print_pack(views: Sequence[DocumentView], site_name: str, is_large: bool) -> dict[str, Any]:
    """Return the data for all checklists in one file, with contents."""
    title = LARGE_PACK_TITLE if is_large else PACK_TITLE
    return _document(title, PACK_SUMMARY, views, site_name, is_large) | {"pack": True}


def _document(
    title: str, summary: str, views: Sequence[DocumentView], site_name: str, is_large: bool
) -> dict[str, Any]:
    return {
        "title": title,
        "summary": summary,
        "site": site_name,
        "edition": views[0].edition,
        "danger": views[0].danger,
        "large": is_large,
        "lists": [_list(view, view.checklist) for view in views if view.checklist],
    }


def _list(view: DocumentView, checklist: ChecklistView) -> dict[str, Any]:
    assert view.sheet is not None  # every checklist page has a code
    return {
        "title": view.page.title,
        "for": checklist.for_,
        "corrections": [{"on": entry.on, "what": entry.what} for entry in view.safety],
        "groups": [
            {"title": group.title, "items": [_item(item) for item in group.items]} for group in checklist.groups
        ],
        "fields": [{"label": field.label, "lines": field.lines} for field in checklist.fields],
        "sources": [f"{source.label} ({source.note})" if source.note else source.label for source in checklist.sources],
        "code": view.sheet.code,
        "host": view.sheet.host,
        "path": view.sheet.path,
        "qr": view.sheet.svg,
        "url": f"{view.sheet.host.removesuffix('s/')}{view.page.address}" if view.sheet.host else "",
        "reviewed": view.page.reviewed,
        "review_by": view.page.review_by,
        "overdue": view.page.is_overdue,
    }


def _item(item: ChecklistItemView) -> dict[str, Any]:
    return {
        "do": item.do,
        "why": item.why,
        "critical": item.critical,
        "when": item.when_words,
        "say": item.ask_aloud,
        "marks": list(item.marks),
    }
