from datetime import date
from typing import Any

from practice_guide.guide.checks import check_dates
from practice_guide.guide.page import Page
from practice_guide.reading.problems import Problem

from ..small_pages import (
    checklist_page,
    dated_page,
    differences_page,
    find_problems,
    make_page,
    source_page,
    tool_page,
)

FILE = "docs/guide/calls.md"


def problems(page: Page, *others: Page, unreadable: tuple[str, ...] = ()) -> list[Problem]:
    return find_problems(page, *others, unreadable=unreadable)


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


def test_a_signpost_stands_alone() -> None:
    assert problems(statement('cite="signpost"')) == []
    assert [problem.message for problem in problems(statement('cite="signpost guide-2020"'), source_page())] == [
        'A signpost claims nothing, so it stands alone: cite="signpost". Where there is a source, leave it out.'
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


def sheet(**item: Any) -> Page:
    return checklist_page("get-ready", {"id": "ask", "do": "Ask.", **item}, tool="go-or-call")


def test_pages_that_fit_are_no_problem() -> None:
    page = sheet(when={"danger": ["yes"]}, when_words="If there is danger")
    assert problems(make_page(), source_page(), tool_page(), page) == []


def test_a_block_belongs_in_the_file_of_its_name() -> None:
    pages = [
        make_page("sources/other.md", source=source_page().document.data["source"]),
        make_page("decisions/other.md", decision=tool_page().document.data["decision"]),
    ]
    assert [(problem.file, problem.trail, problem.message) for problem in problems(*pages)] == [
        (
            "docs/sources/other.md",
            ("key",),
            'The file of "guide-2020" is docs/sources/guide-2020.md. Rename the file or change the key.',
        ),
        (
            "docs/decisions/other.md",
            ("id",),
            'The file of "go-or-call" is docs/decisions/go-or-call.md. Rename the file or change the id.',
        ),
    ]


def test_an_id_used_twice_on_a_page_is_reported_with_its_first_line() -> None:
    page = make_page(body='## Who {#who}\n\nAsk who is there.\n{#who cite="guide-2020"}\n')
    assert problems(page, source_page()) == [
        Problem("docs/guide/calls.md", 7, (), 'The id "who" is already used on line 4 of this page. Choose another.')
    ]


def test_a_review_not_after_the_last_one_is_reported() -> None:
    message = "The next review must come after the last one. Write a later date."
    for review_by in ("2026-11-21", "2026-11-20"):
        page = make_page(review_by=review_by)
        assert problems(page) == [Problem("docs/guide/calls.md", 2, ("review_by",), message)]


def test_a_condition_needs_a_tool() -> None:
    page = checklist_page("get-ready", {"id": "ask", "do": "Ask.", "when": {"danger": ["yes"]}, "when_words": "If"})
    assert [problem.message for problem in problems(page)] == [
        "A condition needs the tool whose answers it reads. Add `tool:` to the checklist."
    ]


def test_a_checklist_for_an_unknown_tool_is_reported() -> None:
    assert [problem.message for problem in problems(sheet(), tool_page("go-or-ring"))] == [
        'There is no decision tool called "go-or-call". Did you mean "go-or-ring"?'
    ]


def test_a_checklist_for_a_tool_that_cannot_be_read_is_not_judged() -> None:
    page = sheet(when={"what": ["ever"]}, when_words="If")
    assert problems(page, unreadable=("decisions/go-or-call.md",)) == []


def test_a_condition_on_an_unknown_question_or_answer_is_reported() -> None:
    page = sheet(when=[{"dangers": ["yes"]}, {"danger": ["yess"]}], when_words="If")
    assert [problem.message for problem in problems(page, tool_page())] == [
        'The tool has no question called "dangers". Did you mean "danger"?',
        'The question "danger" has no answer called "yess". Did you mean "yes"?',
    ]


def due(review_by: str) -> Page:
    return make_page(reviewed="2026-01-01", review_by=review_by)


def test_what_was_done_on_the_very_day_is_not_in_the_future() -> None:
    assert check_dates([due("2026-11-20")], date(2026, 1, 1)) == []
    assert [problem.trail for problem in check_dates([due("2026-11-20")], date(2025, 12, 31))] == [("reviewed",)]


def test_the_day_of_an_agreement_counts_too() -> None:
    tool = tool_page(signed_off={"role": "A manager", "on": "2026-11-22", "logic": "CDF4-7KMR"})
    assert [problem.message for problem in check_dates([tool], date(2026, 11, 21))] == [
        "2026-11-22 is in the future. Write the day when it was done."
    ]


def test_a_review_is_due_within_three_years() -> None:
    assert check_dates([due("2029-01-01")], date(2026, 11, 21)) == []
    assert len(check_dates([due("2029-01-02")], date(2026, 11, 21))) == 1
