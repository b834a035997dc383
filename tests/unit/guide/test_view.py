from datetime import date
from typing import Any

from practice_guide.guide.links import Links
from practice_guide.guide.page import Page
from practice_guide.guide.view import PageView, page_view

from ..small_pages import checklist_page, make_catalogue, make_page, make_site, source_page, tool_page

TODAY = date(2026, 11, 21)


def view(*others: Page, today: date = TODAY, **front: Any) -> PageView:
    page = make_page("guide/calls.md", **front)
    return page_view(page, Links(make_catalogue(page, *others), page.address), today)


def test_a_bare_page_shows_its_title_and_its_dates() -> None:
    shown = view()
    assert (shown.kind, shown.title, shown.summary, shown.address) == ("guide", "Calls", "How to call.", "guide/calls/")
    assert (shown.reviewed, shown.review_by) == (date(2026, 11, 21), date(2027, 11, 20))
    assert (shown.take_away, shown.tools, shown.checklists, shown.reflection, shown.cpd) == ([], (), (), [], None)


def test_a_page_is_overdue_from_the_day_after_its_review_date() -> None:
    days = (date(2027, 11, 19), date(2027, 11, 20), date(2027, 11, 21))
    assert [view(today=day).is_overdue for day in days] == [False, False, True]


def test_a_page_offers_its_tools_and_checklists() -> None:
    shown = view(tool_page(), checklist_page(), tools=["go-or-call"], checklists=["get-ready"])
    assert [card.url for card in shown.tools] == ["../../decisions/go-or-call/"]
    assert [card.url for card in shown.checklists] == ["../../checklists/get-ready/"]


def test_a_page_ends_with_questions_a_line_for_the_record_and_its_changes() -> None:
    change = {"on": "2026-11-21", "kind": "new", "what": "The first text."}
    shown = view(reflection=[{"id": "why", "ask": "Why?"}], cpd="I learned ...", changes=[change])
    assert [(entry.id, entry.ask) for entry in shown.reflection] == [("why", "Why?")]
    assert shown.cpd == "I learned ..."
    assert [(entry.on, entry.what) for entry in shown.changes] == [(TODAY, "The first text.")]


def test_only_the_component_of_its_kind_and_its_parts_give_a_page_styles_and_scripts() -> None:
    site = make_site(tool_page(), checklist_page(), source_page(), make_page())
    found = {path: site.view(path, "") for path in (*site.guide.pages, "checklists/print.md")}
    assert {path: (view.styles, view.scripts) for path, view in found.items()} == {
        "decisions/go-or-call.md": (("decision-tool",), ("decision-tool",)),
        "checklists/get-ready.md": (("pocket", "checklist"), ("checklist",)),
        "sources/guide-2020.md": (("source",), ()),
        "guide/calls.md": ((), ()),
        "checklists/print.md": (("checklist", "print-several"), ()),
    }


def test_the_page_that_serves_callers_is_linked_from_every_page() -> None:
    site = make_site(make_page(), make_page("guide/in-a-call.md", serves="in-a-call"))
    assert site.view("guide/calls.md", "").in_a_call_url == "../../guide/in-a-call/"
    assert make_site(make_page()).view("guide/calls.md", "").in_a_call_url == ""
