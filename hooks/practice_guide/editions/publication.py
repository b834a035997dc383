"""The files beside the pages that tell other programs what is published here."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

from ..guide.front import Change
from ..guide.page import Page
from .description import EDITION_FILE, edition_json, robots_txt
from .feed import FEED_FILE, feed_xml
from .policy import headers_file


@dataclass(frozen=True)
class Publication:
    """A guide on a host."""

    title: str
    subtitle: str
    owner_role: str
    site_url: str
    edition: str
    today: date
    fingerprint: str
    released: date | None = None
    urgent: tuple[Change, ...] = ()
    """Corrections of dangerous errors, which head the feed."""


def published_files(pages: Collection[Page], about: Publication) -> Iterator[tuple[str, str]]:
    """Yield each file: its address and its text."""
    yield "_headers", headers_file()
    yield EDITION_FILE, edition_json(about.edition, about.today, about.fingerprint, about.released)
    # A feed and a list of pages hold whole addresses, so they need to know the host.
    if about.site_url:
        yield FEED_FILE, feed_xml(pages, about.title, about.subtitle, about.owner_role, about.site_url, about.urgent)
        yield "robots.txt", robots_txt(about.site_url)


def last_change(page: Page) -> str:
    """Return the day a page last changed: its newest change, or else its review."""
    return max((change.on for change in page.front.changes), default=page.front.reviewed).isoformat()
