"""Turn ids and keys into links as seen from one page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ..addresses import page_address, relative_address
from ..guide.catalogue import Catalogue
from ..guide.pages import Page

CHECK_NOTES = {"original": "", "report": "as reported by others", "not checked": "not checked"}


@dataclass(frozen=True)
class Link:
    """Words that lead somewhere."""

    label: str
    url: str
    topic: str = ""
    """What it is about in a few words, where the label is long."""


@dataclass(frozen=True)
class SourceLink:
    """A source as shown beside a statement."""

    label: str
    url: str
    note: str
    """What to know about it, such as `as reported by others`; empty where nothing."""
    key: str


@dataclass(frozen=True)
class ChecklistCard:
    """A checklist as offered from another page."""

    id: str
    title: str
    url: str | None
    """None until the list has a page; `items` then says what it will cover."""
    items: tuple[str, ...]
    for_: str = ""


@dataclass(frozen=True)
class ToolCard:
    """A decision tool as offered from another page."""

    id: str
    title: str
    asks: str
    url: str


class Links:
    """Links from one page of the guide to the others."""

    def __init__(self, catalogue: Catalogue, address: str) -> None:
        self._catalogue = catalogue
        self._address = address

    def place(self, page: Page, anchor: str = "") -> str:
        """Return the address of a page, or of a place on it."""
        return relative_address(f"{page.address}#{anchor}" if anchor else page.address, self._address)

    def page(self, link: str) -> str:
        """Return the address for a link as authors write it: a path from docs/, or a whole address."""
        if "://" in link:
            return link
        path, _, anchor = link.partition("#")
        address = page_address(path)
        return relative_address(f"{address}#{anchor}" if anchor else address, self._address)

    def asset(self, path: str) -> str:
        """Return the address of a file below the root of the site."""
        return relative_address(path, self._address)

    def cites(self, cite: Iterable[str], reason: str | None = None) -> tuple[SourceLink, ...]:
        """Return the sources of a statement, in the order written; our own addition carries its reason."""
        cited = tuple(cite)
        keys = [name.partition(":")[0] for name in cited]
        return tuple(
            self._own(reason) if name == "own" else self._source(name, keys.count(key) > 1)
            for name, key in zip(cited, keys, strict=True)
        )

    def difference(self, name: str) -> Link:
        """Return a link to a question on which sources disagree."""
        page, entry = self._catalogue.differences[name]
        return Link(entry.question, self.place(page, name), entry.topic)

    def dated(self, name: str) -> Link:
        """Return a link to something that no longer holds."""
        page, entry = self._catalogue.dated[name]
        return Link(entry.was, self.place(page, name), entry.topic)

    def term(self, name: str) -> str:
        """Return the address of a term in the glossary."""
        page = next(page for page in self._catalogue.pages.values() if page.front.terms)
        return self.place(page, name)

    def checklist(self, name: str) -> ChecklistCard:
        """Return a checklist, or its outline until it has a page."""
        page = self._catalogue.checklists.get(name)
        if page is None or page.front.checklist is None:
            planned = self._catalogue.planned_checklists[name]
            return ChecklistCard(name, planned.title, None, tuple(planned.items))
        return ChecklistCard(name, page.front.title, self.place(page), (), page.front.checklist.for_)

    def tool(self, name: str) -> ToolCard:
        """Return a decision tool."""
        page = self._catalogue.tools[name]
        asks = page.front.decision.asks if page.front.decision else ""
        return ToolCard(name, page.front.title, asks, self.place(page))

    def _own(self, reason: str | None) -> SourceLink:
        how = self._catalogue.pages.get("about/how-statements-are-checked.md")
        return SourceLink("Our addition", self.place(how) if how else "", reason or "", "own")

    def _source(self, cite: str, names_section: bool) -> SourceLink:
        key, _, section = cite.partition(":")
        page = self._catalogue.sources[key]
        source = page.front.source
        assert source is not None  # sources holds only pages with a source block
        # Two sections of one source would otherwise carry the same words.
        label = f"{source.short}: {section.replace('-', ' ')}" if names_section and section else source.short
        return SourceLink(label, self.place(page, section), CHECK_NOTES[source.checked.at], key)
