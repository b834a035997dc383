"""Every checklist as a sheet of paper, for the page that prints several at once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ..guide.catalogue import Catalogue
from ..guide.pages import Page
from .checklist import ChecklistView, checklist_view
from .contents import MOMENT_TITLES
from .links import Links
from .page import PageView, page_view
from .sheet import SheetMark, sheet_mark


@dataclass(frozen=True)
class PrintedList:
    """One list: what to choose it by, and its sheet."""

    url: str
    address: str
    """The whole address of its page, for paper; empty where the site has none."""
    about: PageView
    checklist: ChecklistView
    mark: SheetMark


@dataclass(frozen=True)
class PrintedMoment:
    """The lists for one moment of the work."""

    title: str
    lists: tuple[PrintedList, ...]


def print_several_view(catalogue: Catalogue, links: Links, site_url: str, today: date) -> tuple[PrintedMoment, ...]:
    """Return all lists in the order of the work, each as the page of the list itself prints it."""
    moments = []
    for moment, title in MOMENT_TITLES.items():
        pages = (p for p in catalogue.checklists.values() if p.front.checklist and p.front.checklist.moment == moment)
        moments.append(PrintedMoment(title, tuple(_list(page, links, site_url, today) for page in pages)))
    return tuple(moment for moment in moments if moment.lists)


def _list(page: Page, links: Links, site_url: str, today: date) -> PrintedList:
    checklist, mark = page.front.checklist, sheet_mark(page, site_url)
    assert checklist is not None  # the catalogue's checklists all have the block, and with it a code
    assert mark is not None
    return PrintedList(
        links.place(page),
        f"{site_url.removesuffix('/')}/{page.address}" if site_url else "",
        page_view(page, links, today),
        checklist_view(checklist, links),
        mark,
    )
