"""A word of the glossary explains itself where it first stands, by keyboard, touch and mouse."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from ..conftest import OpenTab

PAGE = "guide/recording-a-call/"
TERM, MEANS = "core group", "The family and the few professionals who carry out"


@pytest.mark.parametrize("scripts", [False, True], ids=["without scripts", "with scripts"])
def test_a_key_opens_the_meaning_and_escape_closes_it(open_tab: OpenTab, site_url: str, scripts: bool) -> None:
    page = open_tab(java_script_enabled=scripts)
    page.goto(site_url + PAGE)
    meaning = page.get_by_text(MEANS).first
    expect(meaning).to_be_hidden()
    page.get_by_role("button", name=TERM, exact=True).press("Enter")
    expect(meaning).to_be_visible()
    page.keyboard.press("Escape")
    expect(meaning).to_be_hidden()


def test_a_tap_opens_the_meaning(open_tab: OpenTab, site_url: str) -> None:
    page = open_tab(has_touch=True, viewport={"width": 360, "height": 740})
    page.goto(site_url + PAGE)
    page.get_by_role("button", name=TERM, exact=True).tap()
    expect(page.get_by_text(MEANS).first).to_be_in_viewport(ratio=1)


def test_a_pointer_that_rests_on_the_word_shows_the_meaning(page: Page, site_url: str) -> None:
    page.goto(site_url + PAGE)
    page.get_by_role("button", name=TERM, exact=True).hover()
    expect(page.get_by_text(MEANS).first).to_be_visible()
