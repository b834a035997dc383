"""Short addresses for readers: the list of them all, and the page that makes a sheet of some for a session."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from typing import Any

from ..addresses import relative_address
from ..editions.editions import Editions
from ..editions.short_addresses import FOLDER, ShortAddress, short_address, short_addresses
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
class ShortLink:
    """One place with its code."""

    code: str
    kind: str
    words: str
    url: str


@dataclass(frozen=True)
class LinkedPage:
    """A page with its places."""

    title: str
    address: str
    """Below the root; two pages of different kinds may have one title."""
    links: tuple[ShortLink, ...]


@dataclass(frozen=True)
class GoneLink:
    """One place that is gone, and what became of it."""

    link: ShortLink
    since: date
    why: str
    instead: str
    """What stands in its place, where it was withdrawn; empty where it only moved."""
    now: ShortLink
    """The place that does its work now."""


@dataclass(frozen=True)
class ShortLinksPart:
    """Every code: those of places that are there, page by page, and those of places that are gone."""

    pages: tuple[LinkedPage, ...]
    gone: tuple[GoneLink, ...]


def short_links_kinds(editions: Editions) -> tuple[Kind[Any], Kind[Any]]:
    """Return the kinds of the list and of the page that makes sheets of it, given every edition."""
    found = short_addresses(editions.history.ledgers, editions.now)

    def make(_: Guide) -> Iterator[Page]:
        front = editions.front("Short addresses", "A short address for every page and every place in this guide.")
        yield SHORT_LINKS.page(PATH, front)

    def view(seen: Seen) -> ShortLinksPart:
        start = seen.page.address
        return ShortLinksPart(linked_pages(found, editions, start), gone_links(found, editions, start))

    def make_sheet(_: Guide) -> Iterator[Page]:
        front = editions.front("Make a links sheet", "Pick lines of this guide and print their links with QR codes.")
        yield LINKS_SHEET.page(SHEET_PATH, front)

    return replace(SHORT_LINKS, make=make, view=view), replace(LINKS_SHEET, make=make_sheet)


def linked_pages(found: tuple[ShortAddress, ...], editions: Editions, start: str) -> tuple[LinkedPage, ...]:
    """Return what is there today, page by page, each page before its places."""
    pages = editions.now.pages
    here = [entry for entry in found if entry.page in pages and entry.anchor in pages[entry.page].places]
    order = {(address, anchor): at for address, record in pages.items() for at, anchor in enumerate(record.places)}
    here.sort(key=lambda entry: (entry.page, order[entry.page, entry.anchor]))
    return tuple(
        LinkedPage(pages[address].title, address, tuple(_link(entry, start) for entry in entries))
        for address, entries in groupby(here, key=lambda entry: entry.page)
    )


def gone_links(found: tuple[ShortAddress, ...], editions: Editions, start: str) -> tuple[GoneLink, ...]:
    """Return each place that was published and is gone, with what became of it, in the order first published."""
    here, moves = {entry.target: entry for entry in found}, dict(_moves(editions))
    return tuple(
        GoneLink(_link(entry, start), move.entry.since, move.entry.why, move.instead or "", _link(here[target], start))
        for entry in found
        if entry.target in moves
        for move, target in (moves[entry.target],)
        if target in here
    )


def _moves(editions: Editions) -> Iterator[tuple[str, tuple[Move, str]]]:
    """Yield each address that is gone, with what became of it and the address that answers for it now."""
    for address, gone in editions.gone_pages.items():
        if gone.move:
            yield address, (gone.move, gone.move.target)
        yield from ((f"{address}#{place.anchor}", (place.move, place.target)) for place in gone.places)
    for address in editions.now.pages:
        for place in editions.gone_places(address):
            yield f"{address}#{place.anchor}", (place.move, place.target)


def _link(entry: ShortAddress, start: str) -> ShortLink:
    url = relative_address(short_address(entry.code), start)
    kind = SAID_OF.get(entry.kind, entry.kind.capitalize())
    return ShortLink(entry.code, kind, first_words(entry.title), url)


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
