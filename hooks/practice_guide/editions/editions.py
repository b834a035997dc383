"""The editions of the guide as one build knows them: those released, and the one being written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from ..front_matter import Document
from ..guide import Page
from ..guide.moves import Move
from ..problems import Problem
from ..schema.page import PageFrontMatter
from ..short_codes import code_address
from ..statements import Body
from .comparison import Comparison, compare
from .former import FormerPage, FormerPlace, former_pages, former_places
from .former_sheets import FormerSheet, former_sheets
from .history import History
from .ledger import Ledger
from .promises import find_broken

INDEX = "editions/index.md"


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

    @cached_property
    def broken(self) -> list[Problem]:
        """Promises of earlier editions that the guide does not keep as it is now."""
        found = find_broken(self.history, self.now, self.moves)
        return [replace(problem, line=self._line(problem)) for problem in found]

    @cached_property
    def former_pages(self) -> dict[str, FormerPage]:
        """Pages that were published and are gone, by address."""
        return {page.address: page for page in former_pages(self.history, self.now, self.moves)}

    @cached_property
    def former_sheets(self) -> dict[str, FormerSheet]:
        """Printed sheets that are no longer current, by code."""
        return former_sheets(self.history, self.now)

    @property
    def is_released(self) -> bool:
        """Whether the edition of this build has a ledger."""
        return self.history.find(self.now.edition) is not None

    def former_places(self, address: str) -> tuple[FormerPlace, ...]:
        """Return the places that are gone from a page that is still there."""
        return former_places(address, self.history, self.now, self.moves)

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

    def pages(self) -> Iterator[Page]:
        """Yield the pages that the build makes about editions and for former places."""
        yield self._page(INDEX, "Editions", "Every edition of this guide, and what changed in each.", "editions")
        for ledger in self.history.ledgers:
            title = f"Edition {ledger.edition}"
            summary = f"What changed in edition {ledger.edition} of this guide."
            yield self._page(f"editions/{ledger.edition}.md", title, summary, "edition")
        for sheet in self.former_sheets.values():
            summary = f"What became of printed sheets with the code {sheet.code}."
            path = f"{code_address(sheet.code).removesuffix('/')}.md"
            yield self._page(path, f"Sheet {sheet.code}", summary, "former-sheet")
        for former in self.former_pages.values():
            summary = f"Where “{former.title}” has gone."
            title = "This page has moved" if former.carries_on else "This page is no longer here"
            yield self._page(f"{former.address.removesuffix('/')}.md", title, summary, "moved")

    def _line(self, problem: Problem) -> int:
        name = problem.trail[0] if problem.trail else ""
        return self.lines.get((problem.file, name), problem.line)

    def _page(self, path: str, title: str, summary: str, kind: str) -> Page:
        # As current as the pages it follows from.
        front = PageFrontMatter(title=title, summary=summary, reviewed=self.reviewed, review_by=self.review_by)
        return Page(path, Document(f"docs/{path}"), front, Body(), made_as=kind)
