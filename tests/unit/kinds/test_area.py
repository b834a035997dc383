"""What an area adds to the guide: its page, its lines on other pages, and areas side by side."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from practice_guide.guide import Page
from practice_guide.kinds.area import AREA, AreaLines, Comparison, Drift, PageLines, in_plain_words
from practice_guide.kinds.area_file import Parameters

from ..small_pages import (
    checklist_page,
    find_problems,
    make_catalogue,
    make_guide,
    make_page,
    make_site,
    show,
    tool_page,
)

CALLS = make_page(
    "guide/calls.md", '## Who is there {#who}\n\nAsk who is there.\n{#ask cite="own" reason="It helps."}\n'
)
NOTE = {
    "id": "ask-team",
    "on": "guide/calls.md#ask",
    "says": "Say your team.",
    "quotes": "Ask who is",
    "source": "Ours",
}
ALL_AREAS = make_page("local/index.md", title="All areas")


def area_page(name: str = "ours", **local: Any) -> Page:
    block = {"id": name, "name": name.title(), "covers": "One.", "standing": "invented", "owner": "practice lead"}
    return make_page(f"local/{name}.md", title=f"Area {name}", local=block | local)


def lines_on(page: Page, *others: Page) -> PageLines | None:
    found: PageLines | None = show("local-lines", page, *others)
    return found


def test_a_line_says_where_it_is_from_who_keeps_it_and_until_when() -> None:
    setting = {"value": 0, "source": "Our procedure", "seen": "2026-11-01", "review_by": "2027-01-01"}
    area: AreaLines = show("area", area_page(parameters={"report-days-initial": setting}))
    [line] = area.parameters.values()
    assert (line.id, line.title, line.text) == (
        "report-days-initial",
        "Reports before an initial conference",
        "0 working days",
    )
    assert (line.entry.source, line.seen, line.review_by) == ("Our procedure", date(2026, 11, 1), date(2027, 1, 1))
    assert line.owner == "practice lead"


def test_what_a_line_does_not_say_of_itself_the_page_says() -> None:
    area: AreaLines = show("area", area_page(parameters={"stay-throughout": {"value": False, "source": "Ours"}}))
    [line] = area.parameters.values()
    assert (line.text, line.seen, line.review_by) == ("No", date(2026, 11, 21), date(2027, 11, 20))


@pytest.mark.parametrize(
    ("value", "unit", "words"),
    [
        (True, "", "Yes"),
        (False, "", "No"),
        (0, "working days", "0 working days"),
        ("2-3", "minutes", "2-3 minutes"),
        (["the chair", "the family"], "", "the chair; the family"),
        ("only-if-chair-says", "", "Only if chair says"),
        ("A well-kept room.", "", "A well-kept room."),
    ],
)
def test_a_value_is_told_in_plain_words(value: object, unit: str, words: str) -> None:
    assert in_plain_words(value, unit) == words


@pytest.mark.parametrize(("day", "is_overdue"), [(date(2027, 2, 18), False), (date(2027, 2, 19), True)])
def test_a_number_that_nobody_rang_for_90_days_says_so(day: date, is_overdue: bool) -> None:
    page = area_page(contacts={"duty-team": {"telephone": "01632 960100", "rung": "2026-11-20"}})
    asks, contact = show("area", page).given["duty-team"]
    assert (asks.title, contact.ring_again_by, contact.is_overdue(day)) == ("Duty team", date(2027, 2, 18), is_overdue)
    told = "01632 960100 Rung on 20 November 2026."
    assert contact.told(day) == (
        f"{told} Not checked since 20 November 2026: check before use." if is_overdue else told
    )


def test_a_page_shows_the_notes_on_its_places_and_the_contacts_that_it_asks_for_in_its_order() -> None:
    given = {"telephone": "01632 960100", "rung": "2026-11-20"}
    ours = area_page(notes=[NOTE], contacts={"duty-team": given, "switchboard": given, "legal": given})
    page = make_page("guide/calls.md", CALLS.document.body, contacts=["legal", "duty-team"])
    lines = lines_on(page, ours, area_page("silent"), ALL_AREAS)
    assert lines
    [shown] = lines.areas
    assert [*shown.given] == ["legal", "duty-team"]
    assert [(note.entry.place, note.text) for note in shown.notes] == [("ask", "Say your team.")]
    assert lines.all_areas == "../../local/"


def test_a_list_asks_for_the_contacts_of_its_items_and_paper_has_a_line_for_each_that_the_area_does_not_give() -> None:
    items = [{"id": "a", "do": "Ask.", "contacts": ["domestic-abuse-specialist", "legal"]}, {"id": "b", "do": "Go."}]
    given = {"telephone": "01632 960100", "rung": "2026-11-20"}
    lines = lines_on(checklist_page("get-ready", *items), area_page(contacts={"legal": given}))
    assert lines
    [shown] = lines.areas
    assert ([*shown.given], shown.blank) == (["legal"], ["Specialist advice"])


def test_notes_on_a_question_and_on_an_outcome_stand_on_the_page_of_the_tool() -> None:
    tool = tool_page()
    question = NOTE | {"on": "decisions/go-or-call.md#danger", "quotes": "in danger"}
    outcome = NOTE | {"id": "go-how", "on": "decisions/go-or-call.md#outcome.go", "quotes": "Set a date."}
    ours = area_page(notes=[question, outcome])
    assert find_problems(tool, ours) == []
    lines = lines_on(tool, ours)
    assert lines
    assert [(note.entry.place, note.drift) for note in lines.areas[0].notes] == [
        ("danger", Drift("found")),
        ("outcome.go", Drift("found")),
    ]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("A call counts.", "a call can stand for a visit"),
        ("A video call counts as a visit under a plan.", "a call can stand for a visit"),
        ("You may ring instead of seeing the child. A phone call is enough in place of a visit.", "a call can stand"),
        ("Ring duty instead of 999.", "before 999"),
        ("Do not call 999.", "before 999"),
        ("Ring duty before you call 999.", "before 999"),
        ("A call never counts.", ""),
        ("A call counts as extra contact, and the visit stays due.", ""),
        ("A call does not replace a visit.", ""),
        ("Do not wait: ring 999.", ""),
        ("Ring 999 first, then duty.", ""),
    ],
)
def test_a_line_that_takes_something_back_is_refused(words: str, told: str) -> None:
    found = [problem.message for problem in make_guide(CALLS, area_page(notes=[NOTE | {"says": words}])).problems]
    assert [told in message for message in found] == [True] * bool(told)


def test_whoever_mends_local_lines_is_named_wherever_these_stand() -> None:
    given = {"e-mail": "lines@council.example"}
    lines = lines_on(CALLS, area_page(notes=[NOTE], contacts={"errors": given}))
    assert lines
    [shown] = lines.areas
    errors = shown.area.contacts.errors
    assert errors
    assert (errors.e_mail, shown.contacts) == ("lines@council.example", ())


def test_a_page_to_which_no_area_adds_anything_shows_nothing_of_areas() -> None:
    assert lines_on(make_page("guide/other.md"), CALLS, area_page(notes=[NOTE])) is None


def test_in_a_call_the_numbers_come_before_the_text() -> None:
    page = make_page("guide/calls.md", CALLS.document.body, serves="in-a-call")
    view = make_site(page, area_page(notes=[NOTE])).view(page.path, "")
    assert ([piece.component for piece in view.above], [piece.component for piece in view.below]) == (
        ["local-lines", "pocket"],
        [],
    )


def drift_of(note: dict[str, Any], *pages: Page) -> Drift | None:
    area: AreaLines = show("area", area_page(notes=[note]), *pages)
    return area.notes[0].drift


def test_words_that_still_stand_where_they_stood_are_found() -> None:
    assert drift_of(NOTE, CALLS) == Drift("found")


def test_words_that_changed_are_told_with_those_of_today() -> None:
    assert drift_of({**NOTE, "quotes": "Ask nobody."}, CALLS) == Drift("changed", "Ask who is there. It helps.")


def test_a_place_that_is_gone_is_told_with_what_became_of_it() -> None:
    gone = {"from": "guide/calls/#say", "why": "It stands there now.", "since": "2026-11-20", "to": "#ask"}
    page = make_page("guide/calls.md", CALLS.document.body, moved=[gone])
    assert drift_of({**NOTE, "on": "guide/calls.md#say"}, page) == Drift("orphaned", "It stands there now.")


def test_the_author_is_told_what_drifted_and_nothing_fails() -> None:
    page = area_page(notes=[{**NOTE, "quotes": "Ask nobody."}])
    assert find_problems(page, CALLS) == []
    [problem] = AREA.outdated(page, make_catalogue(page, CALLS))
    assert problem.message.endswith("have changed since this note was written: Ask who is there. It helps.")
    assert problem.detail == ("The note quotes: Ask nobody.",)


def test_areas_are_compared_parameter_by_parameter_and_silence_is_silence() -> None:
    ours = area_page(parameters={"chat-in-conference": {"value": "never", "source": "Ours"}})
    compared: Comparison = show("areas", ALL_AREAS, ours, area_page("silent"))
    said = {shown.area.name: {name: line.text for name, line in shown.parameters.items()} for shown in compared.areas}
    assert said == {"Ours": {"chat-in-conference": "Never"}, "Silent": {}}
    assert compared.asks == Parameters.asks()


def test_the_table_holds_what_was_said_and_silence_as_empty_cells_and_no_cell_is_a_formula() -> None:
    page = area_page(parameters={"quorum-rule": {"value": "=Three agencies", "source": "Ours"}})
    [(address, text)] = AREA.data(make_guide(page))
    assert address == "local/areas.csv"
    rows = text.splitlines()[1:]
    assert len(rows) == len(Parameters.asks())
    assert [row for row in rows if not row.endswith(",,,,,")] == [
        "Ours,Quorum,'=Three agencies,Ours,2026-11-21,2027-11-20,practice lead"
    ]
    assert "Ours,Chat in a conference,,,,," in rows
