from typing import Any

from practice_guide.guide.pages import Page
from practice_guide.views.home import HomeView, LastChange, MomentView, Say, home_view
from practice_guide.views.links import Links

from ..small_pages import checklist_page, make_catalogue, make_page, tool_page

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


def view(*others: Page, tools: tuple[str, ...] = (), **front: Any) -> HomeView:
    page = make_page("index.md", home=HOME, **front)
    catalogue = make_catalogue(page, make_page("guide/calls.md"), checklist_page(), *others)
    assert page.front.home
    return home_view(page.front.home, tools, catalogue, Links(catalogue, page.address))


def change(on: str, what: str) -> dict[str, str]:
    return {"on": on, "kind": "new", "what": what}


def test_the_home_page_says_what_its_author_wrote_with_links() -> None:
    shown = view()
    assert shown.in_a_call == (Say("Someone is there", "guide/calls/#who"),)
    assert shown.not_a_visit == "A call is not a visit."
    card = Links(make_catalogue(checklist_page()), "").checklist("get-ready")
    assert shown.moments == (MomentView("Before", "Get ready.", (Say("Calls", "guide/calls/"),), (card,)),)


def test_the_home_page_leads_with_its_tools_as_questions() -> None:
    assert [card.asks for card in view(tool_page(), tools=("go-or-call",)).tools] == ["Go or call?"]


def test_the_last_change_is_the_newest_of_any_page() -> None:
    older = make_page("guide/a.md", changes=[change("2026-01-01", "Old.")])
    newer = make_page("guide/b.md", title="B", changes=[change("2026-11-21", "New."), change("2026-02-01", "Older.")])
    assert view(older, newer).last_change == LastChange("21 November 2026", "new", "New.", "B", "guide/b/")


def test_a_guide_without_changes_has_no_last_one() -> None:
    assert view().last_change is None
