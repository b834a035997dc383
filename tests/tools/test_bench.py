from __future__ import annotations

from tools.bench.build import BuildTimes
from tools.bench.command import (
    format_results,
    judge_build,
    judge_results,
    judge_search,
    judge_shifts,
    judge_starts,
    judge_views,
    judge_words,
)
from tools.bench.screens import Screens, SearchWeight, Shift
from tools.bench.views import Sent, View, Words

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

TOOL = View("/decisions/a/", (Sent("/decisions/a/index.html", 1_000), Sent("/components/t/t.js", 15_100)))


def test_the_worst_page_counts_for_each_limit() -> None:
    assert format_results(judge_views([HOME, PAGE, TOOL])) == [
        "                                   limit  measured        (1 KB is 1000 bytes)",
        "First view, gzip                 50.0 KB   91.0 KB  OVER  /guide/ (html 91.0, search data 5.0)",
        "First view, gzip, median         26.0 KB   80.1 KB  OVER  of 3 pages",
        "Requests of a first view               8         3  ok    /",
        "Requests to other hosts                0         1  OVER  https://fonts.example/a.css",
        "Search data before a search       0.0 KB    5.0 KB  OVER  /guide/",
        "Our own script, gzip             10.0 KB   10.1 KB  OVER  /",
        "Our own script, on a tool        15.0 KB   15.1 KB  OVER  /decisions/a/",
    ]


def test_pages_within_the_limits_are_ok() -> None:
    light = View("/", (Sent("/index.html", 26_000),))
    heavy = View("/about/", (Sent("/about/index.html", 50_000),))
    assert [result.is_over for result in judge_views([light, light, heavy])] == [False] * 6


def test_the_longest_page_of_the_guide_and_the_one_with_most_marks_are_named() -> None:
    pages = [Words("/guide/a/", 1201, 12), Words("/guide/b/", 100, 9)]
    assert format_results(judge_words(pages))[1:] == [
        "Words on a page of the guide        1200      1201  OVER  /guide/a/; the longest of 2",
        "Marks among its words              8.0 %     9.0 %  OVER  /guide/b/",
    ]


def test_what_a_phone_shows_is_judged_by_the_worst_tool_result_and_page() -> None:
    starts = [Screens("/decisions/a/", 0.99), Screens("/decisions/b/", 1.01)]
    results = [Screens("/decisions/a/#a=x:y", 1.5), Screens("/decisions/b/#a=x:y", 0.7)]
    shifts = [Shift("/", 0.0), Shift("/guide/", 0.18)]
    assert format_results([judge_starts(starts), judge_results(results), judge_shifts(shifts)])[1:] == [
        "Start of a tool                     1.00      1.01  OVER  "
        "/decisions/b/; the first question of 2 tools, each with its last answer",
        "Height of a result                  1.50      1.50  ok    "
        "/decisions/a/#a=x:y; the highest of 2, nothing unfolded",
        "Layout shift                       0.000     0.180  OVER  /guide/; the most of 2 kinds of page",
    ]
    assert judge_shifts([Shift("/", 0.0)]).detail == "on 1 kinds of page"


def test_the_first_search_has_limits_of_its_own() -> None:
    assert format_results(judge_search(SearchWeight(9_001, 110_000)))[1:] == [
        "Engine of the search, gzip        9.0 KB    9.0 KB  OVER  /search/",
        "Data of a first search, gzip    110.0 KB  110.0 KB  ok    /search/",
    ]


def test_the_build_is_judged_by_its_ratio_and_shows_both_times() -> None:
    # One pair was taken in a slow moment, and has no say.
    within, over = (judge_build(BuildTimes((ours, 9.0, ours), (1.0, 2.0, 1.0), 1.9, 12)) for ours in (1.3, 1.31))
    assert (within.is_over, over.is_over) == (False, True)
    assert format_results([over])[1] == (
        "Build, against plain Material     1.30 x    1.31 x  OVER  "
        "1.31 s against 1.00 s for the same 12 pages after an edit to one, PDFs aside, medians of 3 pairs; "
        "the first build takes 1.90 s"
    )
