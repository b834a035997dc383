"""The home page: what it says itself, and what it gathers from the rest of the guide."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ..guide.catalogue import Catalogue
from ..guide.pages import Page
from ..schema.page import Home, HomeLink
from .dates import in_words
from .links import ChecklistCard, Links, ToolCard


@dataclass(frozen=True)
class Say:
    """A link in the words of the page."""

    say: str
    url: str


@dataclass(frozen=True)
class MomentView:
    """Before, during or after a call."""

    title: str
    says: str
    links: tuple[Say, ...]
    checklists: tuple[ChecklistCard, ...]


@dataclass(frozen=True)
class LastChange:
    """The newest change anywhere in the guide."""

    on: str
    kind: str
    what: str
    title: str
    url: str


@dataclass(frozen=True)
class HomeView:
    """The home page."""

    in_a_call: tuple[Say, ...]
    tools: tuple[ToolCard, ...]
    moments: tuple[MomentView, ...]
    not_a_visit: str
    last_change: LastChange | None


def home_view(home: Home, tools: Iterable[str], catalogue: Catalogue, links: Links) -> HomeView:
    """Return the home page, with the tools it leads with."""
    moments = tuple(
        MomentView(
            entry.title,
            entry.says,
            _say(entry.links, links),
            tuple(links.checklist(name) for name in entry.checklists),
        )
        for entry in home.moments
    )
    cards = tuple(links.tool(name) for name in tools)
    change = _last_change(catalogue.pages.values(), links)
    return HomeView(_say(home.in_a_call, links), cards, moments, home.not_a_visit, change)


def _say(entries: Iterable[HomeLink], links: Links) -> tuple[Say, ...]:
    return tuple(Say(entry.say, links.page(entry.link)) for entry in entries)


def _last_change(pages: Iterable[Page], links: Links) -> LastChange | None:
    changes = [(change, page) for page in pages for change in page.front.changes]
    if not changes:
        return None
    change, page = max(changes, key=lambda entry: entry[0].on)
    return LastChange(in_words(change.on), change.kind, change.what, page.front.title, links.place(page))
