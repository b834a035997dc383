"""Read built pages as a browser does, for tests that look at every one of them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from html.parser import HTMLParser
from pathlib import Path

KEPT = re.compile(r"editions/[^/]+/site/")
SHORT = re.compile(r"l/[^/]+/")
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


@dataclass
class Element:
    """An element with the text inside it."""

    tag: str
    attributes: dict[str, str]
    line: int
    texts: list[str] = field(default_factory=list)
    """The text inside it, in the pieces in which it was read."""

    @cached_property
    def text(self) -> str:
        return "".join(self.texts)

    def __getitem__(self, name: str) -> str:
        return self.attributes.get(name, "")


@dataclass(frozen=True)
class HtmlPage:
    """A page in a folder of built pages."""

    address: str
    """Below the root of the site: `guide/calls/`, or `404.html`."""
    html: str
    elements: list[Element] = field(repr=False)

    def all(self, *tags: str) -> list[Element]:
        return [element for element in self.elements if element.tag in tags]

    @property
    def titles(self) -> list[str]:
        """The titles of the document; a picture may have one of its own."""
        tags = [element.tag for element in self.elements]
        head = self.elements[: tags.index("body")]
        return [element.text for element in head if element.tag == "title"]

    @property
    def ids(self) -> list[str]:
        return [element["id"] for element in self.elements if "id" in element.attributes]


def read_pages(folder: Path, site: Path | None = None) -> list[HtmlPage]:
    """Return every page of a built site, or of a folder in it, sorted by address; kept editions only when asked for."""
    root = site or folder
    # A short address only leads on; test_short_addresses.py looks at each.
    found = (path for path in sorted(folder.rglob("*.html")) if not is_short_address(path, root))
    pages = (path for path in found if site or not is_kept_page(path, root))
    return [read_page(path, root) for path in pages]


def is_kept_page(path: Path, site: Path) -> bool:
    """Say whether a page is one of an earlier edition, kept as it was built."""
    return KEPT.match(path.relative_to(site).as_posix()) is not None


def is_short_address(path: Path, site: Path) -> bool:
    """Say whether a page is a short address, which only leads on."""
    return SHORT.match(path.relative_to(site).as_posix()) is not None


def read_page(path: Path, site: Path) -> HtmlPage:
    """Return one page of a built site."""
    html = path.read_text(encoding="utf-8")
    address = path.relative_to(site).as_posix()
    folder = address.removesuffix("index.html")
    return HtmlPage(folder if path.name == "index.html" else address, html, parse(html))


def parse(html: str) -> list[Element]:
    """Return the elements of a page in order."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.elements


def fail_with_all(faults: Iterable[str]) -> None:
    """Fail with the whole list of faults, so that one run tells everything."""
    lines = sorted(faults)
    assert not lines, "\n" + "\n".join(lines)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[Element] = []
        self._open: list[Element] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs}, self.getpos()[0])
        self.elements.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        # Inside an SVG a slash ends an element; elsewhere a browser passes over it.
        if tag not in VOID and any(element.tag == "svg" for element in self._open):
            self._open.pop()

    def handle_endtag(self, tag: str) -> None:
        if tag in [element.tag for element in self._open]:
            while self._open.pop().tag != tag:
                pass

    def handle_data(self, data: str) -> None:
        for element in self._open:
            element.texts.append(data)


def without_blank(pages: list[HtmlPage]) -> list[HtmlPage]:
    """Leave out the pages that name neither the guide nor anyone: they may be opened where somebody looks on."""
    return [page for page in pages if not is_bare(page)]


def is_bare(page: HtmlPage) -> bool:
    """Say whether a page is the one that "Clear and leave" opens, or what the code on a family sheet leads to."""
    return page.address == "blank/" or any("page--bare" in main["class"] for main in page.all("main"))
