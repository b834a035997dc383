"""What stands where something was published and is gone: a page at its address, or a notice on a page that stays."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urljoin

from ..addresses import relative_address
from ..editions.editions import Editions, GonePage, GonePlace
from ..guide.kind import Guide, Kind
from ..guide.moves import Move
from ..guide.page import Looks, Page

LONGEST_NOTICE = 300


@dataclass(frozen=True)
class NoticeView:
    """A place that is gone: what it said, why it went, and what stands in its place."""

    id: str
    said: str
    why: str
    since: date
    instead: str
    """Empty where the place only moved."""
    url: str
    label: str


@dataclass(frozen=True)
class MovedPart:
    """A page that is gone."""

    was: str
    notice: NoticeView | None
    refresh: str
    """Where browsers go at once; empty where there is something to read first."""
    canonical: str
    places: tuple[NoticeView, ...]


def moved_part(gone: GonePage, site_url: str) -> MovedPart:
    """Return what stands at the address of a page that is gone."""
    target = gone.move.target if gone.move else ""
    return MovedPart(
        was=gone.title,
        notice=_notice("", "", gone.move, target, gone.address) if gone.move else None,
        refresh=relative_address(target, gone.address) if gone.carries_on else "",
        canonical=urljoin(site_url, target) if site_url and gone.move else "",
        places=notice_views(gone.places, gone.address),
    )


def notice_views(places: Iterable[GonePlace], start: str) -> tuple[NoticeView, ...]:
    """Return a notice for each place, as seen from an address."""
    return tuple(_notice(place.anchor, _said(place), place.move, place.target, start) for place in places)


def _notice(anchor: str, said: str, move: Move, target: str, start: str) -> NoticeView:
    return NoticeView(
        id=anchor,
        said=said,
        why=move.entry.why,
        since=move.entry.since,
        instead=move.instead or "",
        url=relative_address(target, start),
        label=move.page.front.title,
    )


def _said(place: GonePlace) -> str:
    words = " ".join(place.said.words) if place.said else ""
    return words if len(words) <= LONGEST_NOTICE else f"{words[:LONGEST_NOTICE].rsplit(' ', 1)[0]} ..."


def moved_kind(editions: Editions, site_url: str) -> Kind[Any]:
    """Return the kind of the pages that answer for pages which are gone."""

    def make(_: Guide) -> Iterator[Page]:
        for gone in editions.gone_pages.values():
            summary = f"Where “{gone.title}” has gone."
            title = "This page has moved" if gone.carries_on else "This page is no longer here"
            yield kind.page(f"{gone.address.removesuffix('/')}.md", editions.front(title, summary))

    kind: Kind[Any] = Kind(
        "moved",
        # Search engines should find where a page is now, not where it was.
        looks=Looks("moved", is_found=False),
        make=make,
        view=lambda seen: moved_part(editions.gone_pages[seen.page.address], site_url),
    )
    return kind
