"""A checklist as its page and its PDFs show it, and what is refused."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from practice_guide.guide import Page
from practice_guide.kinds.checklist import CHECKLIST, ChecklistItem, ChecklistPart, pdf_addresses
from practice_guide.printing.pdfs import Pdf
from practice_guide.reading.roles import Words, fields_of
from practice_guide.site import Site

from ..small_pages import EDITION, checklist_page, make_guide, make_site, show, source_page, tool_page

SOURCES = (source_page("one", ("x", "y")), source_page("two", ("x",)))


def item(name: str, **more: Any) -> dict[str, Any]:
    return {"id": name, "do": f"Do {name}.", "cite": ["one"], **more}


def part(*items: dict[str, Any], **more: Any) -> ChecklistPart:
    found: ChecklistPart = show("checklist", checklist_page("toy", *items, **more), *SOURCES, tool_page())
    return found


def pdfs(*pages: Page, site: Site | None = None) -> dict[str, Pdf]:
    made = site or make_site(*pages, *SOURCES, tool_page())
    return {entry.address: entry for entry in made.pdfs("Toys")}


def sheet(*items: dict[str, Any], **site: Any) -> dict[str, Any]:
    page = checklist_page("toy", *items)
    made = make_site(page, *SOURCES, edition=replace(EDITION, **site))
    found: dict[str, Any] = pdfs(site=made)["checklists/toy/toy.pdf"].data["lists"][0]
    return found


def test_a_source_stands_once_at_the_foot_whatever_its_sections() -> None:
    shown = part(item("a", cite=["one:x", "one:y"]), item("b", cite=["two", "one:x"]))
    assert [source.key for source in shown.sources] == ["one", "two"]


def test_a_line_carries_the_numbers_of_its_sources_in_order_and_once() -> None:
    shown = part(item("a", cite=["one:x", "one:y"]), item("b", cite=["two", "one:x"]))
    assert [shown.numbers(line) for line in shown.checklist.items] == [[1], [1, 2]]


def test_our_own_addition_is_numbered_like_a_source_and_its_reason_stays_with_the_line() -> None:
    shown = part(item("a", cite=["one", "own"], reason="It is kinder."))
    assert [(source.key, source.note) for source in shown.sources] == [("one", ""), ("own", "")]
    assert shown.numbers(shown.checklist.items[0]) == [1, 2]


def test_a_condition_reaches_the_script_as_clauses() -> None:
    shown = part(item("a", when={"danger": ["yes"]}, when_words="If so"), item("b"), tool="go-or-call")
    assert json.loads(shown.condition(shown.checklist.items[0])) == [{"danger": ["yes"]}]
    assert shown.condition(shown.checklist.items[1]) == ""
    assert shown.tool
    assert shown.tool.title == "Go or call"


def test_a_list_without_a_tool_names_none() -> None:
    assert part(item("a")).tool is None


def test_a_condition_needs_words_for_the_blank_sheet() -> None:
    page = checklist_page("toy", item("a", when={"danger": ["yes"]}), tool="go-or-call")
    assert [problem.message for problem in make_guide(page, tool_page(), *SOURCES).problems] == [
        "A condition needs `when_words` too: the blank sheet shows it in words."
    ]


def test_every_word_of_an_item_is_printed_and_told_of_an_outdated_sheet() -> None:
    words = [field.name for field in fields_of(ChecklistItem) if isinstance(field.role, Words)]
    given = {name: f"The {name}." for name in words}
    page = checklist_page("toy", item("a", when={"danger": ["yes"]}, **given), tool="go-or-call")
    found = CHECKLIST.sheet(page)
    assert found
    # Our reason for an addition stands on the page alone, and not on paper.
    assert {name for name in words if given[name] not in found.items["a"]} == {"reason"}
    [printed] = pdfs(page)["checklists/toy/toy.pdf"].data["lists"][0]["groups"][0]["items"]
    assert {name for name in words if given[name] not in printed.values()} == {"reason"}


def test_a_line_is_printed_with_its_words_and_marks_in_the_names_of_the_template() -> None:
    [line] = sheet(item("a", why="So.", critical=True, ask_aloud="Hi?"))["groups"][0]["items"]
    assert line == {"do": "Do a.", "why": "So.", "critical": True, "when": None, "say": "Hi?", "marks": [1]}


def test_the_sheet_says_where_its_page_and_its_code_stand() -> None:
    found = sheet(item("a"))
    assert found["url"] == "example.org/guide/checklists/toy/"
    assert found["host"] + found["path"] == f"example.org/guide/s/{found['code'].lower()}"


def test_a_site_without_an_address_prints_its_code_and_no_qr_code() -> None:
    found = sheet(item("a"), site_url="")
    assert (found["url"], found["host"], found["qr"]) == ("", "", "")
    assert found["code"]


@pytest.mark.parametrize(("today", "is_overdue"), [(date(2027, 11, 20), False), (date(2027, 11, 21), True)])
def test_an_overdue_list_is_printed_as_such(today: date, is_overdue: bool) -> None:
    assert sheet(item("a"), today=today)["overdue"] is is_overdue


def test_the_code_does_not_depend_on_host_edition_or_day() -> None:
    other = sheet(item("a"), name="2030.2", today=date(2030, 1, 1), site_url="http://localhost/")
    assert sheet(item("a"))["code"] == other["code"]


def test_a_pack_holds_each_list_as_its_own_sheet_does_in_the_order_of_the_work() -> None:
    pages = (checklist_page("a", item("x"), moment="after"), checklist_page("b", item("x"), moment="before"))
    found = pdfs(*pages)
    alone = [found[f"checklists/{name}/{name}.pdf"].data["lists"][0] for name in ("b", "a")]
    small, large = (found[f"checklists/all-checklists{name}.pdf"].data for name in ("", "-large-print"))
    assert small["lists"] == alone
    assert large == {**small, "title": "All checklists, large print", "large": True}


def test_a_guide_without_checklists_prints_nothing() -> None:
    assert pdfs() == {}


def test_the_files_stand_beside_the_page() -> None:
    stem = "checklists/get-ready/get-ready"
    assert pdf_addresses("checklists/get-ready/", "get-ready") == (f"{stem}.pdf", f"{stem}-large-print.pdf")
