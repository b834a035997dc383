"""The home page: what its author wrote, and what it gathers from the rest of the guide."""

from __future__ import annotations

from datetime import date
from typing import Any

from practice_guide.guide import Page
from practice_guide.kinds.home import HomePart

from ..small_pages import checklist_page, find_problems, make_page, make_site, show, tool_page

HOME = {
    "in_a_call": [{"say": "Someone is there", "link": "guide/calls.md#who"}],
    "moments": [
        {
            "title": "Before",
            "says": "Get ready.",
            "links": [{"say": "Calls", "link": "guide/calls.md"}],
            "checklists": ["get-ready"],
        }
    ],
    "not_a_visit": "A call is not a visit.",
}
CALLS = make_page("guide/calls.md", "## Who {#who}\n")


def view(*others: Page, **front: Any) -> HomePart:
    found: HomePart = show("home", make_page("index.md", home=HOME, **front), CALLS, checklist_page(), *others)
    return found


def change(on: str, what: str) -> dict[str, str]:
    return {"on": on, "kind": "new", "what": what}


def test_the_home_page_says_what_its_author_wrote() -> None:
    home = view().home
    assert (home.in_a_call[0].say, home.in_a_call[0].link) == ("Someone is there", "guide/calls.md#who")
    assert home.moments[0].checklists == ["get-ready"]


def test_the_home_page_leads_with_its_tools_as_questions() -> None:
    page = make_page("index.md", home=HOME, tools=["go-or-call"])
    shown = make_site(page, CALLS, checklist_page(), tool_page()).view("index.md", "")
    assert [shown.links.card("decision tool", name).note for name in shown.page.front.tools] == ["Go or call?"]


def test_a_checklist_of_a_moment_must_exist() -> None:
    page = make_page("index.md", home=HOME)
    assert [(problem.trail, problem.message) for problem in find_problems(page, CALLS)] == [
        (("home", "moments", "item 1", "checklists", "item 1"), 'There is no checklist called "get-ready". ')
    ]


def test_the_last_change_is_the_newest_of_any_page() -> None:
    older = make_page("guide/a.md", changes=[change("2026-01-01", "Old.")])
    newer = make_page("guide/b.md", title="B", changes=[change("2026-11-21", "New."), change("2026-02-01", "Older.")])
    found = view(older, newer).last_change
    assert found
    assert (found[0].on, found[0].what, found[1].front.title) == (date(2026, 11, 21), "New.", "B")


def test_a_guide_without_changes_has_no_last_one() -> None:
    assert view().last_change is None
