"""Look at a phone: where tools start, how high results are, what moves on loading, and what a search asks for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page
from tools.bench.views import PHONE, CompressingHandler, Sent, list_pages

from practice_guide.commands.site_server import serving
from practice_guide.engine.tool import Answers
from practice_guide.guide import Guide
from practice_guide.kinds.decision import checked_tools
from practice_guide.kinds.scenario import SCENARIO, answers_link

KIND = re.compile(rb'class="page page--([\w-]+)')
# The end of the last answer to the first question, counted from the top of the page.
START = """() => Math.max(...[...document.querySelectorAll("[data-current] label")]
    .map((label) => label.getBoundingClientRect().bottom + scrollY))"""
# With its last rows, which come once the rest has been drawn.
HEIGHT = """() => {
    document.querySelector("decision-tool")?.finish();
    return document.querySelector("[data-outcome]").getBoundingClientRect().height;
}"""
# Whatever moved since the page opened, told even where the browser holds it back until the next frame.
WATCH = """
    window.moved = 0;
    const add = (list) => { for (const one of list.getEntries()) moved += one.value; };
    window.watching = new PerformanceObserver(add);
    watching.observe({ type: "layout-shift", buffered: true });
"""
MOVED = """async () => {
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    for (const one of watching.takeRecords()) moved += one.value;
    return moved;
}"""
ENGINE = re.compile(r"/vendor/")


@dataclass(frozen=True)
class Screens:
    """How many screens of a phone something takes from the top."""

    what: str
    screens: float


@dataclass(frozen=True)
class Shift:
    """How far the parts of a page moved while it loaded, as browsers count it."""

    path: str
    moved: float


@dataclass(frozen=True)
class SearchWeight:
    """What the first search asks for, as it travels."""

    engine: int
    data: int


def see_starts(browser: Browser, site: Path, guide: Guide) -> list[Screens]:
    """Return how far down the first question of each tool ends, with its last answer."""
    page = browser.new_page(viewport=PHONE)
    with serving(site) as server:
        found = [(name, _see(page, f"{server.url}decisions/{name}/", START)) for name in checked_tools(guide)]
    page.close()
    return [Screens(f"/decisions/{name}/", height / PHONE["height"]) for name, height in found]


def see_results(browser: Browser, site: Path, guide: Guide) -> list[Screens]:
    """Return the height of results, nothing unfolded: each shortest way to an outcome, and each invented case."""
    with serving(site) as server:
        found = []
        for name, route in _routes(guide):
            # A page each: an address that differs in its fragment alone would not be loaded.
            page = browser.new_page(viewport=PHONE)
            link = f"decisions/{name}/#{answers_link(route)}"
            page.goto(server.url + link)
            page.locator("[data-outcome]").wait_for()
            found.append(Screens(f"/{link}", page.evaluate(HEIGHT) / PHONE["height"]))
            page.close()
    return found


def see_shifts(browser: Browser, site: Path) -> list[Shift]:
    """Return how far parts moved on the first page of each kind."""
    with serving(site) as server:
        return [_see_shift(browser, server.url, path) for path in one_of_each_kind(site)]


def weigh_search(browser: Browser, site: Path) -> SearchWeight:
    """Return what the engine and the data of the search weigh when somebody opens it with words to find."""
    log: list[Sent] = []
    with serving(site, type("LoggingHandler", (CompressingHandler,), {"log": log})) as server:
        page = browser.new_page(viewport=PHONE)
        page.goto(f"{server.url}search/#q=call", wait_until="networkidle")
        page.close()
    return SearchWeight(
        sum(one.size for one in log if ENGINE.match(one.path)), sum(one.size for one in log if one.is_search_data)
    )


def one_of_each_kind(site: Path) -> list[str]:
    """Return the first page of each kind, by the class of its page."""
    found: dict[bytes, str] = {}
    for path in list_pages(site):
        file = site / path.lstrip("/")
        kind = KIND.search((file / "index.html" if path.endswith("/") else file).read_bytes())
        if kind:
            found.setdefault(kind[1], path)
    return sorted(found.values())


def _see(page: Page, url: str, what: str) -> float:
    page.goto(url)
    return float(page.evaluate(what))


def _see_shift(browser: Browser, site_url: str, path: str) -> Shift:
    page = browser.new_page(viewport=PHONE)
    page.add_init_script(WATCH)
    page.goto(site_url + path.removeprefix("/"), wait_until="networkidle")
    moved = float(page.evaluate(MOVED))
    page.close()
    return Shift(path, moved)


def _routes(guide: Guide) -> Iterator[tuple[str, Answers]]:
    for name, checked in checked_tools(guide).items():
        yield from ((name, route) for route in checked.proof.shortest.values())
    for _, case in SCENARIO.blocks(guide.catalogue):
        yield case.tool, tuple((question, tuple(chosen)) for question, chosen in case.answers.items())
