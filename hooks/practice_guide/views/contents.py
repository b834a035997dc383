"""Lists of pages, as the contents pages of a section show them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ..guide.catalogue import Catalogue
from ..guide.pages import Page
from ..schema.checklist import Moment
from .links import Links

MOMENT_TITLES: dict[Moment, str] = {
    "deciding": "Deciding",
    "before": "Before the call",
    "opening": "Opening the call",
    "during": "During the call",
    "after": "After the call",
}
SOURCE_KIND_TITLES = {
    "national guidance": "National practice guides",
    "law": "Law",
    "statutory guidance": "Statutory guidance",
    "regulator": "Regulators",
    "local procedure": "Local procedures",
    "research": "Research and reviews",
    "news": "News reports",
    "platform documentation": "What makers say about their apps",
}


@dataclass(frozen=True)
class Entry:
    """A page in a list."""

    title: str
    summary: str
    url: str


@dataclass(frozen=True)
class Group:
    """A titled list of pages."""

    id: str
    title: str
    entries: tuple[Entry, ...]


def contents_view(page: Page, catalogue: Catalogue, links: Links) -> tuple[Group, ...]:
    """Return what a contents page gathers by itself; empty where the author lists the pages."""
    if page.path == "checklists/index.md":
        return _checklists(catalogue, links)
    if page.path == "sources/index.md":
        return _sources(catalogue, links)
    if page.path == "decisions/index.md":
        tools = (catalogue.tools[name] for name in page.front.tools)
        return (Group("tools", "The tools", _entries(tools, links)),)
    if page.path == "teach/scenarios/index.md":
        return _scenarios(catalogue, links)
    return ()


def _checklists(catalogue: Catalogue, links: Links) -> tuple[Group, ...]:
    groups = []
    for moment, title in MOMENT_TITLES.items():
        pages = (p for p in catalogue.checklists.values() if p.front.checklist and p.front.checklist.moment == moment)
        groups.append(Group(moment, title, _entries(pages, links)))
    return tuple(group for group in groups if group.entries)


def _sources(catalogue: Catalogue, links: Links) -> tuple[Group, ...]:
    groups = []
    for kind, title in SOURCE_KIND_TITLES.items():
        pages = (p for p in catalogue.sources.values() if p.front.source and p.front.source.kind == kind)
        groups.append(Group(kind.replace(" ", "-"), title, _entries(pages, links)))
    return tuple(group for group in groups if group.entries)


def _scenarios(catalogue: Catalogue, links: Links) -> tuple[Group, ...]:
    groups = []
    for name, tool in catalogue.tools.items():
        pages = (p for p in catalogue.pages.values() if p.front.scenario and p.front.scenario.tool == name)
        groups.append(Group(name, tool.front.title, _entries(pages, links)))
    return tuple(group for group in groups if group.entries)


def _entries(pages: Iterable[Page], links: Links) -> tuple[Entry, ...]:
    return tuple(Entry(page.front.title, page.front.summary, links.place(page)) for page in pages)
