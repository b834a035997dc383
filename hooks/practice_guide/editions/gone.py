"""What was published and is gone: who answers for each page and place, and what replaced each printed sheet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..addresses import BESIDE
from ..guide.moves import Move
from .history import History
from .ledger import Ledger, Place, SheetRecord
from .promises import Answers


@dataclass(frozen=True)
class GonePlace:
    """A place that was published, what it said last, and what became of it."""

    anchor: str
    said: Place | None
    move: Move
    target: str
    """The address that does its work now."""


@dataclass(frozen=True)
class GonePage:
    """A page that was published and is gone, with its places."""

    address: str
    title: str
    move: Move | None
    """What became of the page as a whole; None where only its places are accounted for."""
    places: tuple[GonePlace, ...]

    @property
    def carries_on(self) -> bool:
        """Whether a reader can be sent on at once: nothing on the page needs to be read first."""
        is_told_apart = any(place.move is not self.move for place in self.places)
        return self.move is not None and self.move.instead is None and not is_told_apart


def gone_pages(history: History, now: Ledger, moves: Sequence[Move]) -> list[GonePage]:
    """Return every page that is gone and answered for, in the order of addresses."""
    answers = Answers.of(moves)
    titles: dict[str, str] = {}
    for ledger in history.ledgers:
        titles |= {address: record.title for address, record in ledger.pages.items()}
    gone = {move.from_page for move in moves} - {*now.pages}
    gone |= {f"{address}{part}" for address in gone for part in BESIDE if f"{address}{part}" in titles} - {*now.pages}
    return [_gone_page(address, titles.get(address, ""), answers, history, now) for address in sorted(gone)]


def gone_places(address: str, history: History, now: Ledger, moves: Sequence[Move]) -> tuple[GonePlace, ...]:
    """Return the places that are gone from a page that is still there."""
    record = now.pages.get(address)
    here = record.places if record else {}
    found = (move for move in moves if move.from_page == address and move.from_anchor not in ("", *here))
    return tuple(_gone_place(move.from_anchor, move, move.target, address, history) for move in found)


@dataclass(frozen=True)
class GoneSheet:
    """A sheet with a code that an edition published and that no list carries today."""

    code: str
    record: SheetRecord
    edition: str
    """The last edition in which the sheet was current."""
    current_code: str
    """The code of the same list today; empty where the list was withdrawn."""
    added: tuple[str, ...]
    reworded: tuple[tuple[str, str], ...]
    removed: tuple[str, ...]


def gone_sheets(history: History, now: Ledger) -> dict[str, GoneSheet]:
    """Return every sheet that was published and is no longer current, by code."""
    published: dict[str, tuple[SheetRecord, str]] = {}
    for ledger in history.ledgers:
        published |= {code: (record, ledger.edition) for code, record in ledger.sheets.items()}
    current = {record.checklist: code for code, record in now.sheets.items()}
    return {
        code: _gone_sheet(code, record, edition, current.get(record.checklist, ""), now)
        for code, (record, edition) in sorted(published.items())
        if code not in now.sheets
    }


def _gone_page(address: str, title: str, answers: Answers, history: History, now: Ledger) -> GonePage:
    whole = answers.whole(address)
    places = tuple(_places_of(address, whole, answers, history, now))
    return GonePage(address, title or (whole.page.front.title if whole else address), whole, places)


def _places_of(
    address: str, whole: Move | None, answers: Answers, history: History, now: Ledger
) -> Iterator[GonePlace]:
    anchors = {
        name: None for ledger in history.ledgers if address in ledger.pages for name in ledger.pages[address].places
    }
    carried = now.pages[whole.page.address].places if whole else {}
    for anchor in anchors:
        move = answers.exact.get(f"{address}#{anchor}")
        if anchor and move:
            yield _gone_place(anchor, move, move.target, address, history)
        elif anchor and whole and anchor in carried:
            yield _gone_place(anchor, whole, f"{whole.page.address}#{anchor}", address, history)


def _gone_place(anchor: str, move: Move, target: str, address: str, history: History) -> GonePlace:
    said = [ledger.place(f"{address}#{anchor}") for ledger in history.ledgers]
    return GonePlace(anchor, next((place for place in reversed(said) if place), None), move, target)


def _gone_sheet(code: str, record: SheetRecord, edition: str, current_code: str, now: Ledger) -> GoneSheet:
    old = record.items
    new = now.sheets[current_code].items if current_code else {}
    return GoneSheet(
        code,
        record,
        edition,
        current_code,
        added=tuple(words for name, words in new.items() if name not in old),
        reworded=tuple((old[name], words) for name, words in new.items() if old.get(name, words) != words),
        removed=tuple(words for name, words in old.items() if name not in new) if current_code else (),
    )
