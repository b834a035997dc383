"""A family sheet without scripts: read, made larger, printed on one side, and led back to the worker's list."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from practice_guide.kinds.family import TELLING

from ..paper import review_of, sheets

NAMES = ("conference-preparing-a-family", "family-records", "opening-the-call")
LARGE = "Large type, here and on paper"
# The lines whose link stands below their last word.
FALLEN = """() => [...document.querySelectorAll(".family__self")].filter((link) => {
    const words = link.previousSibling, last = document.createRange();
    last.setStart(words, words.data.trimEnd().length - 1);
    last.setEnd(words, words.data.trimEnd().length);
    return link.getBoundingClientRect().top > last.getBoundingClientRect().bottom - 4;
}).map((link) => link.parentElement.id)"""


def size(page: Page) -> float:
    return float(page.locator(".family__lines").first.evaluate("one => parseFloat(getComputedStyle(one).fontSize)"))


@pytest.mark.layout
@pytest.mark.parametrize("name", NAMES)
def test_it_prints_on_one_side_without_what_is_for_workers(plain: Page, site_url: str, name: str, edition: str) -> None:
    plain.goto(f"{site_url}checklists/{name}/family/")
    [words] = sheets(plain)
    said = ("Is it current?", f"Edition {edition}", review_of(name), "Page 1 of 1", "Please ask us.")
    for needed in said:
        assert needed in words
    for unwanted in ("For workers", "Large type", "Menu", "Something wrong here?", "In danger now?", "#"):
        assert unwanted not in words
    assert not TELLING.search(words)


@pytest.mark.layout
@pytest.mark.parametrize("name", NAMES)
def test_large_type_works_without_scripts_on_screen_and_on_paper(plain: Page, site_url: str, name: str) -> None:
    plain.goto(f"{site_url}checklists/{name}/family/")
    before = size(plain)
    plain.get_by_label(LARGE).check()
    assert size(plain) > before * 1.25
    assert plain.evaluate("document.documentElement.scrollWidth") == 320
    assert len(sheets(plain)) == 2
    plain.emulate_media(media="print")
    assert size(plain) == 24  # 18 point


@pytest.mark.layout
def test_the_link_of_a_line_stands_beside_its_last_word(plain: Page, site_url: str) -> None:
    for name in NAMES:
        plain.goto(f"{site_url}checklists/{name}/family/")
        for width in (320, 390, 1280):
            plain.set_viewport_size({"width": width, "height": 800})
            assert plain.evaluate(FALLEN) == [], (name, width)


def test_on_paper_its_words_are_at_least_12_point(plain: Page, site_url: str) -> None:
    plain.goto(f"{site_url}checklists/opening-the-call/family/")
    plain.emulate_media(media="print")
    assert size(plain) >= 16


def test_a_worker_is_told_how_to_give_it_and_finds_the_item_behind_a_line(plain: Page, site_url: str) -> None:
    plain.goto(f"{site_url}checklists/opening-the-call/")
    plain.get_by_text("Print or download").click()
    plain.get_by_role("link", name="When our call starts").click()
    expect(plain.get_by_text("Do not post or message it.")).to_be_visible()
    line = "First we say hello and tell you our name and what our job is."
    expect(plain.get_by_role("link", name=line, exact=True)).to_be_hidden()
    plain.get_by_text("For workers: the line of your list behind each line here").click()
    plain.get_by_role("link", name=line, exact=True).click()
    assert plain.url == f"{site_url}checklists/opening-the-call/#greet"


def test_a_line_can_be_linked(plain: Page, site_url: str) -> None:
    plain.goto(f"{site_url}checklists/opening-the-call/family/#may-feel-odd")
    expect(plain.get_by_text("It can feel odd to talk through a screen.").first).to_be_in_viewport()


@pytest.mark.layout
def test_nothing_scrolls_sideways_at_320_pixels(plain: Page, site_url: str) -> None:
    plain.goto(f"{site_url}checklists/conference-preparing-a-family/family/")
    assert plain.evaluate("document.documentElement.scrollWidth") == 320
