"""Pages of text alone, and what a contents page gathers by itself."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from jinja2 import Environment, FileSystemLoader

from practice_guide.guide import Page

from ..small_pages import checklist_page, make_guide, make_page, make_site, show, source_page, tool_page

OVERRIDES = Path(__file__).parents[3] / "overrides"


def listed(path: str, *others: Page, **front: Any) -> list[tuple[str, str, list[str]]]:
    """Return what a contents page gathers: the id and title of each list, and the addresses in it."""
    part = show("contents", make_page(path, **front), *others)
    return [(group.id, group.title, [page.address for page in group.pages]) for group in part.groups] if part else []


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


def test_checklists_are_listed_by_the_moment_they_are_for() -> None:
    sheets = [checklist_page("b", moment="after"), checklist_page("a"), checklist_page("c", moment="before")]
    assert listed("checklists/index.md", *sheets) == [
        ("before", "Before the call", ["checklists/a/", "checklists/c/"]),
        ("after", "After the call", ["checklists/b/"]),
    ]


def test_sources_are_listed_by_their_kind() -> None:
    assert listed("sources/index.md", source_page()) == [
        ("national-guidance", "National practice guides", ["sources/guide-2020/"])
    ]


def test_tools_are_listed_in_the_order_their_page_gives() -> None:
    found = listed("decisions/index.md", tool_page("a"), tool_page("b"), tools=["b", "a"])
    assert found == [("tools", "The tools", ["decisions/b/", "decisions/a/"])]


def test_scenarios_are_listed_by_tool() -> None:
    found = listed("teach/scenarios/index.md", tool_page("a"), tool_page("b"), scenario("x", "b"), scenario("y", "a"))
    assert [(name, addresses) for name, _, addresses in found] == [
        ("a", ["teach/scenarios/y/"]),
        ("b", ["teach/scenarios/x/"]),
    ]


def test_a_page_in_a_list_is_shown_with_its_title_and_its_summary() -> None:
    page = make_page("sources/index.md")
    guide = make_site(page, source_page()).view(page.path, "")
    shown = Environment(loader=FileSystemLoader(OVERRIDES)).get_template("components/contents/contents.html")
    html = shown.render(guide=guide, part=guide.part("contents"))
    assert (
        '<li><a class="contents__link" href="../sources/guide-2020/">About guide-2020</a> '
        '<span class="contents__summary">How to call.</span></li>'
    ) in html


def test_other_pages_gather_nothing_by_themselves() -> None:
    assert listed("guide/index.md", checklist_page(), source_page()) == []


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
