from datetime import date
from typing import Any

from practice_guide.guide.pages import Page
from practice_guide.views.links import Links, SourceLink
from practice_guide.views.page import ChangeView, ItemView, PageView, ReflectionView, page_view

from ..small_pages import checklist_page, make_catalogue, make_page, source_page, tool_page

TODAY = date(2026, 11, 21)


def view(*others: Page, today: date = TODAY, **front: Any) -> PageView:
    page = make_page("guide/calls.md", **front)
    return page_view(page, Links(make_catalogue(page, *others), page.address), today)


def test_a_bare_page_shows_its_title_and_its_dates() -> None:
    shown = view()
    assert (shown.kind, shown.title, shown.summary, shown.address) == ("guide", "Calls", "How to call.", "guide/calls/")
    assert (shown.reviewed, shown.review_by, shown.review_day) == ("21 November 2026", "20 November 2027", "2027-11-20")
    assert (shown.take_away, shown.tools, shown.checklists, shown.reflection, shown.cpd) == ((), (), (), (), None)


def test_a_page_is_overdue_from_the_day_after_its_review_date() -> None:
    days = (date(2027, 11, 19), date(2027, 11, 20), date(2027, 11, 21))
    assert [view(today=day).is_overdue for day in days] == [False, False, True]


def test_what_to_take_away_has_its_link_and_sources() -> None:
    item = {"text": "Ask.", "link": "guide/calls.md", "cite": ["guide-2020:platform"]}
    source = SourceLink("Guide, 2020", "../../sources/guide-2020/#platform", "", "guide-2020")
    assert view(source_page(), take_away=["Read.", item]).take_away == (
        ItemView("Read.", None),
        ItemView("Ask.", "./", (source,)),
    )


def test_a_page_offers_its_tools_and_checklists() -> None:
    shown = view(tool_page(), checklist_page(), tools=["go-or-call"], checklists=["get-ready"])
    assert [card.url for card in shown.tools] == ["../../decisions/go-or-call/"]
    assert [card.url for card in shown.checklists] == ["../../checklists/get-ready/"]


def test_a_page_ends_with_questions_a_line_for_the_record_and_its_changes() -> None:
    change = {"on": "2026-11-21", "kind": "new", "what": "The first text."}
    shown = view(reflection=[{"id": "why", "ask": "Why?"}], cpd="I learned ...", changes=[change])
    assert shown.reflection == (ReflectionView("why", "Why?"),)
    assert shown.cpd == "I learned ..."
    assert shown.changes == (ChangeView("21 November 2026", "new", "The first text."),)
