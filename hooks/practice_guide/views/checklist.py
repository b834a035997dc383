"""A checklist as its page shows it, on screen and on paper."""

from __future__ import annotations

import json
from dataclasses import dataclass

from ..guide.pages import FAMILY
from ..schema.checklist import Checklist, ChecklistItem, HandField
from .links import Link, Links, SourceLink, ToolCard


@dataclass(frozen=True)
class ChecklistItemView:
    """One action."""

    id: str
    do: str
    why: str | None
    critical: bool
    when: str | None
    """The condition as JSON: clauses, of which any may hold."""
    when_words: str | None
    ask_aloud: str | None
    sources: tuple[SourceLink, ...]
    marks: tuple[int, ...]
    """Numbers of its sources in the list at the foot of the sheet."""
    differs: tuple[Link, ...]


@dataclass(frozen=True)
class ChecklistGroupView:
    """A pause point."""

    id: str
    title: str
    items: tuple[ChecklistItemView, ...]


@dataclass(frozen=True)
class ChecklistView:
    """A checklist."""

    id: str
    for_: str
    groups: tuple[ChecklistGroupView, ...]
    fields: tuple[HandField, ...]
    tool: ToolCard | None
    count: int
    sources: tuple[SourceLink, ...]
    """Each source once, in the order first cited; the foot of the sheet numbers them from 1."""
    family: Link | None
    """The same in plain words for the family, where there is such a sheet."""


def checklist_view(checklist: Checklist, links: Links) -> ChecklistView:
    """Return a checklist with its sources gathered at the foot."""
    items = checklist.items
    foot = _gather_sources(items, links)
    numbers = {source.key: number for number, source in enumerate(foot, 1)}
    groups = tuple(
        ChecklistGroupView(group.id, group.title, tuple(_item_view(item, links, numbers) for item in group.items))
        for group in checklist.groups
    )
    tool = links.tool(checklist.tool) if checklist.tool else None
    family = _family_link(checklist, links)
    return ChecklistView(checklist.id, checklist.for_, groups, tuple(checklist.fields), tool, len(items), foot, family)


def _family_link(checklist: Checklist, links: Links) -> Link | None:
    address = f"checklists/{checklist.id}/{FAMILY}/"
    return Link(checklist.family.title, links.asset(address)) if checklist.family else None


def _gather_sources(items: list[ChecklistItem], links: Links) -> tuple[SourceLink, ...]:
    """Return one link per source: at the foot a source stands once, whatever its sections."""
    cited = dict.fromkeys(cite.partition(":")[0] for item in items for cite in item.cite)
    return links.cites(cited)


def _item_view(item: ChecklistItem, links: Links, numbers: dict[str, int]) -> ChecklistItemView:
    sources = links.cites(item.cite, item.reason)
    return ChecklistItemView(
        item.id,
        item.do,
        item.why,
        item.critical,
        json.dumps(item.when, separators=(",", ":")) if item.when else None,
        item.when_words,
        item.ask_aloud,
        sources,
        tuple(sorted({numbers[source.key] for source in sources})),
        tuple(links.difference(name) for name in item.differs),
    )
