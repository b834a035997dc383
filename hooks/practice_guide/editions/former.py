"""Who answers for each place that was published and is gone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..addresses import BESIDE
from ..guide.moves import Move
from .history import History
from .ledger import Ledger
from .places import Place
from .promises import Answers


@dataclass(frozen=True)
class FormerPlace:
    """A place that was published, what it said last, and what became of it."""

    anchor: str
    said: Place | None
    move: Move
    target: str
    """The address that does its work now."""


@dataclass(frozen=True)
class FormerPage:
    """A page that was published and is gone, with its places."""

    address: str
    title: str
    move: Move | None
    """What became of the page as a whole; None where only its places are accounted for."""
    places: tuple[FormerPlace, ...]

    @property
    def carries_on(self) -> bool:
        """Whether a reader can be sent on at once: nothing on the page needs to be read first."""
        is_told_apart = any(place.move is not self.move for place in self.places)
        return self.move is not None and self.move.instead is None and not is_told_apart


def former_pages(history: History, now: Ledger, moves: Sequence[Move]) -> list[FormerPage]:
    """Return every page that is gone and answered for, in the order of addresses."""
    answers = Answers.of(moves)
    titles: dict[str, str] = {}
    for ledger in history.ledgers:
        titles |= {address: record.title for address, record in ledger.pages.items()}
    gone = {move.origin.partition("#")[0] for move in moves} - {*now.pages}
    gone |= {f"{address}{part}" for address in gone for part in BESIDE if f"{address}{part}" in titles} - {*now.pages}
    return [_former_page(address, titles.get(address, ""), answers, history, now) for address in sorted(gone)]


def former_places(address: str, history: History, now: Ledger, moves: Sequence[Move]) -> tuple[FormerPlace, ...]:
    """Return the places that are gone from a page that is still there."""
    record = now.pages.get(address)
    here = record.places if record else {}
    found = (move for move in moves if move.origin.partition("#")[0] == address and "#" in move.origin)
    return tuple(
        _former_place(move.origin.partition("#")[2], move, move.target, address, history)
        for move in found
        if move.origin.partition("#")[2] not in here
    )


def _former_page(address: str, title: str, answers: Answers, history: History, now: Ledger) -> FormerPage:
    whole = answers.whole(address)
    places = tuple(_former_page_places(address, whole, answers, history, now))
    return FormerPage(address, title or (whole.page.front.title if whole else address), whole, places)


def _former_page_places(
    address: str, whole: Move | None, answers: Answers, history: History, now: Ledger
) -> Iterator[FormerPlace]:
    anchors = {
        name: None for ledger in history.ledgers if address in ledger.pages for name in ledger.pages[address].places
    }
    carried = now.pages[whole.page.address].places if whole else {}
    for anchor in anchors:
        move = answers.exact.get(f"{address}#{anchor}")
        if anchor and move:
            yield _former_place(anchor, move, move.target, address, history)
        elif anchor and whole and anchor in carried:
            yield _former_place(anchor, whole, f"{whole.page.address}#{anchor}", address, history)


def _former_place(anchor: str, move: Move, target: str, address: str, history: History) -> FormerPlace:
    said = [ledger.place(f"{address}#{anchor}") for ledger in history.ledgers]
    return FormerPlace(anchor, next((place for place in reversed(said) if place), None), move, target)
