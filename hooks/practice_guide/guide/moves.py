"""Where published places went: what `moved` and `withdrawn` say, and whether it can hold."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..reading.problems import Problem, Trail, suggest
from .catalogue import Catalogue
from .front import MOVES, Moved, Withdrawn
from .page import Page


@dataclass(frozen=True)
class Move:
    """A place that was published, and the page that answers for it now."""

    page: Page
    entry: Moved
    trail: Trail

    @property
    def origin(self) -> str:
        """The address that was published: `guide/old/#id`."""
        return self.entry.from_

    @property
    def from_page(self) -> str:
        """The address of the page that it was on."""
        return self.origin.partition("#")[0]

    @property
    def from_anchor(self) -> str:
        """What it was called there; empty for the page as a whole."""
        return self.origin.partition("#")[2]

    @property
    def target(self) -> str:
        """The address that does its work now."""
        return self.page.address + (self.entry.to or "")

    @property
    def instead(self) -> str | None:
        """What stands in its place, where it was withdrawn."""
        return self.entry.instead if isinstance(self.entry, Withdrawn) else None


def find_moves(catalogue: Catalogue) -> list[Move]:
    """Return everything that pages say about former places, in the order of pages."""
    return [
        Move(page, entry, (key.name, number))
        for page in catalogue.pages.values()
        for key in MOVES
        for number, entry in enumerate(getattr(page.front, key.name, ()))
    ]


def check_moves(catalogue: Catalogue) -> list[Problem]:
    """Return each entry that cannot hold: still there, claimed twice, or leading nowhere.

    An entry stands on the page that it leads to, so that neither a chain nor a loop can be written.
    """
    claimed: dict[str, Move] = {}
    places = {page.address: {anchor.id for anchor in page.anchors} for page in catalogue.pages.values()}
    return [
        move.page.document.problem((*move.trail, key), message)
        for move in find_moves(catalogue)
        for key, message in _faults(move, claimed.setdefault(move.origin, move), places)
    ]


def _faults(move: Move, first: Move, places: dict[str, set[str]]) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with an entry: the key below it, and a message."""
    if move.from_page in places and move.from_anchor in ("", *places[move.from_page]):
        yield "from", f'"{move.origin}" is still there. Remove this entry, or give the place that is there another id.'
    if first is not move:
        line = first.page.document.line_of(first.trail)
        place = f"{first.page.document.file}:{line}"
        yield "from", f'"{move.origin}" is already claimed in {place}. Keep one of the two.'
    anchor, known = (move.entry.to or "").removeprefix("#"), places[move.page.address]
    if anchor and anchor not in known:
        near = suggest(anchor, sorted(known), "Places")
        yield "to", f'This page has no place called "{anchor}". {near}'
