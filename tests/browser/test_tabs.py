"""A tab that tests have one after the other comes to each of them as a new one would."""

from __future__ import annotations

from contextlib import suppress

import pytest
from playwright.sync_api import Error

from .. import tabs
from ..conftest import OpenTab

STATE = """() => [innerWidth, innerHeight, matchMedia("print").matches,
    matchMedia("(prefers-color-scheme: dark)").matches, matchMedia("(prefers-reduced-motion: reduce)").matches]"""
STORED = "() => [{ ...localStorage }, { ...sessionStorage }]"
LIKE_NEW = [400, 300, False, True, False]


def test_nothing_of_the_test_before_is_left_in_a_tab(open_tab: OpenTab, site_url: str) -> None:
    heard: list[str] = []
    page = open_tab(viewport={"width": 400, "height": 300}, color_scheme="dark")
    assert page.evaluate(STATE) == LIKE_NEW
    page.on("request", lambda request: heard.append(request.url))
    page.goto(f"{site_url}blank/")
    page.evaluate("() => { localStorage.one = sessionStorage.two = window.left = 'kept' }")
    assert page.evaluate(STORED) == [{"one": "kept"}, {"two": "kept"}]
    page.set_viewport_size({"width": 500, "height": 200})
    page.emulate_media(media="print", color_scheme="light", reduced_motion="reduce")
    page.route("**/*", lambda route: route.abort())
    page.context.new_page().goto(f"{site_url}guide/")
    heard.clear()

    again = open_tab(viewport={"width": 400, "height": 300}, color_scheme="dark")
    assert again is page
    assert [again.evaluate(STATE), again.context.pages] == [LIKE_NEW, [again]]
    again.goto(f"{site_url}blank/#place")
    assert again.evaluate("() => [location.hash, document.title, window.left]") == ["#place", "Empty page", None]
    assert [again.evaluate(STORED), heard] == [[{}, {}], []]


def test_what_would_stay_in_a_tab_for_good_is_refused(open_tab: OpenTab) -> None:
    page = open_tab()
    for refused in (page.add_init_script, page.clock.install, page.context.grant_permissions):
        with pytest.raises(AssertionError, match="would last into the next test: mark this one `own_profile`"):
            refused("nothing")


def test_a_tab_that_crashed_is_not_handed_over_again(open_tab: OpenTab) -> None:
    page = open_tab()
    with page.expect_event("crash"), suppress(Error):
        page.goto("chrome://crash")
    again = open_tab()
    assert again is not page
    assert again.evaluate("1 + 1") == 2


def test_nor_is_one_that_cannot_be_emptied(open_tab: OpenTab, site_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    page = open_tab()
    page.goto(f"{site_url}blank/")
    monkeypatch.setattr(tabs, "FORGET", "() => { throw Error('on its way to another page') }")
    assert open_tab() is not page
