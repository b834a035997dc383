"""The editions of the guide as one build knows them: what was published, what became of it, and what is broken.

A promise is broken where a link that was published leads nowhere, and where a change is left unsaid.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from ..addresses import BESIDE, page_beside
from ..guide.front import CommonKeys
from ..guide.kind import front_over
from ..guide.moves import Move
from ..guide.page import Page
from ..reading.problems import Problem
from .comparison import Comparison, compare, place_changes
from .history import History
from .ledger import Ledger, PageRecord, Place, SheetRecord
from .short_addresses import ShortAddress, short_addresses

LONGEST_QUOTE = 60
LONGEST_NOTICE = 300


class LastSaid(NamedTuple):
    """A place as last published, and the edition that had it last."""

    place: Place
    edition: str


class Published(NamedTuple):
    """A page as last published, with every place it ever had."""

    record: PageRecord
    places: dict[str, LastSaid]


@dataclass(frozen=True)
class GonePlace:
    """A place that was published, what it said last, and what became of it."""

    anchor: str
    said: Place | None
    move: Move
    target: str
    """The address that does its work now."""

    @property
    def quoted(self) -> str:
        """The start of what it said."""
        words = " ".join(self.said.words) if self.said else ""
        return words if len(words) <= LONGEST_NOTICE else f"{words[:LONGEST_NOTICE].rsplit(' ', 1)[0]} ..."


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


@dataclass(frozen=True)
class Editions:
    """Every released edition, the guide as it is now, and where former places went."""

    history: History
    now: Ledger
    moves: tuple[Move, ...]
    pages: tuple[Page, ...]
    """Every page that is written."""
    local: Editions | None = None
    """Those of an authority's own: what its folder holds, and nothing of the guide; None for the guide alone."""
    folder: str = ""
    """The folder of an authority's own, as reports name it; empty for the guide."""

    @cached_property
    def comparisons(self) -> dict[str, Comparison]:
        """What each edition changed; the first one has none."""
        return {after.edition: compare(before, after) for before, after in pairwise(self.history.ledgers)}

    def front(self, title: str, summary: str) -> CommonKeys:
        """Return the front matter of a page about editions: as current as the pages that it follows from."""
        return front_over(self.pages, title, summary)

    # What became of everything that was published.

    @cached_property
    def published(self) -> dict[str, Published]:
        """Every page that an edition ever published, by address."""
        found: dict[str, Published] = {}
        for ledger in self.history.ledgers:
            for address, record in ledger.pages.items():
                earlier = found[address].places if address in found else {}
                latest = {name: LastSaid(place, ledger.edition) for name, place in record.places.items()}
                found[address] = Published(record, {**earlier, **latest})
        return found

    @cached_property
    def gone_pages(self) -> dict[str, GonePage]:
        """Pages that were published and are gone, by address, with those that the build made beside them."""
        gone = {move.from_page for move in self.moves} - self.now.pages.keys()
        beside = {f"{address}{part}" for address in gone for part in BESIDE} & self.published.keys()
        return {address: self._gone_page(address) for address in sorted(gone | (beside - self.now.pages.keys()))}

    def gone_places(self, address: str) -> tuple[GonePlace, ...]:
        """Return the places that are gone from a page that is still there."""
        record = self.now.pages.get(address)
        here = record.places if record else {}
        found = (move for move in self.moves if move.from_page == address and move.from_anchor not in ("", *here))
        return tuple(self._gone_place(address, move.from_anchor, move, move.target) for move in found)

    @cached_property
    def short_addresses(self) -> tuple[ShortAddress, ...]:
        """The short address of every place that was ever published, or is there now."""
        return short_addresses(self.history.ledgers, self.now)

    @cached_property
    def gone_sheets(self) -> dict[str, GoneSheet]:
        """Printed sheets that are no longer current, by code."""
        found: dict[str, GoneSheet] = {}
        for ledger in self.history.ledgers:
            for code in ledger.sheets.keys() - self.now.sheets.keys():
                found[code] = self._gone_sheet(code, ledger)
        return dict(sorted(found.items())) | (self.local.gone_sheets if self.local else {})

    @cached_property
    def _answers(self) -> dict[str, Move]:
        """What answers for former places, by the exact address that was published."""
        return {move.origin: move for move in self.moves}

    def _whole(self, address: str) -> Move | None:
        """Return where a page moved as a whole; what the build makes beside a page goes where that page goes."""
        return self._answers.get(address) or self._answers.get(page_beside(address))

    def _gone_page(self, address: str) -> GonePage:
        whole, published = self._whole(address), self.published.get(address)
        title = published.record.title if published else whole.page.front.title if whole else address
        return GonePage(address, title, whole, tuple(self._places_gone_with(address, whole)) if published else ())

    def _places_gone_with(self, address: str, whole: Move | None) -> Iterator[GonePlace]:
        carried = self.now.pages[whole.page.address].places if whole else {}
        for anchor in filter(None, self.published[address].places):
            if move := self._answers.get(f"{address}#{anchor}"):
                yield self._gone_place(address, anchor, move, move.target)
            elif whole and anchor in carried:
                yield self._gone_place(address, anchor, whole, f"{whole.page.address}#{anchor}")

    def _gone_place(self, address: str, anchor: str, move: Move, target: str) -> GonePlace:
        published = self.published.get(address)
        said = published.places.get(anchor) if published else None
        return GonePlace(anchor, said.place if said else None, move, target)

    def _gone_sheet(self, code: str, ledger: Ledger) -> GoneSheet:
        record = ledger.sheets[code]
        current = self.now.codes.get(record.checklist, "")
        old, new = record.items, self.now.sheets[current].items if current else {}
        return GoneSheet(
            code,
            record,
            ledger.edition,
            current,
            added=tuple(words for name, words in new.items() if name not in old),
            reworded=tuple((old[name], words) for name, words in new.items() if old.get(name, words) != words),
            removed=tuple(words for name, words in old.items() if name not in new) if current else (),
        )

    # What is broken.

    @cached_property
    def broken(self) -> list[Problem]:
        """Promises of earlier editions that the guide does not keep as it is now; none before the first release."""
        if self.history.last is None:
            return []
        own = replace(self, moves=tuple(move for move in self.moves if move.page.is_in_docs is not bool(self.folder)))
        found = {*own._gone(), *own._unsaid(self.history.last), *own._never_published()}
        return [self._as_written(problem) for problem in sorted(found)]

    def _as_written(self, problem: Problem) -> Problem:
        """Return a problem with the folder and the line of what it is about, where these are known."""
        # Ledgers name the file alone: where the folder stands is not theirs to keep.
        is_bare = self.folder and "/" not in problem.file
        file = f"{self.folder}/{problem.file}" if is_bare else problem.file
        name = problem.trail[0] if problem.trail else ""
        written = (anchor for page in self.pages if page.document.file == file for anchor in page.anchors)
        line = next((anchor.line for anchor in written if anchor.id == name), problem.line)
        return replace(problem, file=file, line=line)

    def _gone(self) -> Iterator[Problem]:
        for address, published in self.published.items():
            # A page that moved as a whole carries along the places that kept their ids.
            whole = self._whole(address)
            current = self.now.pages.get(address) or (self.now.pages.get(whole.page.address) if whole else None)
            if current is None:
                yield _page_gone(address, published)
                continue
            for anchor, said in published.places.items():
                # A page may say of this very place where it went.
                if f"{address}#{anchor}" not in self._answers and (anchor or address not in self._answers):
                    yield from self._place_broken(address, anchor, said, current)

    def _place_broken(self, address: str, anchor: str, said: LastSaid, current: PageRecord) -> Iterator[Problem]:
        record = self.published[address].record
        last = self.history.ledgers[-1].edition
        here = current.places.get(anchor)
        # What the build made beside a page that moved leads to that page itself.
        leads_on = record.is_made and address not in self.now.pages
        if here is None:
            if anchor:
                yield _place_gone(address, anchor, said, record)
        elif here.kind != said.place.kind and not leads_on:
            yield _reused(address, anchor, said, here, record)
        elif said.edition != last and here.words != said.place.words:
            yield _used_again(anchor, said, record, last)

    def _unsaid(self, last: Ledger) -> Iterator[Problem]:
        """Yield a problem for each place whose words or meaning changed without an entry in `changes` that names it."""
        for address, record in self.now.pages.items():
            if record.is_made:
                continue
            before = self._as_carried(address, last)
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

    def _as_carried(self, address: str, last: Ledger) -> PageRecord | None:
        """Return what an edition published of a page, with all that moved to it since; None where it is new."""
        origins = [origin for origin, move in self._answers.items() if move.page.address == address]
        records = [last.pages[place] for place in (*origins, address) if place in last.pages]
        if not records:
            return None
        places = {name: place for record in records for name, place in record.places.items()}
        changes = tuple(change for record in records for change in record.changes)
        return replace(records[-1], places=places, changes=changes)

    def _never_published(self) -> Iterator[Problem]:
        for move in self.moves:
            published = self.published.get(move.from_page)
            if published is None or move.from_anchor not in published.places:
                message = f'No edition published "{move.origin}". Correct the address, or remove the entry.'
                yield move.page.document.problem((*move.trail, "from"), message)


def _is_said(anchor: str, is_told: bool, named: set[str]) -> bool:
    # A question that is named speaks for its answers too.
    return is_told if not anchor else anchor in named or anchor.partition(".")[0] in named


def _page_gone(address: str, published: Published) -> Problem:
    record, edition = published.record, published.places[""].edition
    message = f'The page "{address}" ({record.title}) was published in {edition} and is gone.'
    return Problem(record.file, 1, (), message, _remedy(address))


def _place_gone(address: str, anchor: str, said: LastSaid, record: PageRecord) -> Problem:
    words = f': "{_quote(said.place)}"' if said.place.words else ""
    message = f'The {said.place.kind} "{anchor}" was published in {said.edition} and is gone{words}'
    return Problem(record.file, 1, (anchor,), message, _remedy(f"{address}#{anchor}"))


def _reused(address: str, anchor: str, said: LastSaid, after: Place, record: PageRecord) -> Problem:
    then = f'"{anchor}" was a {said.place.kind} in {said.edition} and is a {after.kind} now.'
    message = f"{then} Give the new one another id."
    return Problem(record.file, 1, (anchor,), message, _remedy(f"{address}#{anchor}"))


def _used_again(anchor: str, said: LastSaid, record: PageRecord, last: str) -> Problem:
    before = _quote(said.place)
    message = (
        f'"{anchor}" was gone in {last}, and before that, in {said.edition}, it said other words: "{before}" '
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
