"""Open every built page in a fresh browser and count what the first view asks for."""

from __future__ import annotations

import gzip
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from http import HTTPStatus
from io import BytesIO
from pathlib import Path
from typing import BinaryIO
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

from practice_guide.commands.browser import get_browser, launch_arguments
from practice_guide.commands.site_server import SiteHandler, SiteServer, serving

KINDS = {
    "html": ("html",),
    "css": ("css",),
    "js": ("js",),
    "font": ("woff", "woff2"),
    "image": ("svg", "png", "jpg", "webp", "ico"),
}
KIND_OF = {ending: kind for kind, endings in KINDS.items() for ending in endings}
# What hosts compress; fonts and pictures are compressed already.
COMPRESSED = ("html", "css", "js", "svg", "json", "xml", "txt")
# The level that hosts commonly use.
GZIP_LEVEL = 6
MATERIALS_SCRIPTS = "/assets/javascripts/"
PHONE: ViewportSize = {"width": 390, "height": 844}
# What a reader sees, also below the window: not what is closed, laid out nowhere, or there to be heard alone. A
# correction for safety is left out: it stands until the next edition, and nobody may shorten it.
COUNT_WORDS = """() => {
    const isSeen = (text) => {
        const holder = text.parentElement, range = document.createRange();
        range.selectNodeContents(text);
        const box = range.getBoundingClientRect();
        return holder.checkVisibility({ visibilityProperty: true }) && box.width > 0 && box.height > 0
            && !holder.closest(".visually-hidden, .safety, script, style");
    };
    let words = 0, marks = 0;
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const text = walker.currentNode, found = text.data.split(/\\s+/).filter(Boolean).length;
        if (!found || !isSeen(text)) continue;
        words += found;
        if (text.parentElement.closest("[data-mark]")) marks += found;
    }
    return [words, marks];
}"""


@dataclass(frozen=True)
class Sent:
    """One answer of the server: for which path, and how many bytes."""

    path: str
    size: int

    @property
    def kind(self) -> str:
        return KIND_OF.get(self.path.rpartition(".")[2], "other")

    @property
    def is_search_data(self) -> bool:
        return self.path.startswith("/search/") and self.path.endswith(".json")

    @property
    def is_our_script(self) -> bool:
        return self.kind == "js" and not self.path.startswith(MATERIALS_SCRIPTS)


@dataclass(frozen=True)
class View:
    """All that the first view of one page asked for."""

    path: str
    sent: tuple[Sent, ...]
    elsewhere: tuple[str, ...] = ()

    @property
    def size(self) -> int:
        return sum(one.size for one in self.sent if not one.is_search_data)

    @property
    def our_script(self) -> int:
        return sum(one.size for one in self.sent if one.is_our_script)

    @property
    def search_data(self) -> int:
        return sum(one.size for one in self.sent if one.is_search_data)

    @property
    def requests(self) -> int:
        return len(self.sent) + len(self.elsewhere)

    def sizes_by_kind(self) -> Counter[str]:
        sizes: Counter[str] = Counter()
        for one in self.sent:
            sizes["search data" if one.is_search_data else one.kind] += one.size
        return sizes


@dataclass(frozen=True)
class Words:
    """The words that are seen on a page of the guide, and how many of them are marks of sources."""

    path: str
    seen: int
    marks: int

    @property
    def share(self) -> float:
        return 100 * self.marks / self.seen


class CompressingHandler(SiteHandler):
    """Compress as a host does, and note what was sent."""

    log: list[Sent]

    def send_head(self) -> BytesIO | BinaryIO | None:
        file = self.find_file()
        if file is None:
            self.log.append(Sent(urlsplit(self.path).path, 0))
            return super().send_head()
        body = compress(file)
        name = "index.html" if self.path.endswith("/") else ""
        self.log.append(Sent(urlsplit(self.path).path + name, len(body)))
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", self.guess_type(file))
        if is_compressed(file):
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        return BytesIO(body)


@contextmanager
def offline_browser() -> Iterator[Browser]:
    """A browser that reaches no other host, so that a request to one is counted and not made."""
    arguments = [*launch_arguments(), "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=get_browser(), args=arguments)
        yield browser
        browser.close()


def view_pages(browser: Browser, site: Path) -> list[View]:
    """The first view of every page of the site, each in a profile of its own with nothing cached."""
    log: list[Sent] = []
    with serving(site, type("LoggingHandler", (CompressingHandler,), {"log": log})) as server:
        return [view_page(browser, server, path, log) for path in list_pages(site)]


def view_page(browser: Browser, server: SiteServer, path: str, log: list[Sent]) -> View:
    log.clear()
    elsewhere: list[str] = []
    context = browser.new_context()
    context.on("request", lambda request: elsewhere.append(request.url))
    context.new_page().goto(server.url + path.removeprefix("/"), wait_until="networkidle")
    context.close()
    others = [url for url in elsewhere if not url.startswith((server.url, "data:", "blob:"))]
    return View(path, tuple(log), tuple(others))


def read_guide_pages(browser: Browser, site: Path) -> list[Words]:
    """The words of each page of the guide on a phone, before anything is opened."""
    paths = [path for path in list_pages(site) if path.startswith("/guide/")]
    page = browser.new_page(viewport=PHONE)
    with serving(site) as server:
        return [Words(path, *count_words(page, server.url + path.removeprefix("/"))) for path in paths]


def count_words(page: Page, url: str) -> tuple[int, int]:
    """The words that are seen on a page, and those of them that are marks of sources."""
    page.goto(url)
    words, marks = page.evaluate(COUNT_WORDS)
    return words, marks


def list_pages(site: Path) -> list[str]:
    """The address of every page a reader can stay on.

    Not those that only send one on, nor those of kept editions, nor the list of short addresses: it names every place.
    """
    aside = [*site.glob("editions/*/site"), site / "l"]
    found = (page for page in site.rglob("*.html") if not any(page.is_relative_to(folder) for folder in aside))
    pages = [page for page in found if b'http-equiv="refresh"' not in page.read_bytes()]
    return sorted("/" + page.relative_to(site).as_posix().removesuffix("index.html") for page in pages)


@cache
def compress(file: Path) -> bytes:
    body = file.read_bytes()
    return gzip.compress(body, GZIP_LEVEL, mtime=0) if is_compressed(file) else body


def is_compressed(file: Path) -> bool:
    return file.suffix.removeprefix(".") in COMPRESSED
