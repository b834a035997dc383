"""Finding a checklist by role and by need, and an invented case by theme; and printing several lists at once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from practice_guide.guide import Page
from practice_guide.kinds.finder import PRINT_SEVERAL, PrintedList, Way

from ..small_pages import EDITION, checklist_page, make_guide, make_page, make_site, show, source_page, tool_page


def view(*sheets: Page, path: str = "checklists/index.md") -> tuple[Way, ...]:
    part = show("contents", make_page(path), *sheets)
    return part.ways if part else ()


def test_a_list_stands_under_each_of_its_roles() -> None:
    [part] = view(checklist_page("a", roles=["manager", "chair"]), checklist_page("b", roles=["chair"]))
    assert [(choice.id, len(choice.pages)) for choice in part.choices] == [("chair", 2), ("manager", 1)]
    assert [page.address for page in part.choices[1].pages] == ["checklists/a/"]


def test_needs_come_in_our_order_and_a_new_one_last_in_its_own_words() -> None:
    [part] = view(checklist_page("a", needs=["lip-reader", "interpreter", "domestic-abuse"]))
    assert [choice.title for choice in part.choices] == [
        "There is, was or may be domestic abuse",
        "Someone needs an interpreter",
        "Lip reader",
    ]


def test_there_is_nothing_to_find_where_lists_name_neither() -> None:
    assert view(checklist_page("a")) == ()


def test_sheets_for_a_family_stand_together() -> None:
    family = {"title": "What we do", "opening": "Hello.", "mirrors": {"read": {"say": "We read."}}}
    [part] = view(checklist_page("a", family=family), checklist_page("b"))
    assert (part.id, part.title) == ("for-families", "Sheets for a family")
    [choice] = part.choices
    assert [(page.front.title, page.address) for page in choice.pages] == [("What we do", "checklists/a/family/")]


def test_other_pages_have_no_finder() -> None:
    assert view(checklist_page("a", roles=["chair"]), path="guide/index.md") == ()


def case(name: str, *themes: str) -> Page:
    block = {
        "id": name,
        "tool": "go-or-call",
        "themes": list(themes),
        "story": ["Somebody rings."],
        "answers": {"danger": "yes"},
        "outcome": "go",
        "because": "Somebody is in danger.",
        "discuss": ["What first?"],
    }
    return make_page(f"teach/scenarios/{name}.md", title=name.capitalize(), scenario=block)


def test_a_case_stands_under_each_of_its_themes_in_our_order() -> None:
    cases = (case("fog", "not-seen", "first-steps"), case("ice", "not-seen"), case("snow"))
    [way] = view(tool_page(), *cases, path="teach/index.md")
    assert way.is_folded
    assert [(choice.id, [page.front.title for page in choice.pages]) for choice in way.choices] == [
        ("first-steps", ["Fog"]),
        ("not-seen", ["Fog", "Ice"]),
    ]


def test_cases_without_themes_are_not_listed_by_theme() -> None:
    assert view(tool_page(), case("snow"), path="teach/index.md") == ()


def printed(*sheets: Page, site_url: str = EDITION.site_url) -> dict[str, list[PrintedList]]:
    site = make_site(source_page(), *sheets, edition=replace(EDITION, site_url=site_url))
    found: dict[str, list[PrintedList]] = site.view("checklists/print.md", "").part("print-several")
    return found


def dated(page: Page, **dates: date) -> Page:
    return replace(page, front=page.front.model_copy(update=dates))


def test_lists_stand_in_the_order_of_the_work() -> None:
    moments = printed(checklist_page("b", moment="after"), checklist_page("a"), checklist_page("c", moment="before"))
    assert [(title, [one.part.checklist.id for one in lists]) for title, lists in moments.items()] == [
        ("Before the call", ["a", "c"]),
        ("After the call", ["b"]),
    ]


def test_a_sheet_carries_the_code_and_the_lines_of_its_own_page() -> None:
    page = checklist_page("a")
    [[one]] = printed(page).values()
    own = make_site(page, source_page()).view(page.path, "").part("checklist")
    assert (one.part.mark, one.part.checklist) == (own.mark, own.checklist)
    assert (one.page.path, one.address) == ("checklists/a.md", "https://example.org/guide/checklists/a/")


def test_a_site_without_an_address_prints_none() -> None:
    [[one]] = printed(checklist_page("a"), site_url="").values()
    assert (one.address, one.part.mark.qr) == ("", "")


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
