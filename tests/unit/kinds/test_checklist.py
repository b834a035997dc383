"""A checklist as its page and its PDFs show it, and what is refused."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from practice_guide.guide import Page
from practice_guide.kinds.checklist import CHECKLIST, ChecklistItem, ChecklistPart, local_sheet, pdf_addresses
from practice_guide.kinds.sheet import printed_pages
from practice_guide.printing.pdfs import Pdf
from practice_guide.reading.roles import Words, fields_of
from practice_guide.site import Site

from ..small_pages import EDITION, checklist_page, make_guide, make_page, make_site, show, source_page, tool_page

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
    assert (shown.checklist.tool, part(item("a")).checklist.tool) == ("go-or-call", None)


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


def with_area(*pages: Page, area: str = "ours") -> Site:
    """Make a site where an area is on by default."""
    site = make_site(*pages, *SOURCES)
    return replace(site, guide=replace(site.guide, catalogue=replace(site.guide.catalogue, area=area)))


def our_area(page: Page, **more: Any) -> Page:
    contacts = {"duty-team": {"telephone": "01632 960100", "rung": "2026-08-01"}}
    note = {"id": "n", "on": f"{page.path}#a", "says": "Here too.", "quotes": "Do a.", "source": "Ours"}
    return area_page(contacts=contacts, notes=[note], **more)


def area_page(**local: Any) -> Page:
    block = {"id": "ours", "name": "Ours", "covers": "One.", "standing": "current", "owner": "practice lead"}
    return make_page("local/ours.md", title="Ours", local=block | local)


LISTED = checklist_page("toy", item("a", contacts=["duty-team", "exploitation-lead"]))


def test_the_sheet_of_the_area_that_is_on_by_default_has_its_lines_and_a_code_of_its_own() -> None:
    [national], [local] = (
        pdfs(site=site)["checklists/toy/toy.pdf"].data["lists"]
        for site in (make_site(LISTED, our_area(LISTED), *SOURCES), with_area(LISTED, our_area(LISTED)))
    )
    says = "01632 960100 Rung on 1 August 2026. Not checked since 1 August 2026: check before use."
    assert local["local"] == {
        "name": "Ours",
        "caution": "",
        "contacts": [{"title": "Duty team", "says": says}],
        "blank": ["Specialist advice"],
    }
    assert local["groups"][0]["items"][0]["notes"] == ["Here too."]
    assert local["code"] != national["code"]
    assert {**local, "groups": national["groups"], **{key: national[key] for key in ("code", "path", "qr")}} == {
        **national,
        "local": local["local"],
    }


def test_both_codes_answer_and_the_national_one_is_as_it_was() -> None:
    site = with_area(LISTED, our_area(LISTED))
    sheets = {sheet.checklist: sheet for _, sheet in printed_pages(site.guide.catalogue)}
    assert sheets["toy"] == CHECKLIST.sheet(LISTED)
    assert [*sheets] == ["toy", "toy/area.ours"]
    assert sheets["toy/area.ours"].title == "Get ready, with local rules for Ours"
    assert sheets["toy/area.ours"].items == {
        **sheets["toy"].items,
        "note.n": "Here too.",
        "contact.duty-team": "Duty team: 01632 960100",
    }
    for sheet in sheets.values():
        answer = site.view(f"s/{sheet.code.lower()}.md", "").part("sheet")
        assert (answer.code, answer.title) == (sheet.code, sheet.title)


def test_the_code_of_a_local_sheet_changes_with_a_number_and_with_no_date() -> None:
    def code(contact: dict[str, Any]) -> str:
        found = local_sheet(LISTED, with_area(LISTED, area_page(contacts={"duty-team": contact})).guide.catalogue)
        assert found
        return found.code

    given = {"telephone": "01632 960100", "rung": "2026-08-01"}
    assert code(given) == code({**given, "rung": "2026-11-01", "review_by": "2027-01-01"})
    assert code(given) != code({**given, "telephone": "01632 960101"})


def test_a_list_to_which_the_area_adds_nothing_has_its_national_sheet_alone() -> None:
    site = with_area(checklist_page("toy", item("a")), area_page(contacts={"legal": {"telephone": "01632 960100"}}))
    assert [sheet.checklist for _, sheet in printed_pages(site.guide.catalogue)] == ["toy"]
    assert "local" not in pdfs(site=site)["checklists/toy/toy.pdf"].data["lists"][0]


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
    assert pdf_addresses("checklists/get-ready/", "get-ready") == (
        (f"{stem}.pdf", False),
        (f"{stem}-large-print.pdf", True),
    )
