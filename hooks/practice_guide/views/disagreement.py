"""Where sources disagree and what no longer holds, as their pages show them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ..schema.source import Dated, Difference
from .dates import in_words
from .links import Links, SourceLink
from .page import ItemView, item_view


@dataclass(frozen=True)
class PositionView:
    """What one or more sources say."""

    says: str
    dated: str | None
    sources: tuple[SourceLink, ...]


@dataclass(frozen=True)
class DifferenceView:
    """A question on which sources disagree."""

    id: str
    question: str
    positions: tuple[PositionView, ...]
    common_ground: str
    meanwhile: tuple[ItemView, ...]
    who_decides: str


@dataclass(frozen=True)
class DatedView:
    """Something that no longer holds."""

    id: str
    was: str
    now: tuple[ItemView, ...]
    sources: tuple[SourceLink, ...]
    checked: str
    look_again: str


def difference_views(entries: Iterable[Difference], links: Links) -> tuple[DifferenceView, ...]:
    """Return the differences of a page."""
    return tuple(
        DifferenceView(
            entry.id,
            entry.question,
            tuple(PositionView(held.says, held.dated, links.cites(held.cite)) for held in entry.positions),
            entry.common_ground,
            tuple(item_view(item, links) for item in entry.meanwhile),
            entry.who_decides,
        )
        for entry in entries
    )


def dated_views(entries: Iterable[Dated], links: Links) -> tuple[DatedView, ...]:
    """Return what no longer holds, as a page lists it."""
    return tuple(
        DatedView(
            entry.id,
            entry.was,
            tuple(item_view(item, links) for item in entry.now),
            links.cites(entry.cite),
            entry.checked,
            in_words(entry.look_again),
        )
        for entry in entries
    )
