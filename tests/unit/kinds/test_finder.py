"""Finding a checklist by role and by need, and an invented case by theme."""

from __future__ import annotations

from typing import get_args

from practice_guide.guide import Page
from practice_guide.guide.links import Link
from practice_guide.kinds.finder import THEME_TITLES, Way
from practice_guide.kinds.scenario import Theme

from ..small_pages import checklist_page, make_page, show, tool_page


def view(*sheets: Page, path: str = "checklists/index.md") -> tuple[Way, ...]:
    part = show("contents", make_page(path), *sheets)
    return part.ways if part else ()


def test_a_list_stands_under_each_of_its_roles() -> None:
    [part] = view(checklist_page("a", roles=["manager", "chair"]), checklist_page("b", roles=["chair"]))
    assert [(choice.id, len(choice.lists)) for choice in part.choices] == [("chair", 2), ("manager", 1)]
    assert part.choices[1].lists == (Link("Get ready", "../checklists/a/"),)


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
    assert [choice.lists for choice in part.choices] == [(Link("What we do", "../checklists/a/family/"),)]


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
    fog, ice = (Link(name.capitalize(), f"../teach/scenarios/{name}/") for name in ("fog", "ice"))
    assert way.is_folded
    assert [(choice.id, choice.lists) for choice in way.choices] == [("first-steps", (fog,)), ("not-seen", (fog, ice))]


def test_cases_without_themes_are_not_listed_by_theme() -> None:
    assert view(tool_page(), case("snow"), path="teach/index.md") == ()


def test_every_theme_has_a_title() -> None:
    assert tuple(THEME_TITLES) == get_args(Theme)
