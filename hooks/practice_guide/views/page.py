"""What every page shows around its text: title, review dates, take-away, and what it offers at its end."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ..guide.pages import Page
from ..guide.reviews import is_overdue
from ..schema.base import ItemEntry
from .dates import in_words
from .links import ChecklistCard, Links, SourceLink, ToolCard


@dataclass(frozen=True)
class ItemView:
    """One line of a list."""

    text: str
    url: str | None
    sources: tuple[SourceLink, ...] = ()


@dataclass(frozen=True)
class ReflectionView:
    """A question to think about."""

    id: str
    ask: str


@dataclass(frozen=True)
class ChangeView:
    """A change to the page."""

    on: str
    kind: str
    what: str


@dataclass(frozen=True)
class PageView:
    """A page as its header and end show it."""

    kind: str
    title: str
    summary: str
    address: str
    reviewed: str
    review_by: str
    review_day: str
    """The same date as `2027-11-20`, for the browser to compare."""
    is_overdue: bool
    take_away: tuple[ItemView, ...]
    tools: tuple[ToolCard, ...]
    checklists: tuple[ChecklistCard, ...]
    reflection: tuple[ReflectionView, ...]
    cpd: str | None
    changes: tuple[ChangeView, ...]
    has_places: bool
    """Whether lines on it have links of their own, which a report can quote."""


def page_view(page: Page, links: Links, today: date) -> PageView:
    """Return what the header and the end of a page show, as of a day."""
    front = page.front
    return PageView(
        kind=page.kind,
        title=front.title,
        summary=front.summary,
        address=page.address,
        reviewed=in_words(front.reviewed),
        review_by=in_words(front.review_by),
        review_day=front.review_by.isoformat(),
        is_overdue=is_overdue(page, today),
        take_away=tuple(item_view(item, links) for item in front.take_away),
        tools=tuple(links.tool(name) for name in front.tools),
        checklists=tuple(links.checklist(name) for name in front.checklists),
        reflection=tuple(ReflectionView(entry.id, entry.ask) for entry in front.reflection),
        cpd=front.cpd,
        changes=tuple(ChangeView(in_words(entry.on), entry.kind, entry.what) for entry in front.changes),
        has_places=bool(page.anchors),
    )


def item_view(item: ItemEntry, links: Links) -> ItemView:
    """Return a line with its link and sources."""
    url = links.page(item.link) if item.link else None
    return ItemView(item.text, url, links.cites(item.cite, item.reason))
