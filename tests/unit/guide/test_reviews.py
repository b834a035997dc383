from __future__ import annotations

from datetime import date

from practice_guide.guide.pages import Page, parse_page
from practice_guide.guide.reviews import Overdue, check_dates, find_overdue, is_overdue

from ..small_pages import tool_page


def page(name: str, review_by: str) -> Page:
    text = f"---\ntitle: Page {name}\nsummary: A page.\nreviewed: 2026-01-01\nreview_by: {review_by}\n---\n"
    found, problems = parse_page(f"{name}.md", text.encode())
    assert found, problems
    return found


def test_a_page_is_not_overdue_on_the_very_day() -> None:
    assert not is_overdue(page("a", "2026-11-20"), date(2026, 11, 20))


def test_a_page_is_overdue_on_the_day_after() -> None:
    assert is_overdue(page("a", "2026-11-20"), date(2026, 11, 21))


def test_overdue_pages_are_listed_longest_overdue_first() -> None:
    pages = [page("b", "2026-11-20"), page("c", "2026-11-21"), page("a", "2026-10-22")]
    assert find_overdue(pages, date(2026, 11, 21)) == (
        Overdue("docs/a.md", "Page a", date(2026, 10, 22), 30),
        Overdue("docs/b.md", "Page b", date(2026, 11, 20), 1),
    )


def test_what_was_done_on_the_very_day_is_not_in_the_future() -> None:
    assert check_dates([page("a", "2026-11-20")], date(2026, 1, 1)) == []
    assert [problem.trail for problem in check_dates([page("a", "2026-11-20")], date(2025, 12, 31))] == [("reviewed",)]


def test_the_day_of_an_agreement_counts_too() -> None:
    tool = tool_page(signed_off={"role": "A manager", "on": "2026-11-22"})
    assert [problem.message for problem in check_dates([tool], date(2026, 11, 21))] == [
        "2026-11-22 is in the future. Write the day when it was done."
    ]


def test_a_review_is_due_within_three_years() -> None:
    assert check_dates([page("a", "2029-01-01")], date(2026, 11, 21)) == []
    assert len(check_dates([page("a", "2029-01-02")], date(2026, 11, 21))) == 1
