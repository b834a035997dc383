"""Turn a page, as it is built for release, into the one that is kept: banner, no scripts, no search, no contact."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from html import escape
from html.parser import HTMLParser
from itertools import accumulate
from urllib.parse import unquote, urljoin, urlsplit

# What only the guide of the day may answer: whether a sheet is current, what changed, what is found where.
# Scripts go too: a kept tool reads as the paper form that it is without them. Neither a PDF nor each sheet
# of the page that prints several lists could carry the banner.
LEFT_OUT = (
    "404.html",
    "_headers",
    "checklists/print/*",
    "edition.json",
    "editions/*",
    "feed.xml",
    "robots.txt",
    "s/*",
    "search/*",
    "sitemap.xml*",
    "*.js",
    "*.pdf",
)
STAYS = "feed.xml"
"""Of the files that are left out, the one that every later guide has at the same address."""
CONTACT = "something-wrong"
"""The part of a page that says whom to tell: whoever is told about an old page is told on the page of the day."""
NO_HOST = "https://site.invalid/"
# Links past the head of the page stay the first things in it, so that screen readers know them for what they are.
SKIP_LINKS = re.compile(r"""(?:(?:(?!<a\s|<header).)*<a\s[^<>]*href="#[^<>]*>[^<>]*</a>)+""", re.DOTALL)
HREF = re.compile(r'\shref="(?P<value>[^"]*)"')
LONE_ITEM = (re.compile(r"<li[^<>]*>\s*$"), re.compile(r"\s*</li>"))


@dataclass(frozen=True)
class KeptPage:
    """What a page of a kept edition gets."""

    address: str
    """Below the root of its own site."""
    banner: str
    head: str
    contact: str
    """What stands where the page said whom to tell."""
    now: Callable[[str], str]
    """Gives the way from this page to an address of the guide of the day."""


@dataclass(frozen=True)
class _Edit:
    start: int
    end: int
    text: str = ""


def is_kept(path: str) -> bool:
    """Say whether a file of a built site is kept."""
    return not any(fnmatchcase(path, pattern) for pattern in LEFT_OUT)


def dress(html: str, page: KeptPage) -> str:
    """Return the page with its banner, and without what a kept page must not have."""
    finder = _Finder(html, page)
    finder.feed(html)
    finder.close()
    done: list[str] = []
    place = 0
    for edit in sorted(finder.edits, key=lambda edit: edit.start):
        if edit.start >= place:  # else it lies in a stretch that is gone
            done += [html[place : edit.start], edit.text]
            place = edit.end
    return "".join([*done, html[place:]])


class _Finder(HTMLParser):
    """Notes where the text of a page has to change; all else stays as it was, byte for byte."""

    def __init__(self, html: str, page: KeptPage) -> None:
        super().__init__(convert_charrefs=False)
        self.html, self.page = html, page
        self.edits: list[_Edit] = []
        self.lines = [0, *accumulate(len(line) + 1 for line in html.split("\n"))]
        self.cut: tuple[str, int] | None = None
        """An element that is to go: its tag and where it starts."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        start, end = self._place(), self._place() + len(self.get_starttag_text() or "")
        found = {name: value or "" for name, value in attrs}
        if self._is_cut(tag, found):
            self.cut = self.cut or (tag, start)
        elif tag == "noscript" or self._is_for_machines(tag, found):
            self.edits.append(_Edit(start, end))
        elif tag == "body":
            skip = SKIP_LINKS.match(self.html, end)
            top = skip.end() if skip else end
            self.edits.append(_Edit(top, top, self.page.banner))
        elif tag == "a":
            self.edits += self._lead_on(start, end, found)

    def handle_endtag(self, tag: str) -> None:
        start = self._place()
        end = self.html.index(">", start) + 1
        if self.cut and tag == self.cut[0]:
            self.edits.append(self._without(tag, self.cut[1], end))
            self.cut = None
        elif tag == "head":
            self.edits.append(_Edit(start, start, self.page.head))
        elif tag == "noscript":
            self.edits.append(_Edit(start, end))

    def _is_cut(self, tag: str, attributes: dict[str, str]) -> bool:
        if tag == "section":
            return CONTACT in attributes.get("class", "").split()
        return tag == "script" or (tag == "a" and self._target(attributes).startswith("search/"))

    def _place(self) -> int:
        line, column = self.getpos()
        return self.lines[line - 1] + column

    def _target(self, attributes: dict[str, str]) -> str:
        """Return the file or folder of its site that a link leads to; a slash where it leads elsewhere."""
        whole = urlsplit(urljoin(NO_HOST + self.page.address, attributes.get("href", "")))
        is_here = "href" in attributes and whole.netloc == urlsplit(NO_HOST).netloc
        return unquote(whole.path[1:]) if is_here else "/"

    def _lead_on(self, start: int, end: int, attributes: dict[str, str]) -> Iterator[_Edit]:
        """Let a link to what is left out lead to the guide of the day."""
        target = self._target(attributes)
        if target == "/" or is_kept(f"{target}index.html" if target.endswith("/") else target):
            return
        written = HREF.search(self.html, start, end)
        if written:
            address = target if target == STAYS else target[: target.rfind("/") + 1]
            yield _Edit(*written.span("value"), escape(self.page.now(address)))

    def _is_for_machines(self, tag: str, attributes: dict[str, str]) -> bool:
        kind = attributes.get("type", "")
        rel = attributes.get("rel", "")
        is_link = tag == "link" and (rel in ("canonical", "search", "manifest") or kind == "application/atom+xml")
        return is_link or (tag == "meta" and attributes.get("name") == "robots")

    def _without(self, tag: str, start: int, end: int) -> _Edit:
        """Put in what stands in the place of an element; a list item goes with the link that was all it held."""
        if tag == "section":
            return _Edit(start, end, self.page.contact)
        before, after = LONE_ITEM[0].search(self.html, 0, start), LONE_ITEM[1].match(self.html, end)
        return _Edit(before.start(), after.end()) if before and after else _Edit(start, end)
