"""What readers can search for besides the text of pages: what every kind of page says it holds."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape
from typing import Any

from .kind import Guide
from .loading import blocks_of
from .page import Page

Entry = dict[str, Any]

# Advice comes before stories with the same words in their titles.
WEIGHT_OF_CASES = 0.1


@dataclass(frozen=True)
class SearchEntry:
    """A part of a page that can be found; the empty anchor is the page itself."""

    anchor: str
    title: str
    texts: tuple[str | None, ...]


def add_to_index(index: str, guide: Guide) -> str:
    """Return the search index of the site, as JSON text, with what pages declare in their front matter."""
    data = json.loads(index)
    pages = guide.pages.values()
    titles = {page.address: escape(found_title(page)) for page in pages}
    for entry in data["docs"]:
        # The search plugin leaves the titles of pages as they are typed; the search shows them as HTML.
        entry["title"] = titles.get(entry["location"], entry["title"])
    indexed = {entry["location"] for entry in data["docs"]}
    data["docs"] += [entry for page in pages for entry in _missing_entries(page, guide, indexed)]
    cases = {page.address for page in pages if page.looks.found_as}
    for entry in data["docs"]:
        if entry["location"] in cases:
            entry["boost"] = WEIGHT_OF_CASES
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def found_title(page: Page) -> str:
    """Return the title of a page as searches show it: a story reads like advice or a real case, and is neither."""
    return f"{page.looks.found_as}: {page.front.title}" if page.looks.found_as else page.front.title


def search_entries(page: Page, guide: Guide) -> Iterator[Entry]:
    """Yield an entry for each part of a page that its front matter holds, in the index's own form."""
    for kind, block in blocks_of(page, guide.kinds):
        for entry in kind.search(page, block):
            yield _entry(page, entry.anchor, entry.title or found_title(page), entry.texts)


def _missing_entries(page: Page, guide: Guide, indexed: set[str]) -> Iterator[Entry]:
    entries = [*search_entries(page, guide)]
    # The search shows a part under its page, so the page needs an entry of its own, and first.
    if entries and page.address not in {*indexed, entries[0]["location"]}:
        yield _entry(page, "", page.front.title, [page.front.summary])
    yield from entries


def _entry(page: Page, anchor: str, title: str, texts: Iterable[str | None]) -> Entry:
    location = f"{page.address}#{anchor}" if anchor else page.address
    # The index holds HTML, and what authors write in front matter is plain text.
    return {"location": location, "title": escape(title), "text": escape(" ".join(filter(None, texts)))}
