from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from tools.bench.views import GZIP_LEVEL, Sent, list_pages, view_pages

PAGE = """<!doctype html><title>x</title><link rel="icon" href="data:,">
<link rel="stylesheet" href="/assets/a.css">
<script src="/assets/javascripts/bundle.js"></script><script src="/components/a/a.js"></script>
<img src="https://other.invalid/pixel.png" alt=""><p>Words, words, words and words.</p>"""
WORKER = """new Worker("/assets/javascripts/worker.js");
fetch("/search/search_index.json").then((answer) => answer.text());"""


def write(site: Path, files: dict[str, str]) -> None:
    for name, words in files.items():
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(words, encoding="utf-8")


def gzipped(words: str) -> int:
    return len(gzip.compress(words.encode(), GZIP_LEVEL, mtime=0))


def test_all_that_a_first_view_asks_for_is_counted_as_it_travels(tmp_path: Path, browser: Browser) -> None:
    files = {
        "index.html": PAGE,
        "assets/a.css": "p { color: black }",
        "assets/javascripts/bundle.js": WORKER,
        "assets/javascripts/worker.js": "self.x = 1",
        "components/a/a.js": "window.y = 2",
        "search/search_index.json": "{}",
    }
    write(tmp_path, files)
    [view] = view_pages(browser, tmp_path)
    assert set(view.sent) == {Sent(f"/{name}", gzipped(words)) for name, words in files.items()}
    assert view.elsewhere == ("https://other.invalid/pixel.png",)
    assert view.requests == 7
    assert view.search_data == gzipped("{}")
    assert view.our_script == gzipped("window.y = 2")
    assert view.size == sum(one.size for one in view.sent) - view.search_data


def test_pages_that_only_send_a_reader_on_are_left_out(tmp_path: Path) -> None:
    moved = '<meta http-equiv="refresh" content="0; url=/new/">'
    write(tmp_path, {"index.html": "x", "old/index.html": moved, "guide/a/index.html": "x", "404.html": "x"})
    assert list_pages(tmp_path) == ["/", "/404.html", "/guide/a/"]


@pytest.mark.parametrize(
    ("path", "kind", "ours"),
    [
        ("/assets/main.css", "css", False),
        ("/assets/javascripts/bundle.min.js", "js", False),
        ("/assets/storage.js", "js", True),
        ("/components/a/a.js", "js", True),
        ("/assets/letters.woff2", "font", False),
        ("/assets/icon.svg", "image", False),
        ("/decisions/x/tool.json", "other", False),
    ],
)
def test_what_is_sent_is_told_apart_by_its_path(path: str, kind: str, ours: bool) -> None:
    assert (Sent(path, 1).kind, Sent(path, 1).is_our_script) == (kind, ours)
