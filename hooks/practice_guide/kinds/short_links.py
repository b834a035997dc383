"""Short addresses for readers: the list of them all, and the page that makes a sheet of some for a session."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from ..editions.editions import Editions
from ..editions.ledger import PageRecord
from ..editions.short_addresses import FOLDER, ShortAddress
from ..guide.kind import Guide, Kind, Seen
from ..guide.moves import Move
from ..guide.page import Looks, Page
from ..guide.view import first_words

PATH = "l/index.md"
SHEET_PATH = "teach/session.md"
SAID_OF = {
    "page": "Page",
    "heading": "Section",
    "item": "Line of a checklist",
    "group": "Part of a checklist",
    "section": "Part of a source",
    "session part": "Part of a session",
    "reflection": "Question to think over",
    "difference": "Where sources disagree",
    "dated": "Changed since 2020",
}
"""What readers call a kind of place; any other is called as the ledger calls it."""


@dataclass(frozen=True)
class GoneLink:
    """One place that is gone, and what became of it."""

    link: ShortAddress
    move: Move
    now: ShortAddress
    """The place that does its work now."""


@dataclass(frozen=True)
class ShortLinksPart:
    """Every code: those of places that are there, page by page, and those of places that are gone."""

    pages: tuple[tuple[PageRecord, list[ShortAddress]], ...]
    gone: tuple[GoneLink, ...]

    def words(self, link: ShortAddress) -> str:
        """Return the start of what a place says, or last said."""
        return first_words(link.title)

    def kind(self, link: ShortAddress) -> str:
        """Return what readers call it."""
        return SAID_OF.get(link.kind, link.kind.capitalize())


def short_links_kinds(editions: Editions) -> tuple[Kind[Any], Kind[Any]]:
    """Return the kinds of the list and of the page that makes sheets of it, given every edition."""

    def make(_: Guide) -> Iterator[Page]:
        front = editions.front("Short addresses", "A short address for every page and every place in this guide.")
        yield SHORT_LINKS.page(PATH, front)

    def view(_: Seen) -> ShortLinksPart:
        return ShortLinksPart(tuple(linked_pages(editions)), tuple(gone_links(editions)))

    def make_sheet(_: Guide) -> Iterator[Page]:
        front = editions.front("Make a links sheet", "Pick lines of this guide and print their links with QR codes.")
        yield LINKS_SHEET.page(SHEET_PATH, front)

    return replace(SHORT_LINKS, make=make, view=view), replace(LINKS_SHEET, make=make_sheet)


def linked_pages(editions: Editions) -> Iterator[tuple[PageRecord, list[ShortAddress]]]:
    """Yield each page of today with what is there, itself before its places."""
    pages = editions.now.pages
    found = (entry for entry in editions.short_addresses if entry.page in pages)
    here = [entry for entry in found if entry.anchor in pages[entry.page].places]
    order = {(address, anchor): at for address, record in pages.items() for at, anchor in enumerate(record.places)}
    here.sort(key=lambda entry: (entry.page, order[entry.page, entry.anchor]))
    for address, entries in groupby(here, key=lambda entry: entry.page):
        yield pages[address], [*entries]


def gone_links(editions: Editions) -> Iterator[GoneLink]:
    """Yield each place that was published and is gone, with what became of it, in the order first published."""
    here, moves = {entry.target: entry for entry in editions.short_addresses}, dict(_moves(editions))
    for entry in here.values():
        move, target = moves.get(entry.target, (None, ""))
        if move and target in here:
            yield GoneLink(entry, move, here[target])


def _moves(editions: Editions) -> Iterator[tuple[str, tuple[Move, str]]]:
    """Yield each address that is gone, with what became of it and the address that answers for it now."""
    for address, gone in editions.gone_pages.items():
        if gone.move:
            yield address, (gone.move, gone.move.target)
        yield from ((f"{address}#{place.anchor}", (place.move, place.target)) for place in gone.places)
    for address in editions.now.pages:
        for place in editions.gone_places(address):
            yield f"{address}#{place.anchor}", (place.move, place.target)


SHORT_LINKS: Kind[Any] = Kind(
    "short-links", made_path=PATH, looks=Looks("short-links", styles=("sheets",), is_found=False)
)
"""The site makes its page once it knows the editions; its address stands here, so that authors may link it."""
LINKS_SHEET: Kind[Any] = Kind(
    "links-sheet",
    made_path=SHEET_PATH,
    looks=Looks("links-sheet", found_as="For a session", found_weight=0.6),
    view=lambda seen: seen.links.asset(FOLDER),
)
