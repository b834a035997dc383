"""The files beside the pages for other programs: the feed, the edition, robots and headers with the security policy."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from urllib.parse import urljoin
from uuid import UUID, uuid5
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from ..guide.front import Change
from ..guide.kind import Edition
from ..guide.page import Page
from .delivery import FOLDERS

FORMAT = 1
EDITION_FILE = "edition.json"

# What browsers may do on our pages: one policy, for the head of every page and for hosts that send headers.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'"
)
# A page cannot forbid being framed by itself: browsers read this part from headers only.
HEADERS = {
    "Content-Security-Policy": f"{POLICY}; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}

ASKED_AGAIN = "no-cache"
"""Pages and data: a browser may keep them, and asks each time whether they are still the same."""
KEPT = "public, max-age=31536000, immutable"
"""What carries a digest of its content in its name."""

SCRIPTS_ALLOWED = b"script-src 'self'"
# The script that `mkdocs serve` writes into each page that it sends, to load it again after a build.
RELOADING = re.compile(rb"<script>([^<]*livereload\([0-9]+, [0-9]+\);\s*)</script>")

ATOM = "http://www.w3.org/2005/Atom"
FEED_FILE = "feed.xml"
# Ids hold no host, so that a reader's program knows an entry again when the guide moves to another one.
NAMESPACE = UUID("6f0d2c1e-58a4-5d0b-9c57-2f7f8f0a7c11")


@dataclass(frozen=True)
class Publication:
    """A guide on a host."""

    title: str
    subtitle: str
    edition: Edition
    fingerprint: str
    released: date | None = None
    urgent: tuple[Change, ...] = ()
    """Corrections of dangerous errors, which head the feed."""


def published_files(
    pages: Collection[Page], about: Publication, followed: Collection[Page] = ()
) -> Iterator[tuple[str, str]]:
    """Yield each file: its address and its text.

    Args:
        pages: Every page that is written.
        about: The guide and its host.
        followed: Pages that have a feed of their own.
    """
    yield "_headers", _headers_file()
    yield EDITION_FILE, _edition_json(about)
    # A feed and a list of pages hold whole addresses, so they need to know the host.
    if about.edition.site_url:
        yield FEED_FILE, feed_xml(pages, about)
        for page in followed:
            yield f"{page.address}{FEED_FILE}", feed_xml([page], about, page)
        # Every search engine is let in, and told where the list of pages is.
        yield "robots.txt", f"User-agent: *\nAllow: /\n\nSitemap: {about.edition.site_url}sitemap.xml\n"


def last_change(page: Page) -> str:
    """Return the day a page last changed: its newest change, or else its review."""
    return max((change.on for change in page.front.changes), default=page.front.reviewed).isoformat()


def _edition_json(about: Publication) -> str:
    """Return the edition with its dates and one fingerprint of everything that the guide says."""
    data = {
        "format": FORMAT,
        "edition": about.edition.name,
        "released": about.released.isoformat() if about.released else None,
        "built": about.edition.today.isoformat(),
        "fingerprint": about.fingerprint,
    }
    return json.dumps(data, indent=1) + "\n"


def _headers_file() -> str:
    """Return the `_headers` file that Netlify, Cloudflare Pages and others read beside the site."""
    lines = [f"  {name}: {value}" for name, value in HEADERS.items()]
    # A rule adds to those before it, so what holds for every file is taken back first.
    kept = [line for folder in FOLDERS for line in (f"/{folder}/*", "  ! Cache-Control", f"  Cache-Control: {KEPT}")]
    return "\n".join(["/*", *lines, f"  Cache-Control: {ASKED_AGAIN}", *kept, ""])


def allow_reloading(page: bytes) -> bytes:
    """Return a page as `mkdocs serve` sends it, with a policy that also allows this one script by its digest."""
    script = RELOADING.search(page)
    if not script:
        return page
    digest = b64encode(sha256(script[1]).digest())
    return page.replace(SCRIPTS_ALLOWED, SCRIPTS_ALLOWED + b" 'sha256-" + digest + b"'", 1)


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


def feed_xml(pages: Iterable[Page], about: Publication, of: Page | None = None) -> str:
    """Return the feed of every change on every page, or on one alone: urgent ones, then the others, newest first."""
    address, title = (of.address, f"{about.title}: {of.front.title}") if of else ("", about.title)
    entries = sorted(feed_entries(pages), key=lambda entry: entry.change not in about.urgent)
    newest = max((entry.change.on for entry in entries), default=date(2026, 1, 1))
    feed = Element("feed", {"xmlns": ATOM, "xml:lang": "en-GB"})
    _add(feed, "id", uuid5(NAMESPACE, f"{address}feed").urn)
    _add(feed, "title", f"{title}: what changed")
    _add(feed, "subtitle", about.subtitle)
    _add(feed, "updated", _moment(newest))
    _add(SubElement(feed, "author"), "name", about.edition.owner_role)
    host = about.edition.site_url
    SubElement(feed, "link", rel="self", type="application/atom+xml", href=urljoin(host, address + FEED_FILE))
    SubElement(feed, "link", rel="alternate", type="text/html", href=urljoin(host, address))
    for entry in entries:
        _add_entry(feed, entry, host, entry.change in about.urgent)
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
