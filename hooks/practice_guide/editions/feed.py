"""The feed of changes, in Atom, for readers who want to hear when a page changes."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from urllib.parse import urljoin
from uuid import UUID, uuid5
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from ..guide.front import Change
from ..guide.page import Page

ATOM = "http://www.w3.org/2005/Atom"
FEED_FILE = "feed.xml"
# Ids hold no host, so that a reader's program knows an entry again when the guide moves to another one.
NAMESPACE = UUID("6f0d2c1e-58a4-5d0b-9c57-2f7f8f0a7c11")


@dataclass(frozen=True)
class FeedEntry:
    """One change, as the feed tells it."""

    page: Page
    change: Change
    number: int
    """Which change of that day on that page it is, from 1, oldest first: it stays when later ones are added."""

    @property
    def id(self) -> str:
        """An id that no later change, move of host or rewording of this one alters."""
        return uuid5(NAMESPACE, f"{self.page.address}|{self.change.on.isoformat()}|{self.number}").urn


def feed_xml(
    pages: Iterable[Page], title: str, subtitle: str, owner_role: str, site_url: str, urgent: Collection[Change] = ()
) -> str:
    """Return the feed of every change on every page: urgent ones, then the others, newest first."""
    entries = sorted(feed_entries(pages), key=lambda entry: entry.change not in urgent)
    newest = max((entry.change.on for entry in entries), default=date(2026, 1, 1))
    feed = Element("feed", {"xmlns": ATOM, "xml:lang": "en-GB"})
    _add(feed, "id", uuid5(NAMESPACE, "feed").urn)
    _add(feed, "title", f"{title}: what changed")
    _add(feed, "subtitle", subtitle)
    _add(feed, "updated", _moment(newest))
    _add(SubElement(feed, "author"), "name", owner_role)
    SubElement(feed, "link", rel="self", type="application/atom+xml", href=urljoin(site_url, FEED_FILE))
    SubElement(feed, "link", rel="alternate", type="text/html", href=site_url)
    for entry in entries:
        _add_entry(feed, entry, site_url, entry.change in urgent)
    ElementTree.indent(feed, " ")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{ElementTree.tostring(feed, encoding="unicode")}\n'


def feed_entries(pages: Iterable[Page]) -> list[FeedEntry]:
    """Return every change, newest first; changes of one day in the order of their pages."""
    entries = [entry for page in pages for entry in _page_entries(page)]
    return sorted(entries, key=lambda entry: (-entry.change.on.toordinal(), entry.page.address, -entry.number))


def _page_entries(page: Page) -> Iterator[FeedEntry]:
    numbers: dict[date, int] = {}
    # Written newest first, so the oldest is counted first from the end.
    for change in reversed(page.front.changes):
        numbers[change.on] = numbers.get(change.on, 0) + 1
        yield FeedEntry(page, change, numbers[change.on])


def _add_entry(feed: Element, entry: FeedEntry, site_url: str, is_urgent: bool) -> None:
    page, change, title = entry.page, entry.change, entry.page.front.title
    found = SubElement(feed, "entry")
    _add(found, "id", entry.id)
    _add(found, "title", f"Corrected for safety: {title}" if is_urgent else f"{title} ({change.kind})")
    _add(found, "updated", _moment(change.on))
    SubElement(found, "link", rel="alternate", type="text/html", href=urljoin(site_url, page.address + _anchor(entry)))
    SubElement(found, "category", term=change.kind)
    _add(found, "summary", change.what)


def _anchor(entry: FeedEntry) -> str:
    """Lead to the one place that changed, where a change names one that is still on the page."""
    places = {anchor.id for anchor in entry.page.anchors}
    named = [name for name in entry.change.ids if name in places]
    return f"#{named[0]}" if len(named) == 1 else ""


def _add(parent: Element, name: str, text: str) -> None:
    SubElement(parent, name).text = text


def _moment(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"
