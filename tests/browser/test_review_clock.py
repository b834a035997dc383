"""A page past its review date says so: as built, as opened later, and on paper. Without JavaScript first."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from practice_guide.commands.site_server import serving
from practice_guide.guide import Guide
from practice_guide.text.dates import in_words

from ..conftest import LATE
from ..host import Host
from ..paper import sheets

GUIDE_PAGE, TOOL, CHECKLIST = "guide/unknown-people/", "decisions/visit-mode/", "checklists/opening-the-call/"
# A page of each kind with a sheet of its own.
PAGES = (GUIDE_PAGE, TOOL, CHECKLIST)
NOTICE = "This page is past its review date."
NOON = time(12, tzinfo=UTC)


@pytest.fixture
def site_of_2026(site_url: str) -> str:
    """The real site, which the tests build in November 2026."""
    return site_url


@pytest.fixture(scope="module")
def site_of_2028(late_site: Path) -> Iterator[str]:
    with serving(late_site, Host) as server:
        yield server.url


def paper(page: Page) -> str:
    return " ".join(sheets(page))


@pytest.mark.parametrize("path", PAGES)
def test_without_scripts_a_page_built_after_its_review_date_says_so(plain: Page, site_of_2028: str, path: str) -> None:
    plain.goto(f"{site_of_2028}{path}")
    expect(plain.get_by_text(NOTICE)).to_be_visible()


@pytest.mark.parametrize("path", PAGES)
def test_without_scripts_a_page_built_in_time_says_nothing(plain: Page, site_of_2026: str, path: str) -> None:
    plain.goto(f"{site_of_2026}{path}")
    expect(plain.locator("h1")).to_be_visible()
    expect(plain.get_by_text("past its review date").filter(visible=True)).to_have_count(0)


@pytest.mark.own_profile
@pytest.mark.parametrize("path", PAGES)
def test_a_page_built_in_time_and_opened_too_late_says_so(page: Page, site_of_2026: str, path: str) -> None:
    page.clock.set_fixed_time(LATE)
    page.goto(f"{site_of_2026}{path}")
    expect(page.get_by_text(NOTICE)).to_be_visible()


@pytest.mark.own_profile
def test_the_notice_comes_on_the_day_after_and_not_on_the_day(page: Page, site_of_2026: str, guide: Guide) -> None:
    due = guide.pages[f"{GUIDE_PAGE.rstrip('/')}.md"].front.review_by
    page.clock.set_fixed_time(datetime.combine(due, NOON))
    page.goto(f"{site_of_2026}{GUIDE_PAGE}")
    expect(page.get_by_text(f"Next review by {in_words(due)}.")).to_be_visible()
    expect(page.get_by_text(NOTICE)).to_be_hidden()
    page.clock.set_fixed_time(datetime.combine(due + timedelta(days=1), NOON))
    page.reload()
    expect(page.get_by_text(NOTICE)).to_be_visible()


@pytest.mark.own_profile
def test_a_clock_that_is_slow_takes_no_notice_away(page: Page, site_of_2028: str) -> None:
    page.clock.set_fixed_time(datetime(2020, 1, 1, tzinfo=UTC))
    page.goto(f"{site_of_2028}{GUIDE_PAGE}")
    expect(page.get_by_text(NOTICE)).to_be_visible()


@pytest.mark.own_profile
@pytest.mark.parametrize("path", PAGES)
def test_paper_says_so_too(page: Page, site_of_2026: str, path: str) -> None:
    page.clock.set_fixed_time(LATE)
    page.goto(f"{site_of_2026}{path}")
    assert NOTICE in paper(page)


@pytest.mark.own_profile
def test_the_foot_of_a_sheet_says_so_only_when_it_is_true(page: Page, site_of_2026: str, site_of_2028: str) -> None:
    page.goto(f"{site_of_2028}{CHECKLIST}")
    assert "This list is past its review date." in paper(page)
    page.clock.set_fixed_time(datetime(2027, 1, 1, tzinfo=UTC))
    page.goto(f"{site_of_2026}{CHECKLIST}")
    assert "past its review date" not in paper(page)


@pytest.mark.own_profile
def test_the_printed_result_of_a_tool_says_so(page: Page, site_of_2026: str) -> None:
    page.clock.set_fixed_time(LATE)
    page.goto(f"{site_of_2026}{TOOL}")
    page.get_by_role("group").filter(visible=True).get_by_label("Yes", exact=True).check()
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_role("heading", name="Act now")).to_be_visible()
    assert "This tool is past its review date." in paper(page)


@pytest.mark.layout
def test_an_overdue_sheet_still_fits_on_one_side(page: Page, site_of_2028: str) -> None:
    page.goto(f"{site_of_2028}checklists/")
    lists = page.locator(".contents__link").evaluate_all("links => links.map((link) => link.href)")
    assert lists
    printed = {}
    for address in lists:
        page.goto(address)
        printed[address] = sheets(page)
    assert {address: len(words) for address, words in printed.items() if len(words) > 1} == {}
    assert [address for address, [words] in printed.items() if "This list is past its review date." not in words] == []
