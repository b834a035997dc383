"""What the built site tells other programs: feed, edition, list of pages, robots and headers."""

from __future__ import annotations

import json
import re
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest

from practice_guide.guide import Guide

from .html_pages import HtmlPage, fail_with_all

ATOM = "{http://www.w3.org/2005/Atom}"
ROOT = "http://127.0.0.1/"


@pytest.fixture(scope="module")
def feed(built_site: Path) -> ElementTree.Element:
    return ElementTree.parse(built_site / "feed.xml").getroot()


def test_the_feed_holds_every_change_of_every_page(feed: ElementTree.Element, guide: Guide) -> None:
    told = {
        (
            entry.findtext(f"{ATOM}summary"),
            (entry.findtext(f"{ATOM}updated") or "")[:10],
            next(link.get("href", "").partition("#")[0] for link in entry.iter(f"{ATOM}link")),
        )
        for entry in feed.iter(f"{ATOM}entry")
    }
    written = {
        (change.what, change.on.isoformat(), ROOT + page.address)
        for page in guide.pages.values()
        for change in page.front.changes
    }
    assert told == written


def test_the_feed_has_what_atom_asks_for(feed: ElementTree.Element) -> None:
    assert feed.tag == f"{ATOM}feed"
    # RFC 4287, section 4.1: one id, title and day each; an author for all; where the feed itself stands.
    assert feed.findtext(f"{ATOM}author/{ATOM}name") == "guide editor"
    links = [(link.get("rel"), link.get("type"), link.get("href")) for link in feed.findall(f"{ATOM}link")]
    assert links == [
        ("self", "application/atom+xml", f"{ROOT}feed.xml"),
        ("alternate", "text/html", ROOT),
    ]
    for part in (feed, *feed.iter(f"{ATOM}entry")):
        for name in ("id", "title", "updated"):
            assert len(part.findall(ATOM + name)) == 1
            assert part.findtext(ATOM + name)
        assert datetime.fromisoformat(part.findtext(f"{ATOM}updated") or "").tzinfo
        assert str(part.findtext(f"{ATOM}id")).startswith("urn:uuid:")
        assert all(urlsplit(link.get("href") or "").scheme for link in part.findall(f"{ATOM}link"))
    days = [entry.findtext(f"{ATOM}updated") or "" for entry in feed.iter(f"{ATOM}entry")]
    assert feed.findtext(f"{ATOM}updated") == max(days)
    for entry in feed.iter(f"{ATOM}entry"):
        assert [link.get("rel") for link in entry.findall(f"{ATOM}link")] == ["alternate"]
        assert entry.findtext(f"{ATOM}summary")
    ids = [found.text for found in feed.iter(f"{ATOM}id")]
    assert len(ids) == len(set(ids))


def test_the_newest_change_stands_first(feed: ElementTree.Element) -> None:
    days = [entry.findtext(f"{ATOM}updated") or "" for entry in feed.iter(f"{ATOM}entry")]
    assert days == sorted(days, reverse=True)


def test_every_page_names_the_feed(named_pages: list[HtmlPage]) -> None:
    fail_with_all(
        page.address
        for page in named_pages
        if [link["type"] for link in page.all("link") if link["rel"] == "alternate"] != ["application/atom+xml"]
    )


def test_the_headers_hold_the_policy_of_the_pages_and_forbid_framing(built_site: Path, pages: list[HtmlPage]) -> None:
    policy = next(meta["content"] for meta in pages[0].all("meta") if "Security" in meta["http-equiv"])
    first, *headers = (built_site / "_headers").read_text(encoding="utf-8").splitlines()
    assert first == "/*"
    assert f"  Content-Security-Policy: {policy}; frame-ancestors 'none'" in headers


def test_only_what_carries_its_digest_in_its_name_may_be_kept_without_asking(built_site: Path) -> None:
    rules = (built_site / "_headers").read_text(encoding="utf-8").split("\n/")
    kept = {rule.partition("*")[0].strip("/") for rule in rules if "max-age=31536000, immutable" in rule}
    assert kept == {"assets", "components", "vendor"}
    assert "Cache-Control: no-cache" in rules[0]
    files = [file for folder in kept for file in (built_site / folder).rglob("*") if file.is_file()]
    licences = {file.name for file in files if not re.search(r"\.[0-9a-f]{10}\.(css|js|woff2|svg)$", file.name)}
    assert licences == {"LITERATA-OFL.txt", "LICENSE.txt"}


def test_the_edition_is_told_with_its_date_and_fingerprint(built_site: Path) -> None:
    told = json.loads((built_site / "edition.json").read_text(encoding="utf-8"))
    assert [*told] == ["format", "edition", "released", "built", "fingerprint"]
    assert len(told["fingerprint"]) == 64


def test_every_page_has_a_description_of_its_own(pages: list[HtmlPage], guide: Guide) -> None:
    written = {page.address: page.front.summary for page in guide.pages.values()}
    shown = {
        page.address: next(meta["content"] for meta in page.all("meta") if meta["name"] == "description")
        for page in pages
    }
    assert {address: shown[address] for address in written} == written


def test_the_list_of_pages_dates_each_by_its_last_change(built_site: Path, guide: Guide) -> None:
    listed = {
        (entry[0].text or "").removeprefix(ROOT): entry[1].text if len(entry) > 1 else None
        for entry in ElementTree.parse(built_site / "sitemap.xml").getroot()
    }
    newest = {
        page.address: max(change.on for change in page.front.changes).isoformat()
        for page in guide.pages.values()
        if page.front.changes
    }
    assert newest.items() <= listed.items()
    robots = (built_site / "robots.txt").read_text(encoding="utf-8")
    assert robots.endswith(f"Sitemap: {ROOT}sitemap.xml\n")
