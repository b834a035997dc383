from __future__ import annotations

from tools.bench.build import BuildTimes
from tools.bench.command import format_results, judge_build, judge_views
from tools.bench.views import Sent, View

HOME = View(
    "/",
    (
        Sent("/index.html", 10_000),
        Sent("/assets/javascripts/bundle.min.js", 60_000),
        Sent("/components/a/a.js", 10_100),
    ),
)
PAGE = View(
    "/guide/",
    (Sent("/guide/index.html", 91_000), Sent("/search/search_index.json", 5_000)),
    ("https://fonts.example/a.css",),
)


def test_the_worst_page_counts_for_each_limit() -> None:
    assert format_results(judge_views([HOME, PAGE])) == [
        "                                   limit  measured        (1 KB is 1000 bytes)",
        "First view, gzip                 90.0 KB   91.0 KB  OVER  /guide/ (html 91.0, search data 5.0)",
        "Requests of a first view              10         3  ok    /",
        "Requests to other hosts                0         1  OVER  https://fonts.example/a.css",
        "Search data before a search       0.0 KB    5.0 KB  OVER  /guide/",
        "Our own script, gzip             10.0 KB   10.1 KB  OVER  /",
    ]


def test_pages_within_the_limits_are_ok() -> None:
    light = View("/", (Sent("/index.html", 90_000),))
    assert [result.is_over for result in judge_views([light])] == [False] * 5


def test_the_build_is_judged_by_its_ratio_and_shows_both_times() -> None:
    # One pair was taken in a slow moment, and has no say.
    within, over = (judge_build(BuildTimes((ours, 9.0, ours), (1.0, 2.0, 1.0), 1.9, 12)) for ours in (1.3, 1.31))
    assert (within.is_over, over.is_over) == (False, True)
    assert format_results([over])[1] == (
        "Build, against plain Material     1.30 x    1.31 x  OVER  "
        "1.31 s against 1.00 s for the same 12 pages after an edit to one, PDFs aside, medians of 3 pairs; "
        "the first build takes 1.90 s"
    )
