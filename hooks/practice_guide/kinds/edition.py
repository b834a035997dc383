"""The pages that follow from editions: what each changed, what answers for what is gone, and short addresses."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any
from urllib.parse import urljoin

from ..addresses import PART_TITLES
from ..editions.comparison import Comparison, PageChange
from ..editions.editions import Editions, GonePage
from ..editions.kept_sites import kept_address
from ..editions.ledger import Ledger, PageRecord
from ..editions.short_addresses import FOLDER, ShortAddress
from ..guide.front import CommonKeys
from ..guide.kind import Guide, Kind, Seen
from ..guide.links import Links
from ..guide.moves import Move
from ..guide.page import Looks, Page
from ..guide.view import first_words
from .session import Taught, plans_resting_on

INDEX = "editions/index.md"
WORDS_FOR_KINDS = {"dated": "change since 2020", "section": "part of a source", "group": "pause point"}
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
class EditionPart:
    """What one edition changed, in the whole guide or in one part of it."""

    editions: Editions
    ledger: Ledger
    links: Links
    kept_at: str
    """Where it can be read as it was; empty where its own site was not made."""
    found: Comparison | None
    """All that it changed; None for the first one, where all is new."""
    pages: tuple[PageChange, ...]
    plans: tuple[tuple[Page, tuple[Taught, ...]], ...]
    """The session plans of today that rest on what it changed, each with the lines that it teaches of it."""

    def url(self, address: str, anchor: str = "") -> str:
        """Return the way to what changed; empty where nothing stands at its address any longer."""
        if address not in self.editions.now.pages and address not in self.editions.gone_pages:
            return ""
        return self.links.asset(f"{address}#{anchor}" if anchor else address)

    def section(self, page: PageChange) -> str:
        """Return the title of the part of a page that shares its own title with another; empty for any other page."""
        namesakes = [other for other in self.pages if other.title == page.title]
        return PART_TITLES[page.part] if len(namesakes) > 1 else ""

    def kind(self, name: str) -> str:
        """Return what readers call a kind of place."""
        return WORDS_FOR_KINDS.get(name, name)


def _edition(seen: Seen, editions: Editions, readable: Collection[str], name: str, part: str = "") -> EditionPart:
    """Return what an edition changed, all of it or in one part of the guide."""
    ledger, found = editions.history.find(name), editions.comparisons.get(name)
    assert ledger is not None  # pages are made only for released editions
    pages = (page for page in (found.pages if found else ()) if not part or page.part == part)
    return EditionPart(
        editions,
        ledger,
        seen.links,
        _kept(seen, readable).get(name, ""),
        found,
        tuple(page for page in pages if page.told or not part),
        tuple(plans_resting_on(seen.guide.catalogue, found.not_as_before)) if found and not part else (),
    )


def _kept(seen: Seen, readable: Collection[str]) -> dict[str, str]:
    """Return where editions can be read as they were, by their names."""
    return {name: seen.links.asset(kept_address(name)) for name in readable}


def _parts(editions: Editions) -> Iterator[tuple[str, CommonKeys]]:
    """Yield the path and the front matter of each part of each edition in which some place changed."""
    for ledger in editions.history.ledgers:
        found = editions.comparisons.get(ledger.edition)
        changed = {page.part for page in (found.pages if found else ()) if page.told}
        for part in sorted(changed):
            title = f"Edition {ledger.edition}: {PART_TITLES[part]}"
            summary = f"Each place of “{PART_TITLES[part]}” that edition {ledger.edition} changed, before and after."
            yield f"editions/{ledger.edition}/{part}.md", editions.front(title, summary)


def _all(editions: Editions) -> Iterator[tuple[str, CommonKeys]]:
    """Yield the path and the front matter of the page of each edition."""
    for ledger in editions.history.ledgers:
        summary = f"What changed in edition {ledger.edition} of this guide."
        yield f"editions/{ledger.edition}.md", editions.front(f"Edition {ledger.edition}", summary)


def edition_kinds(editions: Editions, readable: Collection[str]) -> tuple[Kind[Any], Kind[Any], Kind[Any]]:
    """Return the kinds of the list of editions, of each and of its parts, given those that can be read as they were."""
    summary = "Every edition of this guide, and what changed in each."
    listing: Kind[Any] = Kind(
        "editions",
        looks=Looks("edition", found_as="What changed", found_weight=0.5),
        make=lambda _: [listing.page(INDEX, editions.front("Editions", summary))],
        view=lambda seen: {"list": editions, "kept": _kept(seen, readable)},
    )
    one: Kind[Any] = Kind(
        "edition",
        looks=Looks("edition", found_as="What changed", found_weight=0.5),
        make=lambda _: [one.page(*told) for told in _all(editions)],
        view=lambda seen: {"edition": _edition(seen, editions, readable, seen.page.front.title.split()[-1])},
    )
    parts: Kind[Any] = Kind(
        "edition-part",
        looks=Looks("edition", is_found=False),
        make=lambda _: [parts.page(*told) for told in _parts(editions)],
        view=lambda seen: {"part": _edition(seen, editions, readable, *seen.page.address.split("/")[1:3])},
    )
    return listing, one, parts


# What stands at the address of a page that is gone


@dataclass(frozen=True)
class MovedPart:
    """A page that is gone."""

    gone: GonePage
    refresh: str
    """Where browsers go at once; empty where there is something to read first."""
    canonical: str


def moved_kind(editions: Editions, site_url: str) -> Kind[Any]:
    """Return the kind of the pages that answer for pages which are gone."""

    def make(_: Guide) -> Iterator[Page]:
        for gone in editions.gone_pages.values():
            summary = f"Where “{gone.title}” has gone."
            title = "This page has moved" if gone.carries_on else "This page is no longer here"
            yield kind.page(f"{gone.address.removesuffix('/')}.md", editions.front(title, summary))

    def view(seen: Seen) -> MovedPart:
        gone = editions.gone_pages[seen.page.address]
        target = gone.move.target if gone.move else ""
        refresh = seen.links.asset(target) if gone.carries_on else ""
        return MovedPart(gone, refresh, urljoin(site_url, target) if site_url and target else "")

    # Search engines should find where a page is now, not where it was.
    kind: Kind[Any] = Kind("moved", looks=Looks("moved", is_found=False), make=make, view=view)
    return kind


# Short addresses: the list of them all, and the page that makes a sheet of some for a session


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

    front = editions.front("Short addresses", "A short address for every page and every place in this guide.")
    of_sheet = editions.front("Make a links sheet", "Pick lines of this guide and print their links with QR codes.")
    listing = replace(
        SHORT_LINKS,
        make=lambda _: [SHORT_LINKS.page(PATH, front)],
        view=lambda _: ShortLinksPart(tuple(linked_pages(editions)), tuple(gone_links(editions))),
    )
    return listing, replace(LINKS_SHEET, make=lambda _: [LINKS_SHEET.page(SHEET_PATH, of_sheet)])


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
