"""The pages about editions: the list of them, and what each one changed."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from ..addresses import PART_TITLES, part_of_guide, relative_address
from ..editions.comparison import PageChange, PlaceChange, SheetChange, ToolChange, tool_changes
from ..editions.editions import Editions
from ..editions.kept_sites import kept_address
from ..guide.front import CommonKeys
from ..guide.kind import Kind, Seen
from ..guide.page import Looks
from ..text.word_changes import Stretch, word_changes
from .session import PlanToRead, show_plans_resting_on

INDEX = "editions/index.md"
Address = Callable[[str], str]
WORDS_FOR_KINDS = {"dated": "change since 2020", "section": "part of a source", "group": "pause point"}


@dataclass(frozen=True)
class EditionEntry:
    """An edition in the list of them."""

    name: str
    on: date
    url: str
    url_as_it_was: str
    """Empty where its own site was not made."""


@dataclass(frozen=True)
class FormerEntry:
    """An address that was published and now leads elsewhere."""

    address: str
    url: str
    target: str
    since: date


@dataclass(frozen=True)
class EditionsPart:
    """The list of editions."""

    current: str
    is_released: bool
    editions: tuple[EditionEntry, ...]
    former: tuple[FormerEntry, ...]


@dataclass(frozen=True)
class PlaceChangeView:
    """A place that changed, with what went and what came."""

    kind: str
    change: str
    url: str
    words: tuple[Stretch, ...]
    other: bool
    """The words stayed: what changed is what they rest on, or what a tool makes of them."""


@dataclass(frozen=True)
class PageChangeView:
    """A page that changed."""

    title: str
    url: str
    change: str
    places: tuple[PlaceChangeView, ...]
    id: str
    """Where its places are told, on the page of its part."""
    told_at: str
    """The address of that, from the page of the edition."""


@dataclass(frozen=True)
class EditionPart:
    """What one edition changed."""

    name: str
    on: date
    previous: str
    pages: tuple[PageChangeView, ...]
    sheets: tuple[SheetChange, ...]
    tools: tuple[ToolChange, ...]
    counts: dict[str, int]
    """How many pages, tools and sheets it has."""
    url_as_it_was: str
    """Empty where its own site was not made."""
    plans: tuple[PlanToRead, ...] = ()
    """The session plans of today that rest on what it changed."""


@dataclass(frozen=True)
class PartOfEdition:
    """What one edition changed in one part of the guide, place by place."""

    edition: str
    previous: str
    url: str
    """Where all that the edition changed is listed."""
    pages: tuple[PageChangeView, ...]


def editions_part(editions: Editions, start: str, readable: Collection[str] = ()) -> EditionsPart:
    """Return the list of editions, newest first, as seen from an address."""
    entries = (
        EditionEntry(
            ledger.edition,
            ledger.on,
            relative_address(f"editions/{ledger.edition}/", start),
            _as_it_was(ledger.edition, start, readable),
        )
        for ledger in reversed(editions.history.ledgers)
    )
    former = (
        FormerEntry(
            f"/{move.origin}",
            relative_address(move.origin, start),
            relative_address(move.target, start),
            move.entry.since,
        )
        for move in editions.moves
    )
    return EditionsPart(editions.now.edition, editions.is_released, tuple(entries), tuple(former))


def edition_part(editions: Editions, name: str, start: str, readable: Collection[str] = ()) -> EditionPart:
    """Return what an edition changed, as seen from an address."""
    ledger = editions.history.find(name)
    assert ledger is not None  # pages are made only for released editions
    previous, found = editions.previous(name), editions.comparison(name)
    return EditionPart(
        name=name,
        on=ledger.on,
        previous=previous.edition if previous else "",
        pages=_pages(editions, name, start),
        sheets=found.sheets if found else (),
        tools=tuple(tool_changes(previous, ledger)) if previous else (),
        counts={"pages": len(ledger.pages), "tools": len(ledger.tools), "sheets": len(ledger.sheets)},
        url_as_it_was=_as_it_was(name, start, readable),
    )


def part_of_edition(editions: Editions, name: str, part: str, start: str) -> PartOfEdition:
    """Return what an edition changed in one part of the guide, as seen from an address."""
    previous = editions.previous(name)
    assert previous is not None  # the first edition has no parts: all of it is new
    return PartOfEdition(
        edition=name,
        previous=previous.edition,
        url=relative_address(f"editions/{name}/", start),
        pages=tuple(page for page in _pages(editions, name, start, part) if page.places),
    )


def _part(address: str, editions: Editions) -> PartOfEdition:
    _, name, part, *_ = address.split("/")
    return part_of_edition(editions, name, part, address)


def _pages(editions: Editions, name: str, start: str, part: str = "") -> tuple[PageChangeView, ...]:
    """Return the pages that an edition changed, all of them or those of one part."""
    there = {*editions.now.pages, *editions.gone_pages}

    def address(target: str) -> str:
        return relative_address(target, start) if target.partition("#")[0] in there else ""

    found = editions.comparison(name)
    pages = (page for page in (found.pages if found else ()) if not part or part_of_guide(page.address) == part)
    return tuple(_page(page, address) for page in pages)


def _edition(seen: Seen, editions: Editions, readable: Collection[str]) -> EditionPart:
    name = seen.page.front.title.split()[-1]
    found = editions.comparison(name)
    plans = show_plans_resting_on(seen, found.not_as_before) if found else ()
    return replace(edition_part(editions, name, seen.page.address, readable), plans=plans)


def _as_it_was(edition: str, start: str, readable: Collection[str]) -> str:
    return relative_address(kept_address(edition), start) if edition in readable else ""


def _page(page: PageChange, address: Address) -> PageChangeView:
    # A new page is new as a whole; its places would only repeat it.
    places = () if page.kind == "added" else tuple(_place(page, change, address) for change in page.places)
    name = page.address.strip("/").replace("/", ".") or "first-page"
    told_at = f"{part_of_guide(page.address)}/#{name}" if places else ""
    return PageChangeView(page.title, address(page.address), page.kind, places, name, told_at)


def _place(page: PageChange, change: PlaceChange, address: Address) -> PlaceChangeView:
    place = change.after or change.before
    assert place is not None  # a change has a before or an after
    before = "\n".join(change.before.words) if change.before else ""
    after = "\n".join(change.after.words) if change.after else ""
    url = address(f"{page.address}#{change.anchor}" if change.anchor else page.address)
    kind = WORDS_FOR_KINDS.get(place.kind, place.kind)
    return PlaceChangeView(kind, change.kind, url, word_changes(before, after), before == after)


def _parts(editions: Editions) -> Iterator[tuple[str, CommonKeys]]:
    """Yield the path and the front matter of each part of each edition in which some place changed."""
    for ledger in editions.history.ledgers:
        found = editions.comparison(ledger.edition)
        changed = (page for page in (found.pages if found else ()) if page.places and page.kind != "added")
        for part in sorted({part_of_guide(page.address) for page in changed}):
            title = f"Edition {ledger.edition}: {PART_TITLES[part]}"
            summary = f"Each place of “{PART_TITLES[part]}” that edition {ledger.edition} changed, before and after."
            front = editions.front(title, summary)
            yield f"editions/{ledger.edition}/{part}.md", front


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
        view=lambda seen: {"list": editions_part(editions, seen.page.address, readable)},
    )
    one: Kind[Any] = Kind(
        "edition",
        looks=Looks("edition", found_as="What changed", found_weight=0.5),
        make=lambda _: [one.page(*told) for told in _all(editions)],
        view=lambda seen: {"edition": _edition(seen, editions, readable)},
    )
    parts: Kind[Any] = Kind(
        "edition-part",
        looks=Looks("edition", is_found=False),
        make=lambda _: [parts.page(*told) for told in _parts(editions)],
        view=lambda seen: {"part": _part(seen.page.address, editions)},
    )
    return listing, one, parts
