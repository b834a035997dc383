"""What a PDF prints is what the page shows: the real lists, from their pages' own data."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from practice_guide.guide import load_guide
from practice_guide.site import Site
from practice_guide.views.document import DocumentView, Edition
from practice_guide.views.print_sheet import pdf_addresses, print_pack, print_sheet

TOYS = Path("tests/cases/guide")
LIST = "checklists/get-ready.md"


def view(site_url: str = "https://example.org/guide/", today: date = date(2026, 11, 21)) -> DocumentView:
    return Site(load_guide(TOYS), Edition("2026.1", "editor", today, site_url)).view(LIST, "")


def test_a_line_is_printed_with_its_words_condition_and_marks() -> None:
    lines = print_sheet(view(), "Toys", is_large=False)["lists"][0]["groups"][0]["items"]
    assert lines[0]["do"] == "Read the plan."
    assert lines[0]["marks"] == [1]
    assert lines[1]["when"] == "If you do not know"


def test_the_sheet_says_where_its_page_and_its_code_stand() -> None:
    sheet = print_sheet(view(), "Toys", is_large=False)["lists"][0]
    assert sheet["url"] == "example.org/guide/checklists/get-ready/"
    assert sheet["host"] + sheet["path"] == f"example.org/guide/s/{sheet['code'].lower()}"


def test_a_site_without_an_address_prints_its_code_and_no_qr_code() -> None:
    sheet = print_sheet(view(site_url=""), "Toys", is_large=False)["lists"][0]
    assert (sheet["url"], sheet["host"], sheet["qr"]) == ("", "", "")
    assert sheet["code"]


@pytest.mark.parametrize(("today", "is_overdue"), [(date(2027, 11, 20), False), (date(2027, 11, 21), True)])
def test_an_overdue_list_is_printed_as_such(today: date, is_overdue: bool) -> None:
    assert print_sheet(view(today=today), "Toys", is_large=False)["lists"][0]["overdue"] is is_overdue


def test_the_code_does_not_depend_on_host_edition_or_day() -> None:
    other = Site(load_guide(TOYS), Edition("2030.2", "editor", date(2030, 1, 1), "http://localhost/")).view(LIST, "")
    assert view().sheet is not None
    assert other.sheet is not None
    assert view().sheet.code == other.sheet.code


def test_a_pack_holds_each_list_as_its_own_sheet_does() -> None:
    alone = print_sheet(view(), "Toys", is_large=False)["lists"]
    assert print_pack([view(), view()], "Toys", is_large=False)["lists"] == alone * 2


def test_the_pack_in_large_print_holds_the_same_and_says_so_in_its_title() -> None:
    small, large = (print_pack([view(), view()], "Toys", is_large=is_large) for is_large in (False, True))
    assert large == {**small, "title": "All checklists, large print", "large": True}


def test_the_files_stand_beside_the_page() -> None:
    page = load_guide(TOYS).pages[LIST]
    stem = "checklists/get-ready/get-ready"
    assert pdf_addresses(page) == (f"{stem}.pdf", f"{stem}-large-print.pdf")
