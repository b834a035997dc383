"""Pages of text alone, and what a contents page gathers by itself."""

from __future__ import annotations

from typing import Any

import pytest

from practice_guide.guide import Page
from practice_guide.guide.links import Entry, Group

from ..small_pages import checklist_page, make_guide, make_page, make_site, show, source_page, tool_page


def view(path: str, *others: Page, **front: Any) -> tuple[Group, ...]:
    part = show("contents", make_page(path, **front), *others)
    return part.groups if part else ()


def scenario(name: str, tool: str) -> Page:
    block = {
        "id": name,
        "tool": tool,
        "story": ["One calls."],
        "answers": {"danger": "no"},
        "outcome": "call",
        "because": "Nothing was raised.",
        "discuss": ["Why?"],
    }
    return make_page(f"teach/scenarios/{name}.md", title=f"Case {name}", scenario=block)


def sheet(name: str) -> Entry:
    return Entry("Get ready", "How to call.", f"../checklists/{name}/")


def test_checklists_are_listed_by_the_moment_they_are_for() -> None:
    sheets = [checklist_page("b", moment="after"), checklist_page("a"), checklist_page("c", moment="before")]
    assert view("checklists/index.md", *sheets) == (
        Group(
            "before",
            "Before the call",
            (sheet("a"), sheet("c")),
        ),
        Group("after", "After the call", (sheet("b"),)),
    )


def test_sources_are_listed_by_their_kind() -> None:
    assert view("sources/index.md", source_page()) == (
        Group(
            "national-guidance",
            "National practice guides",
            (Entry("About guide-2020", "How to call.", "../sources/guide-2020/"),),
        ),
    )


def test_tools_are_listed_in_the_order_their_page_gives() -> None:
    groups = view("decisions/index.md", tool_page("a"), tool_page("b"), tools=["b", "a"])
    assert [[entry.url for entry in group.entries] for group in groups] == [["../decisions/b/", "../decisions/a/"]]


def test_scenarios_are_listed_by_tool() -> None:
    groups = view("teach/scenarios/index.md", tool_page("a"), tool_page("b"), scenario("x", "b"), scenario("y", "a"))
    assert [(group.id, [entry.title for entry in group.entries]) for group in groups] == [
        ("a", ["Case y"]),
        ("b", ["Case x"]),
    ]


def test_other_pages_gather_nothing_by_themselves() -> None:
    assert view("guide/index.md", checklist_page(), source_page()) == ()


@pytest.mark.parametrize("path", ["policy/leave.md", "guide/deep/calls.md", "checklists/notes.md"])
def test_a_page_in_any_other_folder_is_shown_as_guidance(path: str) -> None:
    assert make_guide(make_page(path)).problems == ()
    shown = make_site(make_page(path)).view(path, "<p>Hello.</p>")
    assert (shown.page.kind, shown.above, shown.below) == ("guide", (), ())
    assert [part.html for part in shown.body] == ["<p>Hello.</p>"]


def parts(page: Page) -> tuple[list[str], tuple[str, ...], tuple[str, ...]]:
    view = make_site(page).view(page.path, "")
    return [piece.component for piece in view.above], view.styles, view.scripts


def test_the_page_for_use_in_a_call_goes_parts() -> None:
    assert parts(make_page(serves="in-a-call")) == (["pocket"], ("pocket",), ("pocket",))


def test_other_pages_of_the_guide_do_not() -> None:
    assert parts(make_page()) == ([], (), ())


def test_a_checklist_brings_the_same_in_its_own_script() -> None:
    assert parts(checklist_page()) == (["checklist"], ("pocket", "checklist"), ("checklist",))
