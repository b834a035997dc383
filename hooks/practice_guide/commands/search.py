"""dev.py search: show an author what a reader would find for some words, and why.

It runs the page's own scripts in a browser, so that it cannot say anything else than the page does.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, sync_playwright

from practice_guide.commands.browser import get_browser, launch_arguments
from practice_guide.commands.console import OptionParser
from practice_guide.commands.project import Project, here, read_site
from practice_guide.guide.search import SEARCH_DATA

SCRIPTS = (
    "vendor/minisearch/minisearch.js",
    "components/search/distance.js",
    "components/search/search-words.js",
    "components/search/search-engine.js",
)
ASK = """async ([data, searches, most]) => {
    const search = await new guideSearch.Search(JSON.parse(data)).prepare();
    return searches.map((words) => {
        const found = search.find(words), first = found.results.slice(0, most);
        return { ...found, count: found.results.length, results: first.map((page) => search.show(page)) };
    });
}"""
SHOWN = 5
Found = dict[str, Any]
"""What the script found for some words, as it returns it."""


def run(arguments: list[str]) -> int:
    """Print what is found for the words, and return the exit status."""
    parser = OptionParser("dev.py search", description="Show what a reader would find, and why.")
    parser.add_argument("words", metavar="WORD", nargs="+", help="what a reader types")
    return search(here(), " ".join(parser.read(arguments).words))


def search(project: Project, words: str) -> int:
    """Print what is found for the words in the guide as it is now. Raises RefusedError where it has problems."""
    data = dict(read_site(project).data_files())[SEARCH_DATA]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=get_browser(), args=launch_arguments())
        [found] = ask(browser.new_page(), project.overrides, data, [words])
        browser.close()
    print("\n".join(describe(words, found)), flush=True)
    return 0


def ask(page: Page, overrides: Path, data: str, searches: Sequence[str], most: int = SHOWN) -> list[Found]:
    """Return what the search finds for each of some searches, given an empty page of a browser to run it in."""
    for script in SCRIPTS:
        page.add_script_tag(path=overrides / script)
    found: list[Found] = page.evaluate(ASK, [data, list(searches), most])
    return found


def describe(words: str, found: Found) -> Iterator[str]:
    """Yield what was found line by line: how the words were read, then each page with its place and the reasons."""
    count = found["count"]
    yield f"“{words}”: {'1 page' if count == 1 else f'{count} pages'}"
    yield from (f"    “{typed}” was read as “{meant}”." for typed, meant in found["mended"])
    if found["lacking"]:
        yield f"    Nowhere: {', '.join(found['lacking'])}."
    if found["urgent"]:
        yield "    999 and “In a call now?” stand above everything."
    if found["missing"]:
        yield f"    The page says that the guide has nothing of its own on {found['missing']}."
    for number, one in enumerate(found["results"], start=1):
        place = f": {one['place']}" if one["place"] else ""
        address = f"{one['address']}#{one['anchor']}" if one["anchor"] else one["address"] or "/"
        yield f"\n{number}. {one['kind']}  {one['title']}{place}\n   {address}  ({one['score']:.0f})"
        yield from (f"     {why}" for why in dict.fromkeys(one["why"]))
