"""Short addresses as they are built: small, without scripts, and each leading to its place."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urljoin

import pytest

from practice_guide.editions.history import read_history
from practice_guide.guide import Guide
from practice_guide.printing.codes import LETTERS

from .html_pages import HtmlPage, fail_with_all, read_page

CODE = re.compile(rf"l/[{LETTERS.lower()}]{{4}}-[{LETTERS.lower()}]{{4}}/")
LARGEST = 1_000
"""Bytes of one file."""


@pytest.fixture(scope="module")
def shorts(built_site: Path) -> list[HtmlPage]:
    return [read_page(file, built_site) for file in sorted((built_site / "l").glob("*/index.html"))]


def target(page: HtmlPage) -> str:
    """Return the place that a short address leads to, below the root."""
    [link] = page.all("a")
    return urljoin(f"/{page.address}", link["href"])[1:]


def test_every_place_that_was_ever_published_has_one_of_its_own(shorts: list[HtmlPage], guide: Guide) -> None:
    named = places_of(guide)
    for ledger in read_history(Path("editions")).ledgers:
        for address, record in ledger.pages.items():
            if not record.is_made:
                named |= {f"{address}#{anchor}" if anchor else address for anchor in record.places}
    targets = [target(page) for page in shorts]
    assert len(targets) == len(set(targets))
    assert set(targets) == named
    assert len(named) > 2000


def test_each_leads_on_at_once_to_the_place_that_its_link_names(shorts: list[HtmlPage]) -> None:
    faults = []
    for page in shorts:
        [link] = page.all("a")
        refresh = [meta["content"] for meta in page.all("meta") if meta["http-equiv"] == "refresh"]
        if refresh != [f"0; url={link['href']}"] or not CODE.fullmatch(page.address):
            faults.append(f"{page.address}: {refresh}, {link['href']}")
    fail_with_all(faults)


def test_each_is_small_has_no_script_and_is_not_indexed(shorts: list[HtmlPage], built_site: Path) -> None:
    fail_with_all(
        page.address
        for page in shorts
        if len(page.html.encode()) > LARGEST
        or page.all("script", "style", "img", "link")
        or not any(meta["name"] == "robots" and meta["content"] == "noindex" for meta in page.all("meta"))
    )
    assert not CODE.search((built_site / "sitemap.xml").read_text(encoding="utf-8"))


def test_the_list_names_each_that_leads_to_a_place_of_today(
    shorts: list[HtmlPage], built_site: Path, guide: Guide
) -> None:
    links = read_page(built_site / "l" / "index.html", built_site).all("a")
    addresses = [urljoin("/l/", link["href"])[1:] for link in links]
    listed = [address for address in addresses if CODE.fullmatch(address)]
    leads = {page.address: target(page) for page in shorts}
    assert len(listed) == len(set(listed))
    assert {leads[address] for address in listed} == places_of(guide)


def places_of(guide: Guide) -> set[str]:
    """Return every page and place of today, below the root."""
    pages = guide.pages.values()
    return {page.address for page in pages} | {f"{page.address}#{place.id}" for page in pages for place in page.anchors}
