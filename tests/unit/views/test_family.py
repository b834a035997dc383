"""A family sheet as page, PDF and code show it, from one made-up list."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from practice_guide.guide import Guide
from practice_guide.guide.sheets import page_code
from practice_guide.site import Site
from practice_guide.views.document import DocumentView, Edition
from practice_guide.views.family import FamilyLineView, FamilyPart
from practice_guide.views.print_family import family_pdf_addresses, print_family

from ..small_pages import checklist_page, make_catalogue

EDITION = Edition("2026.1", "editor", date(2026, 11, 21), "https://example.org/")
LIST = checklist_page(
    "get-ready",
    {"id": "greet", "do": "Say hello."},
    {"id": "watch", "do": "Look for signs."},
    {"id": "ask", "do": "Ask who is there."},
    {"id": "end", "do": "Say goodbye."},
    family={
        "title": "What we do",
        "opening": "This is for you.",
        "ending": "Ask us.",
        "mirrors": {
            "greet": {"say": "We say hello."},
            "watch": {"left_out": "It is our own work."},
            "ask": {"say": "We ask.", "heading": "Who is there"},
            "end": {"say": "We say goodbye."},
        },
    },
)
FAMILY = "checklists/get-ready/family.md"
SITE = Site(Guide(make_catalogue(LIST), {}, ()), EDITION)


def view(site: Site = SITE) -> DocumentView:
    return site.view(FAMILY, "")


def test_a_heading_starts_a_part_and_lines_lead_to_their_items() -> None:
    shown = view().family
    assert shown
    assert shown.parts == (
        FamilyPart("", (FamilyLineView("greet", "We say hello.", "../../../checklists/get-ready/#greet"),)),
        FamilyPart(
            "Who is there",
            (
                FamilyLineView("ask", "We ask.", "../../../checklists/get-ready/#ask"),
                FamilyLineView("end", "We say goodbye.", "../../../checklists/get-ready/#end"),
            ),
        ),
    )
    assert (shown.ending, shown.list_url) == ("Ask us.", "../../../checklists/get-ready/")


def test_the_list_leads_to_its_family_sheet() -> None:
    shown = SITE.view(LIST.path, "").checklist
    assert shown
    assert shown.family
    assert (shown.family.label, shown.family.url) == ("What we do", "../../checklists/get-ready/family/")


def test_a_family_sheet_has_a_code_of_its_own() -> None:
    [of_list, of_family] = [SITE.view(path, "").sheet for path in (LIST.path, FAMILY)]
    assert of_list
    assert of_family
    assert of_list.code != of_family.code


def test_its_code_page_knows_that_it_is_for_a_family() -> None:
    code = page_code(SITE.made_pages[FAMILY])
    [found] = SITE.view(f"s/{code.lower()}.md", "").sheets
    assert (found.code, found.title, found.is_for_family) == (code, "What we do", True)
    assert found.url == "../../checklists/get-ready/family/"
    assert [entry.is_for_family for entry in SITE.view("s/index.md", "").sheets].count(True) == 1


def test_a_pdf_prints_what_the_page_shows() -> None:
    data = print_family(view(), "Toys", is_large=True)
    assert (data["title"], data["opening"], data["ending"]) == ("What we do", "This is for you.", "Ask us.")
    assert data["parts"] == [
        {"heading": "", "lines": ["We say hello."]},
        {"heading": "Who is there", "lines": ["We ask.", "We say goodbye."]},
    ]
    assert data["host"] + data["path"] == f"example.org/s/{data['code'].lower()}"
    assert not data["overdue"]
    late = replace(SITE, edition=replace(EDITION, today=date(2028, 1, 1)))
    assert print_family(view(late), "Toys", is_large=False)["overdue"]


def test_the_files_stand_beside_the_page() -> None:
    stem = "checklists/get-ready/family/get-ready-in-plain-words"
    assert family_pdf_addresses(SITE.made_pages[FAMILY], view()) == (f"{stem}.pdf", f"{stem}-large-print.pdf")
