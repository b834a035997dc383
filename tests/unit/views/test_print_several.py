"""The page that prints several checklists: each list once, in the order of the work, as its own page prints it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from practice_guide.guide.generated import print_several_pages
from practice_guide.guide.pages import Page
from practice_guide.printing.sheet_code import sheet_code
from practice_guide.views.checklist import checklist_view
from practice_guide.views.links import Links
from practice_guide.views.print_several import PrintedMoment, print_several_view

from ..small_pages import checklist_page, make_catalogue, source_page

DAY = date(2026, 11, 21)


def view(*sheets: Page, site_url: str = "https://example.org/guide/") -> tuple[PrintedMoment, ...]:
    catalogue = make_catalogue(source_page(), *sheets)
    return print_several_view(catalogue, Links(catalogue, "checklists/print/"), site_url, DAY)


def dated(page: Page, **dates: date) -> Page:
    return replace(page, front=page.front.model_copy(update=dates))


def test_lists_stand_in_the_order_of_the_work() -> None:
    moments = view(checklist_page("b", moment="after"), checklist_page("a"), checklist_page("c", moment="before"))
    assert [(moment.title, [one.checklist.id for one in moment.lists]) for moment in moments] == [
        ("Before the call", ["a", "c"]),
        ("After the call", ["b"]),
    ]


def test_a_sheet_carries_the_code_and_the_lines_of_its_own_page() -> None:
    page = checklist_page("a")
    catalogue = make_catalogue(source_page(), page)
    [[one]] = [moment.lists for moment in view(page)]
    assert page.front.checklist is not None
    assert one.mark.code == sheet_code(page.front.title, page.front.checklist)
    assert one.checklist == checklist_view(page.front.checklist, Links(catalogue, "checklists/print/"))
    assert (one.url, one.address) == ("../../checklists/a/", "https://example.org/guide/checklists/a/")


def test_a_site_without_an_address_prints_none() -> None:
    [[one]] = [moment.lists for moment in view(checklist_page("a"), site_url="")]
    assert (one.address, one.mark.svg) == ("", "")


def test_the_page_is_as_old_as_its_oldest_list() -> None:
    sheets = [
        dated(checklist_page("a"), reviewed=date(2026, 3, 1), review_by=date(2027, 5, 20)),
        dated(checklist_page("b"), reviewed=date(2026, 2, 1), review_by=date(2027, 11, 20)),
    ]
    [made] = print_several_pages(make_catalogue(source_page(), *sheets))
    assert (made.address, made.kind) == ("checklists/print/", "print-several")
    assert (made.front.reviewed, made.front.review_by) == (date(2026, 2, 1), date(2027, 5, 20))


def test_a_guide_without_checklists_has_no_such_page() -> None:
    assert list(print_several_pages(make_catalogue(source_page()))) == []
