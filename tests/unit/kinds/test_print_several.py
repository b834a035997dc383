"""The page that prints several checklists: each list once, in the order of the work, as its own page prints it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from practice_guide.guide import Page
from practice_guide.kinds.print_several import PRINT_SEVERAL, PrintedMoment

from ..small_pages import EDITION, checklist_page, make_guide, make_site, source_page


def view(*sheets: Page, site_url: str = EDITION.site_url) -> tuple[PrintedMoment, ...]:
    site = make_site(source_page(), *sheets, edition=replace(EDITION, site_url=site_url))
    found: tuple[PrintedMoment, ...] = site.view("checklists/print.md", "").part("print-several")
    return found


def dated(page: Page, **dates: date) -> Page:
    return replace(page, front=page.front.model_copy(update=dates))


def test_lists_stand_in_the_order_of_the_work() -> None:
    moments = view(checklist_page("b", moment="after"), checklist_page("a"), checklist_page("c", moment="before"))
    assert [(moment.title, [one.part.checklist.id for one in moment.lists]) for moment in moments] == [
        ("Before the call", ["a", "c"]),
        ("After the call", ["b"]),
    ]


def test_a_sheet_carries_the_code_and_the_lines_of_its_own_page() -> None:
    page = checklist_page("a")
    [[one]] = [moment.lists for moment in view(page)]
    own = make_site(page, source_page()).view(page.path, "").part("checklist")
    assert (one.part.mark, one.part.checklist) == (own.mark, own.checklist)
    assert (one.url, one.address) == ("../../checklists/a/", "https://example.org/guide/checklists/a/")


def test_a_site_without_an_address_prints_none() -> None:
    [[one]] = [moment.lists for moment in view(checklist_page("a"), site_url="")]
    assert (one.address, one.part.mark.svg) == ("", "")


def test_the_page_is_as_old_as_its_oldest_list() -> None:
    sheets = [
        dated(checklist_page("a"), reviewed=date(2026, 3, 1), review_by=date(2027, 5, 20)),
        dated(checklist_page("b"), reviewed=date(2026, 2, 1), review_by=date(2027, 11, 20)),
    ]
    [made] = PRINT_SEVERAL.make(make_guide(source_page(), *sheets))
    assert (made.address, made.kind) == ("checklists/print/", "print-several")
    assert (made.front.reviewed, made.front.review_by) == (date(2026, 2, 1), date(2027, 5, 20))


def test_a_guide_without_checklists_has_no_such_page() -> None:
    assert list(PRINT_SEVERAL.make(make_guide(source_page()))) == []
