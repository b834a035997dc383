from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser
from tools.bench.screens import (
    Screens,
    SearchWeight,
    Shift,
    one_of_each_kind,
    see_results,
    see_shifts,
    see_starts,
    weigh_search,
)

from practice_guide.guide import Guide

from ..unit.small_pages import make_guide, source_page, tool_page
from .test_bench_views import gzipped, write

# A tool of one question that ends at 422 of 844 pixels, and a result at the address of its answers.
TOOL = """<!doctype html><title>x</title><body style="margin: 0">
<div data-current><label style="display: block; height: 422px">No</label></div>
<script>if (location.hash === "#a=danger:yes")
    document.body.innerHTML = '<div data-outcome style="height: 1266px"></div>';
else if (location.hash) document.body.innerHTML = '<div data-outcome style="height: 844px"></div>';</script>"""
# Something comes above what was painted, and a page that stays as it is.
MOVES = """<!doctype html><title>x</title><body style="margin: 0"><div class="page page--moves"></div>
<p style="height: 200px; background: black">Words</p>
<script>requestAnimationFrame(() => requestAnimationFrame(() => {
    document.body.firstElementChild.style.height = "300px";
}));</script>"""
STAYS = """<!doctype html><title>x</title><div class="page page--stays"></div>"""


@pytest.fixture
def guide() -> Guide:
    return make_guide(tool_page(), source_page())


def test_the_start_of_a_tool_and_its_results_are_measured_in_screens(
    tmp_path: Path, browser: Browser, guide: Guide
) -> None:
    write(tmp_path, {"decisions/go-or-call/index.html": TOOL})
    assert see_starts(browser, tmp_path, guide) == [Screens("/decisions/go-or-call/", 0.5)]
    assert see_results(browser, tmp_path, guide) == [
        Screens("/decisions/go-or-call/#a=danger:yes", 1.5),
        Screens("/decisions/go-or-call/#a=danger:no", 1.0),
    ]


def test_what_moves_is_seen_on_one_page_of_each_kind(tmp_path: Path, browser: Browser) -> None:
    write(tmp_path, {"a/index.html": STAYS, "b/index.html": MOVES, "c/index.html": STAYS})
    assert one_of_each_kind(tmp_path) == ["/a/", "/b/"]
    stays, moves = see_shifts(browser, tmp_path)
    assert stays == Shift("/a/", 0.0)
    assert moves.path == "/b/"
    assert moves.moved > 0.05


def test_the_engine_and_the_data_of_a_search_are_weighed_as_they_travel(tmp_path: Path, browser: Browser) -> None:
    engine, asks = "<script src=/vendor/a/a.js></script>", "fetch('entries.json').then((answer) => answer.text())"
    files = {
        "search/index.html": f"<!doctype html><title>x</title>{engine}<script>{asks}</script>",
        "search/entries.json": "{}",
        "vendor/a/a.js": "window.a = 1",
    }
    write(tmp_path, files)
    assert weigh_search(browser, tmp_path) == SearchWeight(gzipped("window.a = 1"), gzipped("{}"))
