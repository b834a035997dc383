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
    problems: list[Problem] = []
    claimed: dict[str, Move] = {}
    places = {page.address: {anchor.id for anchor in page.anchors} for page in catalogue.pages.values()}
    for move in find_moves(catalogue):
        first = claimed.setdefault(move.origin, move)
        for message in (*_messages(move, places), *_claim_messages(move, first)):
            problems.append(move.page.document.problem((*move.trail, "from"), message))
        problems += _check_target(move, places)
    return problems


def _messages(move: Move, places: dict[str, set[str]]) -> Iterator[str]:
    if move.from_page in places and move.from_anchor in ("", *places[move.from_page]):
        yield f'"{move.origin}" is still there. Remove this entry, or give the place that is there another id.'


def _claim_messages(move: Move, first: Move) -> Iterator[str]:
    if first is not move:
        line = first.page.document.line_of(first.trail)
        yield f'"{move.origin}" is already claimed in {first.page.document.file}:{line}. Keep one of the two.'


def _check_target(move: Move, places: dict[str, set[str]]) -> Iterator[Problem]:
    anchor = (move.entry.to or "").removeprefix("#")
    known = places[move.page.address]
    if anchor and anchor not in known:
        message = f'This page has no place called "{anchor}". {suggest(anchor, sorted(known), "Places")}'
        yield move.page.document.problem((*move.trail, "to"), message)
