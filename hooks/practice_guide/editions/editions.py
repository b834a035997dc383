"""The editions of the guide as one build knows them: those released, and the one being written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from ..guide.front import CommonKeys
from ..guide.moves import Move
from ..reading.problems import Problem
from .comparison import Comparison, compare
from .gone import GonePage, GonePlace, GoneSheet, gone_pages, gone_places, gone_sheets
from .history import History
from .ledger import Ledger
from .promises import find_broken


@dataclass(frozen=True)
class Editions:
    """Every released edition, the guide as it is now, and where former places went."""

    history: History
    now: Ledger
    moves: tuple[Move, ...]
    reviewed: date
    review_by: date
    lines: Mapping[tuple[str, str], int] = field(default_factory=dict)
    """Where places were written, by file and anchor."""
    local: Editions | None = None
    """Those of an authority's own: what its folder holds, and nothing of the guide; None for the guide alone."""
    folder: str = ""
    """The folder of an authority's own, as reports name it; empty for the guide."""

    @cached_property
    def broken(self) -> list[Problem]:
        """Promises of earlier editions that the guide does not keep as it is now."""
        moves = [move for move in self.moves if move.page.is_in_docs is not bool(self.folder)]
        found = (self._in_folder(problem) for problem in find_broken(self.history, self.now, moves))
        return [replace(problem, line=self._line(problem)) for problem in found]

    @cached_property
    def gone_pages(self) -> dict[str, GonePage]:
        """Pages that were published and are gone, by address."""
        return {page.address: page for page in gone_pages(self.history, self.now, self.moves)}

    @cached_property
    def gone_sheets(self) -> dict[str, GoneSheet]:
        """Printed sheets that are no longer current, by code."""
        return gone_sheets(self.history, self.now) | (self.local.gone_sheets if self.local else {})

    @property
    def is_released(self) -> bool:
        """Whether the edition of this build has a ledger."""
        return self.history.find(self.now.edition) is not None

    def gone_places(self, address: str) -> tuple[GonePlace, ...]:
        """Return the places that are gone from a page that is still there."""
        return gone_places(address, self.history, self.now, self.moves)

    def previous(self, edition: str) -> Ledger | None:
        """Return the edition before this one."""
        earlier = [ledger for ledger in self.history.ledgers if ledger.edition != edition]
        names = [ledger.edition for ledger in self.history.ledgers]
        place = names.index(edition) if edition in names else len(names)
        return earlier[place - 1] if place else None

    def comparison(self, edition: str) -> Comparison | None:
        """Return what an edition changed; None for the first one."""
        before, after = self.previous(edition), self.history.find(edition)
        return compare(before, after) if before and after else None

    def front(self, title: str, summary: str) -> CommonKeys:
        """Return the front matter of a page about editions: as current as the pages that it follows from."""
        return CommonKeys(title=title, summary=summary, reviewed=self.reviewed, review_by=self.review_by)

    def _in_folder(self, problem: Problem) -> Problem:
        # Ledgers name the file alone: where the folder stands is not theirs to keep.
        is_bare = self.folder and "/" not in problem.file
        return replace(problem, file=f"{self.folder}/{problem.file}") if is_bare else problem

    def _line(self, problem: Problem) -> int:
        name = problem.trail[0] if problem.trail else ""
        return self.lines.get((problem.file, name), problem.line)
