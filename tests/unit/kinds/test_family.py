"""A family sheet as page, PDF and code show it, from one made-up list."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from practice_guide.guide import Page
from practice_guide.guide.view import DocumentView
from practice_guide.kinds.checklist import CHECKLIST, item_code
from practice_guide.kinds.family import CHANGED, FAMILY, NEVER_SEEN, TELLING, family_pages
from practice_guide.reading.problems import Problem
from practice_guide.site import Site

from ..small_pages import EDITION, checklist_page, find_problems, make_catalogue, make_guide, make_page, make_site

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
SHEET = "checklists/get-ready/family.md"
SITE = make_site(LIST)


def look_again(page: Page) -> list[Problem]:
    return [*FAMILY.outdated(page, make_catalogue(page))]


def view(site: Site = SITE) -> DocumentView:
    return site.view(SHEET, "")


def test_a_heading_starts_a_part_and_lines_lead_to_their_items() -> None:
    shown = view().part("family")
    assert shown
    assert shown.groups == (
        ("", [("greet", "We say hello.")]),
        ("Who is there", [("ask", "We ask."), ("end", "We say goodbye.")]),
    )
    assert (shown.sheet.ending, shown.name) == ("Ask us.", "get-ready-in-plain-words")


def test_the_list_leads_to_its_family_sheet() -> None:
    shown = SITE.view(LIST.path, "").part("checklist")
    assert shown
    assert shown.checklist.family.title == "What we do"
    assert SITE.made_pages[SHEET].address == "checklists/get-ready/family/"


def test_a_family_sheet_has_a_code_of_its_own() -> None:
    of_list, of_family = CHECKLIST.sheet(LIST), FAMILY.sheet(SITE.made_pages[SHEET])
    assert of_list
    assert of_family
    assert of_list.code != of_family.code


def test_its_code_page_knows_that_it_is_for_a_family() -> None:
    code = view().part("family").mark.code
    found = SITE.view(f"s/{code.lower()}.md", "").part("sheet")
    assert (found.code, found.title, found.is_for_family) == (code, "What we do", True)
    assert found.url == "../../checklists/get-ready/family/"
    assert [entry.is_for_family for entry in SITE.view("s/index.md", "").part("sheets").today].count(True) == 1


def printed(site: Site = SITE) -> dict[str, Any]:
    """Return what the PDF in large print prints."""
    [found] = [entry.data for entry in FAMILY.pdfs(site.guide, lambda page: site.view(page.path, ""), "Toys")][1:]
    return found


def test_a_pdf_prints_what_the_page_shows() -> None:
    data = printed()
    assert (data["title"], data["opening"], data["ending"]) == ("What we do", "This is for you.", "Ask us.")
    assert data["parts"] == [
        {"heading": "", "lines": ["We say hello."]},
        {"heading": "Who is there", "lines": ["We ask.", "We say goodbye."]},
    ]
    assert data["host"] + data["path"] == f"example.org/guide/s/{data['code'].lower()}"
    assert not data["overdue"]
    assert printed(replace(SITE, edition=replace(EDITION, today=date(2028, 1, 1))))["overdue"]


def test_the_files_stand_beside_the_page() -> None:
    stem = "checklists/get-ready/family/get-ready-in-plain-words"
    pdfs = FAMILY.pdfs(SITE.guide, lambda page: SITE.view(page.path, ""), "Toys")
    assert [entry.address for entry in pdfs] == [f"{stem}.pdf", f"{stem}-large-print.pdf"]


READ = {"id": "read", "do": "Read the plan."}
ASK = {"id": "ask", "do": "Ask who is there.", "why": "It may be many."}


def sheet(mirrors: dict[str, Any], *items: dict[str, Any], **more: Any) -> Page:
    family = {"title": "What we do", "opening": "This is for you.", "mirrors": mirrors, **more}
    return checklist_page("get-ready", *(items or (READ, ASK)), family=family)


def code(**item: Any) -> str:
    checklist = CHECKLIST.block(checklist_page("get-ready", {**READ, **item}))
    assert checklist
    return item_code(checklist.items[0])


def faults(page: Page) -> list[Problem]:
    return list(make_guide(page).problems)


def test_a_line_or_a_reason_for_each_item_is_no_problem() -> None:
    page = sheet({"read": {"say": "We read it with you."}, "ask": {"left_out": "It is our own work."}})
    assert [*faults(page)] == []
    assert [*faults(checklist_page("get-ready"))] == []
    assert [*faults(make_page())] == []


def test_lines_stand_in_the_order_of_the_list() -> None:
    page = sheet({"ask": {"say": "We ask."}, "read": {"say": "We read."}})
    checklist = CHECKLIST.block(page)
    assert checklist
    assert [line.say for _, line in checklist.family_lines] == ["We read.", "We ask."]


def test_a_line_for_no_item_and_an_item_without_a_line_are_both_reported() -> None:
    page = sheet({"red": {"say": "We read."}, "ask": {"say": "We ask."}})
    assert {problem.message for problem in faults(page)} == {
        'The item "read" has no line for the family. Add `read:` with `say`, or with `left_out` and a reason.',
        'The list has no item called "red". Did you mean "read"?',
    }


@pytest.mark.parametrize(
    "words", ["If there is abuse.", "VIOLENCE", "Are you safe?", "A code word", "the risks", "He may hurt", "in danger"]
)
def test_words_that_tell_of_a_worry_are_refused_wherever_they_stand(words: str) -> None:
    said = {"read": {"say": "We read."}, "ask": {"say": "We ask."}}
    pages = [
        sheet(said, title=words),
        sheet(said, opening=words),
        sheet(said, ending=words),
        sheet({**said, "read": {"say": words}}),
        sheet({**said, "read": {"say": "We read.", "heading": words}}),
    ]
    for page in pages:
        [problem] = faults(page)
        assert problem.message.startswith("A sheet for the family does not say")


@pytest.mark.parametrize(
    ("words", "telling"),
    [
        ("Agree a code-word.", "code-word"),
        ("Agree a codeword.", "codeword"),
        ("Agree a code\N{NON-BREAKING HYPHEN}word.", "code\N{NON-BREAKING HYPHEN}word"),
        ("It is scary.", "scary"),
        ("It is scarier.", "scarier"),
        ("Who is scaring you?", "scaring"),
        ("It gave you a fright.", "fright"),
        ("Who controls you?", "controls"),
        ("You feel controlled.", "controlled"),
        ("To take control of you", "control of you"),
        ("To control him", "control him"),
        ("Coercive", "Coercive"),
        ("We worry.", "worry"),
        ("We are worried.", "worried"),
        ("Your worries", "worries"),
        ("A bruise", "bruise"),
        ("Are you bruised?", "bruised"),
        ("Are you injured?", "injured"),
        ("An injury", "injury"),
        ("Who stalks you?", "stalks"),
    ],
)
def test_each_form_of_a_telling_word_is_found_whole(words: str, telling: str) -> None:
    found = TELLING.search(words)
    assert found
    assert found[0] == telling


@pytest.mark.parametrize(
    "words",
    [
        "We share our notes.",
        "The child is charming.",
        "A friskier dog.",
        "You control the camera.",
        "You can control your camera.",
        "You are in control.",
        "The remote control",
        "Enter the code. Word it as you like.",
        "The code and your password",
        "Time is scarce, and we scarcely have a scarf.",
        "We are sorry.",
        "We bring a brush.",
    ],
)
def test_ordinary_words_are_let_stand(words: str) -> None:
    assert not TELLING.search(words)


def test_a_list_whose_id_tells_has_no_family_sheet() -> None:
    family = {"title": "What we do", "opening": "This is for you.", "mirrors": {"read": {"say": "We read it."}}}
    page = checklist_page("domestic-abuse-safe-contact", READ, family=family)
    [problem] = faults(page)
    assert (problem.trail, problem.message) == (
        ("id",),
        'The address of the family sheet would say "domestic": others may see it. This list can have no `family:`.',
    )
    assert [*faults(checklist_page("domestic-abuse-safe-contact"))] == []


def test_why_a_line_is_left_out_may_say_anything_since_only_authors_read_it() -> None:
    page = sheet({"read": {"say": "We read."}, "ask": {"left_out": "Where there may be abuse, it would tell."}})
    assert [*faults(page)] == []


def test_a_line_seen_beside_its_item_as_it_is_asks_for_nothing() -> None:
    page = sheet({"read": {"say": "We read.", "seen": code()}, "ask": {"left_out": "It is our own work."}})
    assert [*look_again(page), *look_again(make_page())] == []


def test_a_line_whose_item_changed_since_is_listed_with_the_code_to_write() -> None:
    page = sheet({"read": {"say": "We read.", "seen": code()}}, {**READ, "do": "Read every plan."})
    [problem] = look_again(page)
    assert (problem.file, problem.trail) == ("docs/checklists/get-ready.md", ("family", "mirrors", "read"))
    assert problem.message == CHANGED
    assert problem.detail == (f"Read both, mend the line if need be, then write seen: {code(do='Read every plan.')}",)


def test_a_line_that_was_never_set_beside_its_item_is_listed_as_such() -> None:
    [problem] = look_again(sheet({"read": {"say": "We read."}}, READ))
    assert problem.message == NEVER_SEEN


@pytest.mark.parametrize(
    ("change", "is_seen"),
    [
        ({"do": "Read."}, False),
        ({"why": "It helps."}, False),
        ({"ask_aloud": "May I?"}, False),
        ({"critical": True}, False),
        ({"cite": ["guide-2020"]}, True),
    ],
)
def test_what_an_item_says_counts_and_not_what_it_rests_on(change: dict[str, Any], is_seen: bool) -> None:
    assert (code(**change) == code()) is is_seen


def test_a_family_sheet_has_a_page_below_its_list_as_current_as_the_list() -> None:
    page = sheet({"read": {"say": "We read."}, "ask": {"left_out": "It is our own work."}})
    [made] = family_pages(make_catalogue(page, checklist_page("other")))
    assert (made.address, made.kind, made.origin) == ("checklists/get-ready/family/", "family", page)
    assert (made.front.title, made.front.summary) == ("What we do", "This is for you.")
    assert (made.front.reviewed, made.front.review_by) == (page.front.reviewed, page.front.review_by)
    assert [anchor.id for anchor in made.anchors] == ["read"]


def test_authors_may_link_a_family_sheet_and_no_sheet_that_a_list_lacks() -> None:
    page = make_page(
        "for/families.md", "[One](../checklists/get-ready/family.md), [other](../checklists/other/family.md)."
    )
    said = [problem.message for problem in find_problems(page, LIST) if problem.file == page.document.file]
    assert [words.partition(" in docs/")[0] for words in said] == ['There is no page "checklists/other/family.md"']
