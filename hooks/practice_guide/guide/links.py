"""Turn ids and keys into links as seen from one page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from ..addresses import page_address, relative_address
from ..text.dates import in_words
from .catalogue import Catalogue
from .page import Page

OWN = "own"
SIGNPOST = "signpost"
"""In place of a source: the text only says where something stands, so that nothing needs to stand behind it."""


@dataclass(frozen=True)
class Link:
    """Words that lead somewhere."""

    label: str
    url: str


@dataclass(frozen=True)
class SourceLink:
    """A source as shown beside a statement."""

    label: str
    url: str
    note: str
    """What to know about it, such as `as reported by others`; empty where nothing."""
    key: str


@dataclass(frozen=True)
class Card:
    """Something that a page declares, as offered from another page."""

    id: str
    title: str
    note: str
    url: str | None
    """None while it has no page; `lines` then says what it will cover."""
    lines: tuple[str, ...] = ()


@dataclass(frozen=True)
class Group:
    """A titled list of pages."""

    id: str
    title: str
    pages: tuple[Page, ...]


@dataclass(frozen=True)
class ContentsPart:
    """What a contents page gathers: lists of pages, and ways to find one."""

    groups: tuple[Group, ...]
    ways: tuple[Any, ...] = ()


class Links:
    """Links from one page of the guide to the others."""

    def __init__(self, catalogue: Catalogue, address: str) -> None:
        self._catalogue = catalogue
        self._address = address

    def place(self, page: Page, anchor: str = "") -> str:
        """Return the address of a page, or of a place on it."""
        return self.asset(f"{page.address}#{anchor}" if anchor else page.address)

    def page(self, link: str) -> str:
        """Return the address for a link as authors write it: a path from docs/, or a whole address."""
        return link if "://" in link else self.asset(page_address(link))

    def asset(self, path: str) -> str:
        """Return the address of a file below the root of the site."""
        return relative_address(path, self._address)

    def card(self, of: str, name: str) -> Card:
        """Return what an id stands for; the guide was checked, so it is there."""
        found = self._catalogue.all(of)[name]
        url = None if found.is_planned else self.place(found.page, found.anchor)
        return Card(name, found.title, found.note, url, found.lines if found.is_planned else ())

    def cites(self, cite: Iterable[str], reason: str | None = None) -> tuple[SourceLink, ...]:
        """Return the sources of a statement, in the order written; our own addition carries its reason."""
        cited = tuple(name for name in cite if name != SIGNPOST)
        keys = [name.partition(":")[0] for name in cited]
        return tuple(
            self._own(reason) if name == OWN else self._source(name, keys.count(key) > 1)
            for name, key in zip(cited, keys, strict=True)
        )

    def numbered(self, cites: Iterable[Iterable[str]]) -> tuple[SourceLink, ...]:
        """Return each source once, whatever its sections, in the order first cited: the list at the foot of paper."""
        return self.cites(dict.fromkeys(key for cite in cites for key in source_keys(cite)))

    def _own(self, reason: str | None) -> SourceLink:
        how = self._catalogue.serving("own-additions")
        return SourceLink("Our addition", self.place(how) if how else "", reason or "", OWN)

    def _source(self, cite: str, names_section: bool) -> SourceLink:
        key, _, section = cite.partition(":")
        source = self._catalogue.all("source")[key]
        # Two sections of one source would otherwise carry the same words.
        heading = source.lines[source.parts.index(section)] if names_section and section else ""
        label = f"{source.title}: {heading}" if heading else source.title
        return SourceLink(label, self.place(source.page, section), source.note, key)


def source_keys(cite: Iterable[str]) -> list[str]:
    """Return sources as paper numbers them: each once, without its sections."""
    return list(dict.fromkeys(name.partition(":")[0] for name in cite if name != SIGNPOST))


def cite_numbers(cite: Iterable[str], numbered: Sequence[SourceLink]) -> tuple[int, ...]:
    """Return the numbers of sources in the list at the foot of paper, which starts at 1."""
    keys = [source.key for source in numbered]
    return tuple(sorted(keys.index(key) + 1 for key in source_keys(cite)))


def sources(entry: Any, links: Links) -> tuple[SourceLink, ...]:
    """Return the sources of an entry, for templates."""
    return links.cites(entry.cite, getattr(entry, "reason", None))


def each_once(found: Sequence[SourceLink]) -> tuple[SourceLink, ...]:
    """Return sources without further sections of the same one: they read alike, so the first stands."""
    keys = [source.key for source in found]
    return tuple(source for place, source in enumerate(found) if keys.index(source.key) == place)


FILTERS: dict[str, Callable[..., Any]] = {
    "sources": sources,
    "each_once": each_once,
    "address": lambda link, links: links.page(link),
    "card": lambda name, of, links: links.card(of, name),
    "in_words": in_words,
}
"""The filters of templates: dates in words, and links, made from front matter and the links of its page.

`{{ item | sources(links) }}`, `{{ item.link | address(links) }}`, `{{ name | card("checklist", links) }}`.
"""
