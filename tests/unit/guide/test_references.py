from typing import Any

from practice_guide.guide.pages import Page
from practice_guide.guide.references import check_references
from practice_guide.problems import Problem

from ..small_pages import (
    checklist_page,
    dated_page,
    differences_page,
    make_catalogue,
    make_page,
    source_page,
    tool_page,
)

FILE = "docs/guide/calls.md"


def problems(page: Page, *others: Page, unreadable: tuple[str, ...] = ()) -> list[Problem]:
    return check_references(make_catalogue(page, *others, unreadable=unreadable))


def statement(attributes: str) -> Page:
    return make_page(body=f"Ask who is there.\n{{#ask-who {attributes}}}\n")


def item(**more: Any) -> Page:
    return make_page(take_away=[{"text": "Ask.", **more}])


def test_whole_references_are_no_problem() -> None:
    page = statement('cite="guide-2020:platform own" reason="It helps." differs="chat" dated="data-law"')
    assert problems(page, source_page(), differences_page(), dated_page()) == []


def test_a_cite_of_an_unknown_source_is_reported_with_the_nearest_one() -> None:
    assert problems(statement('cite="guide-2002:platform"'), source_page()) == [
        Problem(FILE, 5, ("ask-who",), 'There is no source called "guide-2002". Did you mean "guide-2020"?')
    ]


def test_a_cite_of_an_unknown_section_is_reported_with_those_there_are() -> None:
    assert problems(item(cite=["guide-2020:chat"]), source_page(sections=("platform", "recording"))) == [
        Problem(
            FILE,
            2,
            ("take_away", "item 1", "cite"),
            'The source "guide-2020" has no section called "chat". Sections: "platform", "recording".',
        )
    ]


def test_our_own_addition_needs_a_reason_in_text_and_in_front_matter() -> None:
    message = 'Our own addition needs a reason: write reason="..." beside cite="own".'
    assert problems(statement('cite="own"')) == [Problem(FILE, 5, ("ask-who",), message)]
    assert problems(item(cite=["own"])) == [Problem(FILE, 2, ("take_away", "item 1", "cite"), message)]


def test_a_reason_without_own_is_reported() -> None:
    assert [problem.message for problem in problems(item(reason="It helps."))] == [
        'A reason stands only beside our own addition. Add "own" to cite, or remove the reason.'
    ]


def test_an_unknown_difference_and_dated_entry_are_reported() -> None:
    page = statement('cite="guide-2020" differs="chats" dated="data-laws"')
    assert [problem.message for problem in problems(page, source_page(), differences_page(), dated_page())] == [
        'There is no difference called "chats". Did you mean "chat"?',
        'There is no dated entry called "data-laws". Did you mean "data-law"?',
    ]


def test_nothing_is_said_of_a_difference_while_a_page_cannot_be_read() -> None:
    page = statement('cite="guide-2020" differs="chat"')
    assert problems(page, source_page(), unreadable=("differences.md",)) == []


def test_a_link_to_a_missing_page_is_reported_in_text_and_in_front_matter() -> None:
    message = 'There is no page "guide/call.md" in docs/. Did you mean "guide/calls.md"?'
    assert problems(make_page(body="See [calls](call.md).\n")) == [Problem(FILE, 4, (), message)]
    assert problems(item(link="guide/call.md")) == [Problem(FILE, 2, ("take_away", "item 1", "link"), message)]


def test_a_link_to_a_missing_place_is_reported() -> None:
    page = make_page(body="## Who {#who}\n\nSee [who](#who), [why](../guide/calls.md#why).\n")
    assert problems(page) == [
        Problem(FILE, 6, (), 'The page "guide/calls.md" has no place called "why". Did you mean "who"?')
    ]


def test_an_address_elsewhere_is_left_alone() -> None:
    assert problems(item(link="https://example.org/x.md")) == []


def test_unknown_tools_and_checklists_are_reported_wherever_they_are_named() -> None:
    page = make_page(tools=["go-or-cal"], checklists=["get-redy"])
    found = problems(page, tool_page(), checklist_page())
    assert [(problem.trail, problem.message) for problem in found] == [
        (("tools", "item 1"), 'There is no decision tool called "go-or-cal". Did you mean "go-or-call"?'),
        (("checklists", "item 1"), 'There is no checklist called "get-redy". Did you mean "get-ready"?'),
    ]


def test_a_planned_checklist_may_be_named() -> None:
    planned = [{"id": "later", "title": "Later", "items": ["Read."]}]
    assert problems(make_page(checklists=["later"], planned_checklists=planned)) == []


def test_an_outcome_may_name_only_checklists_that_exist() -> None:
    outcomes = {
        "go": {"title": "Go", "first": "Set a date.", "checklists": ["get-red"]},
        "call": {"title": "Call", "first": "Plan it.", "clears": {"needs": []}},
    }
    page = tool_page(outcomes=outcomes)
    assert [(problem.trail, problem.message) for problem in problems(page, checklist_page())] == [
        (
            ("outcomes", "go", "checklists", "item 1"),
            'There is no checklist called "get-red". Did you mean "get-ready"?',
        )
    ]


def test_nothing_is_said_of_a_tool_whose_page_cannot_be_read() -> None:
    assert problems(make_page(tools=["go-or-call"]), unreadable=("decisions/go-or-call.md",)) == []
