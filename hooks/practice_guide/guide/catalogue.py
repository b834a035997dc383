"""What pages refer to by id: tools, checklists, sources, differences and what has dated."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from ..schema.checklist import PlannedChecklist
from ..schema.decision import StandingWords
from ..schema.source import Dated, Difference
from ..statements import plain_text
from ..terms import Term, read_definitions
from .pages import Page

CONTENT_MAP = "about/content-map.md"
PRINT_SEVERAL = "checklists/print.md"
MADE_PAGES = (CONTENT_MAP, PRINT_SEVERAL)
"""Pages that the build makes itself, and that authors may link."""


@dataclass(frozen=True)
class Catalogue:
    """Every page by its file, and the things pages declare by their ids."""

    pages: dict[str, Page]
    unreadable: frozenset[str] = frozenset()
    """Files whose front matter did not stand; references to them are not judged until it does."""

    @cached_property
    def tools(self) -> dict[str, Page]:
        """Decision tools by id."""
        return {page.front.decision.id: page for page in self.pages.values() if page.front.decision}

    @cached_property
    def checklists(self) -> dict[str, Page]:
        """Checklists that have a page, by id."""
        return {page.front.checklist.id: page for page in self.pages.values() if page.front.checklist}

    @cached_property
    def planned_checklists(self) -> dict[str, PlannedChecklist]:
        """Checklists that have only an id and an outline so far."""
        planned = [entry for page in self.pages.values() for entry in page.front.planned_checklists]
        return {entry.id: entry for entry in planned if entry.id not in self.checklists}

    @cached_property
    def sources(self) -> dict[str, Page]:
        """Sources by key."""
        return {page.front.source.key: page for page in self.pages.values() if page.front.source}

    @cached_property
    def differences(self) -> dict[str, tuple[Page, Difference]]:
        """Differences between sources by id, each with its page."""
        return {entry.id: (page, entry) for page in self.pages.values() for entry in page.front.differences}

    @cached_property
    def dated(self) -> dict[str, tuple[Page, Dated]]:
        """What no longer holds by id, each with its page."""
        return {entry.id: (page, entry) for page in self.pages.values() for entry in page.front.dated}

    @cached_property
    def standing_words(self) -> StandingWords | None:
        """The words that every tool shows."""
        return next((page.front.standing_words for page in self.pages.values() if page.front.standing_words), None)

    @cached_property
    def terms(self) -> tuple[Term, ...]:
        """The terms that the text of every page explains."""
        return tuple(term for page in self.pages.values() if page.front.terms for term in _terms(page))

    def has_section(self, cite: str) -> bool:
        """Say whether a cited source, and the section if one is named, exists."""
        key, _, section = cite.partition(":")
        page = self.sources.get(key)
        if page is None or page.front.source is None:
            return f"sources/{key}.md" in self.unreadable
        return not section or section in {entry.id for entry in page.front.source.sections}

    def has_place(self, link: str) -> bool:
        """Say whether a page, and the anchor if one is named, exists."""
        path, _, anchor = link.partition("#")
        page = self.pages.get(path)
        if page is None:
            return path in self.unreadable or link in MADE_PAGES
        return not anchor or anchor in {place.id for place in page.anchors}


def _terms(page: Page) -> Iterator[Term]:
    means = read_definitions(page.document.body)
    for entry in page.front.terms:
        if entry.id in means:
            yield Term(entry.id, tuple(entry.words), plain_text(means[entry.id]))
