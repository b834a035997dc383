"""The pages of a kept edition: those of a built site, each with a banner and without scripts, search and contact.

Later, in the stead of a page on which a dangerous error was corrected, the guide of the day shows a notice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from html import escape
from html.parser import HTMLParser
from itertools import accumulate
from pathlib import Path
from posixpath import basename, dirname
from typing import NamedTuple
from urllib.parse import unquote, urljoin, urlsplit

from jinja2 import Environment, FileSystemLoader, Template

from ..addresses import FAMILY, page_address, relative_address
from ..text.dates import in_words
from .corrections import Correction
from .kept_sites import STAYS, is_kept, kept_address
from .ledger import Ledger

WHOM_TO_TELL = "something-wrong"
"""The part of a page that says whom to tell: whoever is told about an old page is told on the page of the day."""
NO_HOST = "https://site.invalid/"
# Links past the head of the page stay the first things in it, so that screen readers know them for what they are.
SKIP_LINKS = re.compile(r"""(?:(?:(?!<a\s|<header).)*<a\s[^<>]*href="#[^<>]*>[^<>]*</a>)+""", re.DOTALL)
HREF = re.compile(r'\shref="(?P<value>[^"]*)"')
ITEM_STARTS, ITEM_ENDS = re.compile(r"<li[^<>]*>\s*$"), re.compile(r"\s*</li>")
COMPONENT = "components/kept-edition"
BANNER, HEAD, CONTACT = "kept-edition", "head", "contact"
STYLES = f"{COMPONENT}/kept-edition.css"


@dataclass(frozen=True)
class KeptPage:
    """A page of a kept edition, as its banner, its head and the notice in its stead show it."""

    name: str
    on: str
    address: str
    """Below the root of its own site."""

    @property
    def styles(self) -> str:
        """Beside the page, so that the look of the day may change."""
        return relative_address(STYLES, self.address)

    def now(self, address: str) -> str:
        """Return the way from this page to an address of the guide of the day, where its own always answers."""
        return relative_address(address, kept_address(self.name) + self.address)


def dress(html: str, page: KeptPage, parts: Mapping[str, str]) -> str:
    """Return the page with the parts that a kept page gets, and without what it must not have.

    Args:
        html: The page as it was built.
        page: What it is now.
        parts: Its banner, more for its head, and what stands where the page said whom to tell, by their templates.
    """
    finder = _Finder(html, page, parts)
    finder.feed(html)
    finder.close()
    done: list[str] = []
    place = 0
    for edit in sorted(finder.edits, key=lambda edit: edit.start):
        if edit.start >= place:  # else it lies in a stretch that is gone
            done += [html[place : edit.start], edit.text]
            place = edit.end
    return "".join([*done, html[place:]])


def kept_site(built: Mapping[str, bytes], edition: str, released: date, overrides: Path) -> dict[str, bytes]:
    """Return what is kept of the built site of an edition, by path: every page with its banner."""
    templates = {name: _template(overrides, name) for name in (BANNER, HEAD, CONTACT)}
    kept = {path: content for path, content in built.items() if is_kept(path)}
    for path, content in kept.items():
        if path.endswith(".html"):
            page = KeptPage(edition, in_words(released), _address(path))
            parts = {name: template.render(kept=page) for name, template in templates.items()}
            kept[path] = dress(content.decode(), page, parts).encode()
    return {**kept, STYLES: (overrides / STYLES).read_bytes()}


def with_notices(
    ledger: Ledger, files: Mapping[str, bytes], overrides: Path, withdrawn: Mapping[str, Correction]
) -> Iterator[tuple[str, bytes]]:
    """Yield each file of a kept site with its address on the site of the day.

    In the stead of a page on which a dangerous error was corrected since, there is a notice, and nothing beside it.
    """
    template, root = _template(overrides, "notice"), kept_address(ledger.edition)
    for path, content in files.items():
        folder = f"{dirname(path)}/" if dirname(path) else ""
        correction = withdrawn.get(folder)
        if correction is None:
            yield root + path, content
        elif basename(path) == "index.html":
            page, change = KeptPage(ledger.edition, in_words(ledger.on), _address(path)), correction.change
            # Not for a family: the words of a correction are for workers.
            what = "" if f"/{FAMILY}" in path else change.what
            yield root + path, template.render(kept=page, notice={"on": in_words(change.on), "what": what}).encode()


class _Edit(NamedTuple):
    """A stretch of a page that is to go, and what comes in its place."""

    start: int
    end: int
    text: str = ""


class _Cut(NamedTuple):
    """An element that is to go, and where it starts."""

    tag: str
    start: int


class _Finder(HTMLParser):
    """Notes where the text of a page has to change; all else stays as it was, byte for byte."""

    def __init__(self, html: str, page: KeptPage, parts: Mapping[str, str]) -> None:
        super().__init__(convert_charrefs=False)
        self.html, self.page, self.parts = html, page, parts
        self.edits: list[_Edit] = []
        self.lines = [0, *accumulate(len(line) + 1 for line in html.split("\n"))]
        self.cut: _Cut | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        start, end = self._place(), self._place() + len(self.get_starttag_text() or "")
        found = {name: value or "" for name, value in attrs}
        if self._is_cut(tag, found):
            self.cut = self.cut or _Cut(tag, start)
        elif tag == "noscript" or self._is_for_machines(tag, found):
            self.edits.append(_Edit(start, end))
        elif tag == "body":
            skip = SKIP_LINKS.match(self.html, end)
            top = skip.end() if skip else end
            self.edits.append(_Edit(top, top, self.parts[BANNER]))
        elif tag == "a":
            self.edits += self._lead_on(start, end, found)

    def handle_endtag(self, tag: str) -> None:
        start = self._place()
        end = self.html.index(">", start) + 1
        if self.cut and tag == self.cut.tag:
            self.edits.append(self._without(tag, self.cut.start, end))
            self.cut = None
        elif tag == "head":
            self.edits.append(_Edit(start, start, self.parts[HEAD]))
        elif tag == "noscript":
            self.edits.append(_Edit(start, end))

    def _is_cut(self, tag: str, attributes: dict[str, str]) -> bool:
        if tag == "section":
            return WHOM_TO_TELL in attributes.get("class", "").split()
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
            return _Edit(start, end, self.parts[CONTACT])
        before, after = ITEM_STARTS.search(self.html, 0, start), ITEM_ENDS.match(self.html, end)
        return _Edit(before.start(), after.end()) if before and after else _Edit(start, end)


def _template(overrides: Path, name: str) -> Template:
    return Environment(loader=FileSystemLoader(overrides), autoescape=True).get_template(f"{COMPONENT}/{name}.html")


def _address(path: str) -> str:
    return page_address(f"{path.removesuffix('.html')}.md")
