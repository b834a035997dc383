"""Printing several checklists at once. Without JavaScript first."""

from __future__ import annotations

import re
from datetime import datetime, time
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from practice_guide.guide import Guide
from practice_guide.text.dates import in_words

from ..conftest import OpenTab
from ..paper import sheets

LISTS = sorted(path.stem for path in Path("docs/checklists").glob("*.md") if path.stem != "index")
CODE = re.compile(r"\b[A-Z0-9]{4}-[A-Z0-9]{4}\b")
THREE = ("Before the call", "Your own space", "After the call and the record")


@pytest.fixture
def several_url(site_url: str) -> str:
    return f"{site_url}checklists/print/"


def tick(page: Page, *titles: str) -> None:
    for title in titles:
        page.get_by_role("checkbox", name=title, exact=True).check()


def count(page: Page) -> str:
    return page.locator("[data-part=count]").inner_text()


# Without JavaScript


@pytest.mark.layout
def test_without_scripts_only_the_ticked_lists_are_printed_each_on_a_sheet(plain: Page, several_url: str) -> None:
    plain.goto(several_url)
    tick(plain, *THREE)
    words = sheets(plain)
    assert len(words) == len(THREE)
    # In the order of the work, and not in that of ticking.
    assert all(f" {title} Who it is for:" in sheet for title, sheet in zip(THREE, words, strict=True))
    assert [f"Sheet {number} of 3" in sheet for number, sheet in enumerate(words, 1)] == [True] * 3


@pytest.mark.layout
def test_without_scripts_each_list_is_one_sheet(plain: Page, several_url: str) -> None:
    plain.goto(several_url)
    boxes = plain.get_by_role("checkbox")
    for box in boxes.all():
        box.check()
    printed = sheets(plain)
    # As many sheets as lists, and each begins a list: none goes on over the page.
    assert len(printed) == boxes.count() == len(LISTS)
    assert [len(CODE.findall(words)) for words in printed] == [1] * len(LISTS)
    assert len({code for words in printed for code in CODE.findall(words)}) == len(LISTS)
    assert {"Use with your manager; not a record of the visit." in words for words in printed} == {True}


def test_a_list_leads_to_its_sheet_for_the_family(plain: Page, several_url: str, site_url: str) -> None:
    plain.goto(several_url)
    plain.get_by_role("link", name="Getting ready for your meeting").click()
    assert plain.url == f"{site_url}checklists/conference-preparing-a-family/family/"


def test_without_a_tick_every_list_is_printed_as_the_page_says(plain: Page, several_url: str) -> None:
    plain.goto(several_url)
    expect(plain.get_by_text(f"If you tick none, all {len(LISTS)} are printed.")).to_be_visible()
    expect(plain.get_by_text("own print command")).to_be_visible()
    expect(plain.get_by_role("button", name="Print")).to_be_hidden()
    assert len(sheets(plain)) == len(LISTS)


def test_without_scripts_a_sheet_says_all_that_the_page_of_its_list_prints(
    plain: Page, site_url: str, several_url: str
) -> None:
    alone = {}
    for name in LISTS:
        plain.goto(f"{site_url}checklists/{name}/")
        [words] = sheets(plain)
        [code] = CODE.findall(words)
        alone[code] = words.replace("Page 1 of 1 ", "")
    plain.goto(several_url)
    together = {CODE.findall(words)[0]: re.sub(r"Sheet \d+ of \d+ ", "", words) for words in sheets(plain)}
    # The corner with the code stands before the title here and after the heading there.
    assert {code: sorted(words.split()) for code, words in together.items()} == {
        code: sorted(words.split()) for code, words in alone.items()
    }


# With JavaScript


def test_the_lists_chosen_and_their_sheets_are_counted_and_announced(page: Page, several_url: str) -> None:
    page.goto(several_url)
    expect(page.get_by_role("status")).to_have_text("None ticked: all lists will print.")
    tick(page, THREE[0])
    assert count(page) == "1 list chosen, 1 sheet."
    tick(page, *THREE[1:])
    expect(page.get_by_role("status")).to_have_text("3 lists chosen, 3 sheets.")
    page.get_by_role("checkbox", name=THREE[0], exact=True).uncheck()
    assert count(page) == "2 lists chosen, 2 sheets."


@pytest.mark.own_profile
def test_the_button_prints_and_the_keyboard_is_enough(page: Page, several_url: str) -> None:
    page.add_init_script("window.print = () => { window.printed = true; }")
    page.goto(several_url)
    page.get_by_role("checkbox", name=THREE[0], exact=True).focus()
    page.keyboard.press("Space")
    assert count(page) == "1 list chosen, 1 sheet."
    page.get_by_role("button", name="Print").focus()
    page.keyboard.press("Enter")
    assert page.evaluate("window.printed")


def test_the_choice_is_kept_nowhere(page: Page, several_url: str) -> None:
    page.goto(several_url)
    tick(page, *THREE)
    assert page.url == several_url
    stored = "[Object.keys(localStorage), Object.keys(sessionStorage), document.cookie]"
    assert page.evaluate(stored) == [[], [], ""]
    page.reload()
    assert count(page) == "None ticked: all lists will print."


def test_a_page_with_a_part_missing_stays_plain_and_names_it(page: Page, several_url: str) -> None:
    failures: list[str] = []
    page.on("pageerror", lambda error: failures.append(error.message))
    page.route("**/checklists/print/", lambda route: route.fulfill(
        response=(answer := route.fetch()), body=answer.text().replace('data-part="count"', "")))  # fmt: skip
    page.goto(several_url)
    assert failures == ['print-several: the part "count" is missing from the page']
    tick(page, THREE[0])
    assert len(sheets(page)) == 1


@pytest.mark.own_profile
def test_only_the_lists_past_their_own_review_date_say_so_on_paper(page: Page, several_url: str, guide: Guide) -> None:
    due = [guide.pages[f"checklists/{name}.md"].front.review_by for name in LISTS]
    today = max(due)
    page.clock.set_fixed_time(datetime.combine(today, time(12)))
    page.goto(several_url)
    printed = sheets(page)
    past = [words for words in printed if "This list is past its review date." in words]
    assert len(past) == len([day for day in due if day < today]) > 0
    assert [words for words in past if f"by {in_words(today)}" in words] == []
    assert len(printed) - len(past) == due.count(today)


@pytest.mark.layout
def test_the_bar_never_covers_the_focused_box(open_tab: OpenTab, several_url: str) -> None:
    page = open_tab(viewport={"width": 360, "height": 640}, reduced_motion="reduce")
    page.goto(several_url)
    page.get_by_role("checkbox").first.focus()
    covered = []
    for _ in range(2 * len(LISTS) - 2):
        page.keyboard.press("Tab")
        covered.append(
            page.evaluate("""() => {
            const one = document.activeElement, bar = document.querySelector("[data-part=bar]");
            return !bar.contains(one) && one.getBoundingClientRect().bottom > bar.getBoundingClientRect().top;
        }""")
        )
    assert not any(covered)


@pytest.mark.layout
def test_nothing_scrolls_sideways_at_320_pixels_and_no_sheet_is_seen(open_tab: OpenTab, several_url: str) -> None:
    page = open_tab(viewport={"width": 320, "height": 640})
    page.goto(several_url)
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    expect(page.locator(".several__sheet:visible")).to_have_count(0)
