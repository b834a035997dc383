"""The pages that answer whether a printed sheet is current: one for each code of today, and the list of all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from ..addresses import relative_address
from ..editions.editions import Editions, GoneSheet
from ..guide.catalogue import Catalogue
from ..guide.front import CommonKeys
from ..guide.kind import Guide, Kind, Seen, Sheet, front_of, nothing
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
    """One code: the page whose sheet carries it today."""

    code: str
    title: str
    url: str
    page_url: str
    """The page of the code itself."""
    is_for_family: bool = False
    files: tuple[str, str] = ("", "")
    """The PDFs of a family sheet, on A4 and in large print: a family can open these and needs no page."""


@dataclass(frozen=True)
class OutdatedSheet:
    """A sheet that was replaced or withdrawn."""

    code: str
    title: str
    edition: str
    current_code: str
    url: str
    """The list today, or all lists where it was withdrawn."""
    page_url: str
    added: tuple[str, ...]
    reworded: tuple[tuple[Stretch, ...], ...]
    removed: tuple[str, ...]
    is_for_family: bool
    files: tuple[str, str]


def printed_pages(catalogue: Catalogue) -> tuple[tuple[Page, Sheet], ...]:
    """Return every page that is printed as a sheet with a code: checklists, then family sheets.

    A list to which the area that is on by default adds something is printed with it, and has a code for that too.
    """
    pages = (*catalogue.pages_of("checklist"), *family_pages(catalogue))
    return tuple((page, sheet) for page in pages for sheet in _sheets_of(page, catalogue))


def _sheets_of(page: Page, catalogue: Catalogue) -> Iterator[Sheet]:
    found = (CHECKLIST.sheet(page) or FAMILY.sheet(page), local_sheet(page, catalogue))
    return (sheet for sheet in found if sheet)


def sheet_views(catalogue: Catalogue, links: Links) -> tuple[SheetView, ...]:
    """Return the codes of today, in the order of codes."""
    views = (_sheet_view(page, sheet, links) for page, sheet in printed_pages(catalogue))
    return tuple(sorted(views, key=lambda view: view.code))


def _make(guide: Guide) -> Iterator[Page]:
    """Yield the list of codes, then a page for each sheet under its code."""
    printed = printed_pages(guide.catalogue)
    if not printed:
        return
    newest = max((page for page, _ in printed), key=lambda page: page.front.reviewed)
    front = CommonKeys(
        title="Is my sheet current?",
        summary="Look up the code on a printed checklist.",
        reviewed=newest.front.reviewed,
        review_by=min(page.front.review_by for page, _ in printed),
    )
    yield SHEETS.page(INDEX, front, newest.document.file)
    for page, sheet in printed:
        summary = f"Whether a printed sheet with the code {sheet.code} is current."
        answer = SHEET.page(path_of(sheet.code), front_of(page, f"Sheet {sheet.code}", summary), origin=page)
        yield _bare(answer) if page.looks.is_for_family else answer


def _bare(page: Page) -> Page:
    return replace(page, looks=replace(page.looks, template=BARE, is_for_family=True, is_found=False))


def path_of(code: str) -> str:
    """Return the file that stands for the page of a code."""
    return f"{code_address(code).removesuffix('/')}.md"


def _view(seen: Seen) -> SheetView | None:
    page = seen.page.origin
    if page is None:
        return None
    sheets = (sheet for sheet in _sheets_of(page, seen.guide.catalogue) if path_of(sheet.code) == seen.page.path)
    return next((_sheet_view(page, sheet, seen.links) for sheet in sheets), None)


def _sheet_view(page: Page, sheet: Sheet, links: Links) -> SheetView:
    place, page_url = links.place(page), links.asset(code_address(sheet.code))
    a4, large = _family_files(sheet.checklist)
    files = (links.asset(a4), links.asset(large))
    return SheetView(sheet.code, sheet.title, place, page_url, page.looks.is_for_family, files)


SHEET: Kind[Any] = Kind(
    "sheet", looks=Looks("sheet", found_as="Printed sheet", found_weight=0.2), is_in_ledger=False, view=_view
)
SHEETS: Kind[Any] = Kind("sheets", looks=Looks("sheets", found_as="Printed sheets"), make=_make)
"""The list of codes. What it shows of codes of earlier editions, the site adds once it knows these."""


def _outdated_views(sheets: Iterable[GoneSheet], start: str) -> tuple[OutdatedSheet, ...]:
    """Return what there is to say about each sheet, as seen from an address."""
    return tuple(_outdated_view(sheet, start) for sheet in sheets)


def _outdated_view(sheet: GoneSheet, start: str) -> OutdatedSheet:
    target = f"checklists/{list_of(sheet.record.checklist)}/" if sheet.current_code else "checklists/"
    a4, large = _family_files(sheet.record.checklist)
    return OutdatedSheet(
        code=sheet.code,
        title=sheet.record.title,
        edition=sheet.edition,
        current_code=sheet.current_code,
        url=relative_address(target, start),
        page_url=relative_address(code_address(sheet.code), start),
        added=sheet.added,
        reworded=tuple(word_changes(before, after) for before, after in sheet.reworded),
        removed=sheet.removed,
        is_for_family=_is_for_family(sheet),
        files=(relative_address(a4, start), relative_address(large, start)),
    )


def _family_files(name: str) -> tuple[str, str]:
    """Return where the PDFs of a family sheet stand, by its name: `opening-the-call/family`."""
    return pdf_addresses(f"checklists/{name}/", pdf_name(name.removesuffix(f"/{FAMILY.name}")))


def _is_for_family(sheet: GoneSheet) -> bool:
    return sheet.record.checklist.endswith(f"/{FAMILY.name}")


@dataclass(frozen=True)
class SheetsPart:
    """Every code: those of today, and those that earlier editions published."""

    today: tuple[SheetView, ...]
    outdated: tuple[OutdatedSheet, ...]


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
            yield _bare(answer) if _is_for_family(sheet) else answer

    def view(seen: Seen) -> tuple[OutdatedSheet, ...]:
        return _outdated_views([gone[seen.page.front.title.split()[-1]]], seen.page.address)

    def view_all(seen: Seen) -> SheetsPart:
        today = sheet_views(seen.guide.catalogue, seen.links)
        return SheetsPart(today, _outdated_views(gone.values(), seen.page.address))

    looks = Looks("former-sheet", found_as="Printed sheet", found_weight=0.2)
    outdated: Kind[Any] = Kind("former-sheet", looks=looks, make=make, view=view)
    return replace(SHEETS, make=nothing, view=view_all), outdated
