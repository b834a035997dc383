"""The pages that answer whether a printed sheet is current: one for each code of today, and the list of all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from ..editions.editions import Editions, GoneSheet
from ..editions.ledger import SheetRecord
from ..guide.catalogue import Catalogue
from ..guide.kind import Guide, Kind, Seen, Sheet, front_over, nothing
from ..guide.links import Links
from ..guide.page import Looks, Page
from ..printing.codes import code_address
from ..text.word_changes import Stretch, word_changes
from .checklist import CHECKLIST, list_of, local_sheet, pdf_addresses
from .family import FAMILY, family_pages, pdf_name

INDEX = "s/index.md"
BARE = "bare.html"
"""The template of a page that a family may open: it leads to no other page of the guide."""


@dataclass(frozen=True)
class SheetView:
    """One code: the sheet that carries it today, or what became of the one that did."""

    code: str
    title: str
    url: str
    """The list today, or all lists where it was withdrawn."""
    page_url: str
    """The page of the code itself."""
    is_for_family: bool
    files: tuple[str, str]
    """The PDFs of a family sheet, on A4 and in large print: a family can open these and needs no page."""
    gone: GoneSheet | None
    """What to change on a sheet that is no longer current; None for one that is."""

    @property
    def reworded(self) -> list[tuple[Stretch, ...]]:
        """The lines to change by hand, word by word."""
        return [word_changes(before, after) for before, after in (self.gone.reworded if self.gone else ())]


@dataclass(frozen=True)
class SheetsPart:
    """Every code: those of today, and those that earlier editions published."""

    today: tuple[SheetView, ...]
    outdated: tuple[SheetView, ...]


def printed_pages(catalogue: Catalogue) -> tuple[tuple[Page, Sheet], ...]:
    """Return every page that is printed as a sheet with a code: checklists, then family sheets.

    A list to which the area that is on by default adds something is printed with it, and has a code for that too.
    """
    pages = (*catalogue.pages_of("checklist"), *family_pages(catalogue))
    return tuple((page, sheet) for page in pages for sheet in _sheets_of(page, catalogue))


def _sheets_of(page: Page, catalogue: Catalogue) -> Iterator[Sheet]:
    found = (CHECKLIST.sheet(page) or FAMILY.sheet(page), local_sheet(page, catalogue))
    return (sheet for sheet in found if sheet)


def _make(guide: Guide) -> Iterator[Page]:
    """Yield the list of codes, then a page for each sheet under its code."""
    printed = printed_pages(guide.catalogue)
    if not printed:
        return
    newest = max((page for page, _ in printed), key=lambda page: page.front.reviewed)
    pages, summary = [page for page, _ in printed], "Look up the code on a printed checklist."
    front = front_over(pages, "Is my sheet current?", summary, review_by=min)
    yield SHEETS.page(INDEX, front, newest.document.file)
    for page, sheet in printed:
        summary = f"Whether a printed sheet with the code {sheet.code} is current."
        answer = SHEET.page(path_of(sheet.code), front_over([page], f"Sheet {sheet.code}", summary), origin=page)
        yield _bare(answer) if page.looks.is_for_family else answer


def _bare(page: Page) -> Page:
    return replace(page, looks=replace(page.looks, template=BARE, is_for_family=True, is_found=False))


def path_of(code: str) -> str:
    """Return the file that stands for the page of a code."""
    return f"{code_address(code).removesuffix('/')}.md"


def _view(seen: Seen) -> SheetView | None:
    page = seen.page.declaring
    sheets = (sheet for sheet in _sheets_of(page, seen.guide.catalogue) if path_of(sheet.code) == seen.page.path)
    return next((_show(sheet.code, sheet, page.address, seen.links) for sheet in sheets), None)


def _show(
    code: str, sheet: Sheet | SheetRecord, address: str, links: Links, gone: GoneSheet | None = None
) -> SheetView:
    """Return a code with the sheet that it stands for, or stood for."""
    # The name of a family sheet: `opening-the-call/family`.
    name, is_for_family = sheet.checklist.removesuffix(f"/{FAMILY.name}"), sheet.checklist.endswith(f"/{FAMILY.name}")
    (a4, _), (large, _) = pdf_addresses(f"checklists/{sheet.checklist}/", pdf_name(name))
    files = (links.asset(a4), links.asset(large))
    return SheetView(
        code, sheet.title, links.asset(address), links.asset(code_address(code)), is_for_family, files, gone
    )


SHEET: Kind[Any] = Kind(
    "sheet", looks=Looks("sheet", found_as="Printed sheet", found_weight=0.2), is_in_ledger=False, view=_view
)
SHEETS: Kind[Any] = Kind("sheets", looks=Looks("sheets", found_as="Printed sheets"), make=_make)
"""The list of codes. What it shows of codes of earlier editions, the site adds once it knows these."""


def _show_gone(sheet: GoneSheet, links: Links) -> SheetView:
    """Return a code that no sheet carries today."""
    name = f"{list_of(sheet.record.checklist)}/" if sheet.current_code else ""
    return _show(sheet.code, sheet.record, f"checklists/{name}", links, sheet)


def sheet_kinds(editions: Editions) -> tuple[Kind[Any], Kind[Any]]:
    """Return the list of codes, with those that are outdated, and the kind of the page of each of these."""
    gone = editions.gone_sheets

    def make(guide: Guide) -> Iterator[Page]:
        printed = {list_of(sheet.checklist): page for page, sheet in printed_pages(guide.catalogue)}
        for sheet in gone.values():
            summary = f"What became of printed sheets with the code {sheet.code}."
            front = editions.front(f"Sheet {sheet.code}", summary)
            # A list that is still there tells its corrections for its older sheets too.
            path, origin = path_of(sheet.code), printed.get(list_of(sheet.record.checklist))
            answer = outdated.page(path, front, file=f"docs/{path}", origin=origin)
            yield _bare(answer) if sheet.record.checklist.endswith(f"/{FAMILY.name}") else answer

    def view(seen: Seen) -> tuple[SheetView, ...]:
        return (_show_gone(gone[seen.page.front.title.split()[-1]], seen.links),)

    def view_all(seen: Seen) -> SheetsPart:
        today = (
            _show(sheet.code, sheet, page.address, seen.links) for page, sheet in printed_pages(seen.guide.catalogue)
        )
        outdated = (_show_gone(sheet, seen.links) for sheet in gone.values())
        return SheetsPart(tuple(sorted(today, key=lambda sheet: sheet.code)), tuple(outdated))

    looks = Looks("former-sheet", found_as="Printed sheet", found_weight=0.2)
    outdated: Kind[Any] = Kind("former-sheet", looks=looks, make=make, view=view)
    return replace(SHEETS, make=nothing, view=view_all), outdated
