"""A plan for a session: what its page shows, and when it needs another look."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from practice_guide.commands.changes import describe
from practice_guide.editions.history import History
from practice_guide.editions.ledger import Place, make_ledger
from practice_guide.guide import Page
from practice_guide.guide.catalogue import Catalogue
from practice_guide.kinds.session import CHANGED, NEVER_SEEN, SESSION, SessionView, words_code
from practice_guide.reading.problems import Problem
from practice_guide.site import Site

from ..small_pages import EDITION, make_catalogue, make_guide, make_page, show, tool_page

LINE = "Ask who is there."
CALLS = make_page(body=f"""## Someone else {{#someone-else}}\n\n{LINE}\n{{#ask-who cite="own" reason="It helps."}}\n""")
CODE = words_code(Place("statement", (LINE, "It helps."), {}))
EVERY = {
    "before": ["Agree who leads."],
    "opening": ["Bring no real family."],
    "second_person": ["They go with whoever leaves."],
    "support": ["Say whom to turn to."],
    "online": ["Record nothing."],
    "accessible": ["Ask each person what they need."],
    "disagreements": ["Take them to a manager."],
}
LIST = make_page("teach/sessions/index.md", title="Session plans", every_session=EVERY)
CASE = make_page(
    "teach/scenarios/fog.md",
    title="Fog",
    summary="You see little.",
    scenario={
        "id": "fog",
        "tool": "go-or-call",
        "story": ["Somebody rings."],
        "answers": {"danger": "yes"},
        "outcome": "go",
        "because": "Somebody is in danger.",
        "discuss": ["What first?"],
    },
)


def plan(seen: str = CODE, **session: Any) -> Page:
    block = {
        "id": "a-plan",
        "for": "Everyone.",
        "aim": "To learn.",
        "outcomes": ["Say hello."],
        "led_by": "A trainer.",
        "opening": "This is about calls.",
        "parts": [
            {"id": "arrive", "title": "Arrive", "minutes": 15, "does": ["Read it."], "scenarios": ["fog"]},
            {"id": "close", "title": "Close", "minutes": 30, "does": ["Write a line."]},
        ],
        "rests_on": [{"link": "guide/calls.md#ask-who", "seen": seen}],
    }
    return make_page("teach/sessions/a-plan.md", title="A plan", cpd="I learned ...", session=block | session)


def view(page: Page) -> SessionView:
    found: SessionView = show("session", page, CALLS, LIST, CASE, tool_page())
    return found


def look_again(page: Page, catalogue: Catalogue | None = None) -> list[Problem]:
    return [*SESSION.outdated(page, catalogue or make_catalogue(page, CALLS))]


def test_a_plan_shows_its_minutes_its_cases_and_what_holds_for_every_session() -> None:
    shown = view(plan())
    assert shown.session.minutes == 45
    assert shown.every.before == ["Agree who leads."]
    assert [(part.id, part.scenarios) for part in shown.session.parts] == [("arrive", ["fog"]), ("close", [])]


def test_each_part_has_a_place_of_its_own() -> None:
    assert [anchor.id for anchor in plan().anchors] == ["part.arrive", "part.close"]


def test_what_it_rests_on_is_shown_in_the_words_of_the_guide() -> None:
    shown = view(plan())
    [line] = shown.rests_on
    assert (line.place.title, line.page.front.title) == (LINE, "Calls")
    assert not shown.has_changed


def test_a_line_that_changed_since_is_marked_on_the_plan() -> None:
    shown = view(plan(seen="AAAA-AAAA"))
    assert [line.is_changed for line in shown.rests_on] == [True]
    assert shown.has_changed


def test_a_line_as_it_was_seen_asks_for_nothing() -> None:
    assert look_again(plan()) == []
    assert look_again(make_page()) == []


def test_a_line_whose_words_changed_asks_for_another_look_with_its_code() -> None:
    page = plan(seen="AAAA-AAAA")
    [problem] = look_again(page)
    assert (problem.trail, problem.message) == (("rests_on", "item 1", "link"), CHANGED)
    assert problem.detail == (f"Read both, mend the plan if need be, then write seen: {CODE}",)


def test_a_line_that_nobody_looked_at_is_told() -> None:
    page = plan(rests_on=[{"link": "guide/calls.md#ask-who"}])
    assert [problem.message for problem in look_again(page)] == [NEVER_SEEN]


def test_what_a_line_means_to_tools_does_not_change_its_code() -> None:
    assert words_code(Place("statement", (LINE, "It helps."), {"cite": ["own"]})) == CODE


def test_plans_are_listed_by_the_page_of_their_folder() -> None:
    part = show("contents", LIST, plan(), CALLS, CASE, tool_page())
    assert [(group.title, [page.front.title for page in group.pages]) for group in part.groups] == [
        ("The plans", ["A plan"])
    ]


def test_a_plan_has_no_problems_in_a_guide_with_what_it_names() -> None:
    assert make_guide(plan(), CALLS, LIST, CASE, tool_page()).problems == ()


def test_an_edition_names_the_plans_that_teach_what_it_changed() -> None:
    then, now = (make_page(body=CALLS.document.body.replace(LINE, words)) for words in ("Ask first.", LINE))
    other = plan(id="other", rests_on=[{"link": "guide/calls.md#someone-else"}])
    before = make_ledger((then,), {}, (), "2026.1", date(2026, 11, 21))
    pages = (now, plan(), replace(other, path="teach/sessions/other.md"), LIST, CASE, tool_page())
    guide = make_guide(*pages)
    after = make_ledger(pages, {}, (), "2026.2", date(2026, 11, 28))
    site = Site(guide, replace(EDITION, name="2026.3"), History((before, after)))
    shown = site.view("editions/2026.2.md", "").part("edition")["edition"].plans
    [(page, [line])] = shown
    assert (page.front.title, line.place.title, line.is_changed) == ("A plan", LINE, False)
    told = describe(Site(guide, EDITION, History((before,))))
    assert "Session plan to look at again: docs/teach/sessions/a-plan.md  A plan\n    guide/calls.md#ask-who" in told
    assert "docs/teach/sessions/other.md" not in told
