"""What a reader is told whose link leads to a place that is gone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urljoin

from ..addresses import relative_address
from ..editions.former import FormerPage, FormerPlace
from ..guide.moves import Move
from .dates import in_words

LONGEST_NOTICE = 300


@dataclass(frozen=True)
class NoticeView:
    """A place that is gone: what it said, why it went, and what stands in its place."""

    id: str
    said: str
    why: str
    since: str
    instead: str
    """Empty where the place only moved."""
    url: str
    label: str


@dataclass(frozen=True)
class MovedView:
    """A page that is gone."""

    was: str
    notice: NoticeView | None
    refresh: str
    """Where browsers go at once; empty where there is something to read first."""
    canonical: str
    places: tuple[NoticeView, ...]


def moved_view(former: FormerPage, site_url: str) -> MovedView:
    """Return what stands at the address of a page that is gone."""
    target = former.move.target if former.move else ""
    return MovedView(
        was=former.title,
        notice=_notice("", "", former.move, target, former.address) if former.move else None,
        refresh=relative_address(target, former.address) if former.carries_on else "",
        canonical=urljoin(site_url, target) if site_url and former.move else "",
        places=notice_views(former.places, former.address),
    )


def notice_views(places: Iterable[FormerPlace], start: str) -> tuple[NoticeView, ...]:
    """Return a notice for each place, as seen from an address."""
    return tuple(_notice(place.anchor, _said(place), place.move, place.target, start) for place in places)


def _notice(anchor: str, said: str, move: Move, target: str, start: str) -> NoticeView:
    return NoticeView(
        id=anchor,
        said=said,
        why=move.entry.why,
        since=in_words(move.entry.since),
        instead=move.instead or "",
        url=relative_address(target, start),
        label=move.page.front.title,
    )


def _said(place: FormerPlace) -> str:
    words = " ".join(place.said.words) if place.said else ""
    return words if len(words) <= LONGEST_NOTICE else f"{words[:LONGEST_NOTICE].rsplit(' ', 1)[0]} ..."
