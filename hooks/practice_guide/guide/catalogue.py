"""What pages refer to by id, whichever kind of page declares it, and the places that links lead to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from ..reading.problems import Trail
from .front import StandingWords
from .page import Page


@dataclass(frozen=True)
class Declared:
    """Something that other pages may name by its id, with all that a link to it shows."""

    of: str
    """The word for it in reports: `checklist`, `difference`, `source`."""
    id: str
    page: Page
    title: str
    note: str = ""
    anchor: str = ""
    """Its place on the page; empty where it is the page as a whole."""
    parts: tuple[str, ...] = ()
    """Ids below it that can be named after a colon."""
    lines: tuple[str, ...] = ()
    """What it will cover, while it has no page; how a term is written; or the headings of its parts."""
    trail: Trail = ()
    """Where it was declared; empty where the name of its file keeps it from being declared twice."""
    is_planned: bool = False
    """Whether it has no page yet."""


@dataclass(frozen=True)
class Catalogue:
    """Every page by its file, and the things pages declare by their ids."""

    pages: dict[str, Page]
    unreadable: frozenset[str] = frozenset()
    """Files whose front matter did not stand; references to them are not judged until it does."""
    declared: tuple[Declared, ...] = ()
    made: frozenset[str] = frozenset()
    """Files of pages that the build makes itself, and that authors may link."""
    folders: tuple[tuple[str, str], ...] = ()
    """What has a file of its own, and the folder of these files."""
    fixed: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """What pages may name although no page declares it, with all its ids."""
    area: str = ""
    """The id of the area whose lines are on by default; empty where none is."""

    @cached_property
    def _by_id(self) -> dict[str, dict[str, Declared]]:
        found: dict[str, dict[str, Declared]] = {}
        # What has a page comes first, in the order of pages; a plan holds until then.
        for entry in sorted(self.declared, key=lambda entry: entry.is_planned):
            found.setdefault(entry.of, {}).setdefault(entry.id, entry)
        return found

    def all(self, of: str) -> dict[str, Declared]:
        """Return everything of one sort by its id, in the order of pages."""
        return self._by_id.get(of, {})

    def pages_of(self, of: str) -> Iterator[Page]:
        """Yield the page of each thing of one sort that has one."""
        return (entry.page for entry in self.all(of).values() if not entry.is_planned)

    def find(self, of: str, name: str) -> Declared | None:
        """Return what an id stands for, or None."""
        return self.all(of).get(name)

    def ids(self, of: str) -> tuple[str, ...]:
        """Return every id of one sort that pages may name."""
        return (*self.all(of), *self.fixed.get(of, ()))

    def may_be_unread(self, of: str, name: str) -> bool:
        """Say whether something may be declared in a file that could not be read."""
        if of in self.fixed:
            return False
        files = {f"{folder}/{name}.md" for sort, folder in self.folders if sort == of}
        return bool(self.unreadable & files if files else self.unreadable)

    def serving(self, service: str) -> Page | None:
        """Return the page that has a task for the whole site."""
        return next((page for page in self.pages.values() if page.front.serves == service), None)

    def having(self, key: str) -> tuple[tuple[Page, Any], ...]:
        """Return every page that has something under a key of its front matter, with that."""
        if key not in self._having:
            found = ((page, getattr(page.front, key, None)) for page in self.pages.values())
            self._having[key] = tuple((page, value) for page, value in found if value)
        return self._having[key]

    @cached_property
    def _having(self) -> dict[str, tuple[tuple[Page, Any], ...]]:
        """Those that were asked for: some are for every page."""
        return {}

    @cached_property
    def standing_words(self) -> StandingWords | None:
        """The words that every tool shows."""
        return next((words for _, words in self.having("standing_words")), None)

    def has_place(self, link: str) -> bool:
        """Say whether a page, and the anchor if one is named, exists."""
        path, _, anchor = link.partition("#")
        page = self.pages.get(path)
        if page is None:
            return path in self.unreadable or link in self.made
        return not anchor or anchor in {place.id for place in page.anchors}
