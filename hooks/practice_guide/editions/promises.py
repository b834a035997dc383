"""Promises of earlier editions that the guide breaks as it is now: links that lead nowhere, changes left unsaid."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from ..addresses import page_beside
from ..guide.moves import Move
from ..reading.problems import Problem
from .comparison import place_changes
from .history import History
from .ledger import Ledger, PageRecord, Place

LONGEST_QUOTE = 60


@dataclass(frozen=True)
class Answers:
    """What answers for former places: exact addresses, and pages that moved as a whole."""

    exact: Mapping[str, Move]

    @classmethod
    def of(cls, moves: Sequence[Move]) -> Answers:
        """Gather what pages say about former places."""
        return cls({move.origin: move for move in moves})

    def covers(self, address: str, anchor: str) -> bool:
        """Say whether a page says of this very place where it went."""
        return f"{address}#{anchor}" in self.exact or (not anchor and address in self.exact)

    def whole(self, address: str) -> Move | None:
        """Return where a page moved as a whole; what the build makes beside a page goes where that page goes."""
        return self.exact.get(address) or self.exact.get(page_beside(address))

    def carried_to(self, address: str, now: Ledger) -> PageRecord | None:
        """Return the page that a page moved to as a whole; it carries along the places that kept their ids."""
        move = self.whole(address)
        return now.pages.get(move.page.address) if move else None

    def as_carried(self, address: str, last: Ledger) -> PageRecord | None:
        """Return what an edition published of a page, with all that moved to it since; None where it is new."""
        origins = [origin for origin, move in self.exact.items() if move.page.address == address]
        records = [last.pages[place] for place in (*origins, address) if place in last.pages]
        if not records:
            return None
        places = {name: place for record in records for name, place in record.places.items()}
        changes = tuple(change for record in records for change in record.changes)
        return replace(records[-1], places=places, changes=changes)


class _LastSaid(NamedTuple):
    """A place as last published, and the edition that had it last."""

    place: Place
    edition: str


@dataclass(frozen=True)
class _Published:
    """A page as last published, with every place it ever had."""

    record: PageRecord
    places: dict[str, _LastSaid]


def find_broken(history: History, now: Ledger, moves: Sequence[Move]) -> list[Problem]:
    """Return every promise that is not kept; none where no edition was released yet."""
    if history.last is None:
        return []
    answers = Answers.of(moves)
    problems = [*_gone(history, now, answers), *_unsaid(history.last, now, answers), *_never_published(history, moves)]
    return sorted(set(problems))


def _gone(history: History, now: Ledger, answers: Answers) -> Iterator[Problem]:
    last = history.ledgers[-1].edition
    for address, published in _published(history).items():
        current, record = now.pages.get(address) or answers.carried_to(address, now), published.record
        if current is None and address not in answers.exact and _needs_own_answer(address, answers, now):
            yield _page_gone(address, record, published.places[""].edition)
            continue
        for anchor, (place, edition) in published.places.items():
            here = current.places.get(anchor) if current else None
            if answers.covers(address, anchor):
                continue
            if here is None and anchor:
                yield _place_gone(address, anchor, place, record, edition)
            elif here is not None and here.kind != place.kind and not (record.is_made and address not in now.pages):
                # What the build made beside a page that moved leads to that page itself.
                yield _reused(address, anchor, place, here, record, edition)
            elif here is not None and edition != last and here.words != place.words:
                yield _used_again(anchor, place, record, edition, last)


def _needs_own_answer(address: str, answers: Answers, now: Ledger) -> bool:
    # What the build makes beside a page goes where that page goes.
    parent = page_beside(address)
    return not (parent != address and parent in answers.exact and parent not in now.pages)


def _published(history: History) -> dict[str, _Published]:
    found: dict[str, _Published] = {}
    for ledger in history.ledgers:
        for address, record in ledger.pages.items():
            earlier = found[address].places if address in found else {}
            latest = {name: _LastSaid(place, ledger.edition) for name, place in record.places.items()}
            found[address] = _Published(record, {**earlier, **latest})
    return found


def _unsaid(last: Ledger, now: Ledger, answers: Answers) -> Iterator[Problem]:
    """Yield a problem for each place whose words or meaning changed without an entry in `changes` that names it."""
    for address, record in now.pages.items():
        if record.is_made:
            continue
        before = answers.as_carried(address, last)
        told = before.changes if before else ()
        said = [change for change in record.changes if change not in told]
        named = {name for change in said for name in change.ids}
        # That a page moved says already that the page as a whole is another.
        is_told = bool(said) or address not in last.pages
        for change in place_changes(before, record):
            if change.kind == "changed" and not _is_said(change.anchor, is_told, named):
                assert change.before is not None  # only what is there before and after has changed
                yield _change_unsaid(change.anchor, change.before, record, last)
        known = {*record.places, *(before.places if before else ())}
        yield from (_unknown_id(name, record) for name in sorted(named - known))


def _is_said(anchor: str, is_told: bool, named: set[str]) -> bool:
    # A question that is named speaks for its answers too.
    return is_told if not anchor else anchor in named or anchor.partition(".")[0] in named


def _never_published(history: History, moves: Sequence[Move]) -> Iterator[Problem]:
    published = _published(history)
    for move in moves:
        if move.from_page not in published or move.from_anchor not in published[move.from_page].places:
            message = f'No edition published "{move.origin}". Correct the address, or remove the entry.'
            yield move.page.document.problem((*move.trail, "from"), message)


def _page_gone(address: str, record: PageRecord, edition: str) -> Problem:
    message = f'The page "{address}" ({record.title}) was published in {edition} and is gone.'
    return Problem(record.file, 1, (), message, _remedy(address))


def _place_gone(address: str, anchor: str, place: Place, record: PageRecord, edition: str) -> Problem:
    said = f': "{_quote(place)}"' if place.words else ""
    message = f'The {place.kind} "{anchor}" was published in {edition} and is gone{said}'
    return Problem(record.file, 1, (anchor,), message, _remedy(f"{address}#{anchor}"))


def _reused(address: str, anchor: str, before: Place, after: Place, record: PageRecord, edition: str) -> Problem:
    then = f'"{anchor}" was a {before.kind} in {edition} and is a {after.kind} now.'
    message = f"{then} Give the new one another id."
    return Problem(record.file, 1, (anchor,), message, _remedy(f"{address}#{anchor}"))


def _used_again(anchor: str, before: Place, record: PageRecord, edition: str, last: str) -> Problem:
    message = (
        f'"{anchor}" was gone in {last}, and before that, in {edition}, it said other words: "{_quote(before)}" '
        "A link from then must not lead to something else. Give the new one another id."
    )
    return Problem(record.file, 1, (anchor,), message)


def _change_unsaid(anchor: str, before: Place, record: PageRecord, last: Ledger) -> Problem:
    what = f'The {before.kind} "{anchor}"' if anchor else "The page"
    ids = f", ids: [{anchor}]" if anchor else ""
    message = f"{what} is not as in {last.edition}, and no change says so. Add to `changes`:"
    example = f"- {{on: ..., kind: clarification, what: ...{ids}}}"
    return Problem(record.file, 1, (anchor,) if anchor else (), message, (example,))


def _unknown_id(name: str, record: PageRecord) -> Problem:
    message = f'A change names "{name}", and this page has no such place. Correct the id in `changes`.'
    return Problem(record.file, 1, ("changes", "ids"), message)


def _remedy(origin: str) -> tuple[str, ...]:
    # A page that moved as a whole leads to the whole of the page that answers for it.
    to = ', to: "#..."' if "#" in origin else ""
    return (
        "Bring it back, or say on the page that does its work now what became of it, under `moved` or `withdrawn`:",
        f'- {{from: "{origin}"{to}, why: ..., since: ...}}',
    )


def _quote(place: Place) -> str:
    words = place.words[0]
    return words if len(words) <= LONGEST_QUOTE else f"{words[:LONGEST_QUOTE].rstrip()} ..."
