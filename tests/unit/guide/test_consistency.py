from typing import Any

from practice_guide.guide.consistency import check_consistency
from practice_guide.guide.pages import Page
from practice_guide.problems import Problem

from ..small_pages import checklist_page, make_catalogue, make_page, source_page, tool_page


def problems(*pages: Page, unreadable: tuple[str, ...] = ()) -> list[Problem]:
    return check_consistency(make_catalogue(*pages, unreadable=unreadable))


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
    page = make_page(body='## Who {#who}\n\nAsk who is there.\n{#who cite="a"}\n')
    assert problems(page) == [
        Problem("docs/guide/calls.md", 7, (), 'The id "who" is already used on line 4 of this page. Choose another.')
    ]


def test_a_review_not_after_the_last_one_is_reported() -> None:
    message = "The next review must come after the last one. Write a later date."
    for review_by in ("2026-11-21", "2026-11-20"):
        page = make_page(review_by=review_by)
        assert problems(page) == [Problem("docs/guide/calls.md", 2, ("review_by",), message)]


def test_a_condition_needs_words_for_the_blank_sheet() -> None:
    assert [problem.message for problem in problems(sheet(when={"danger": ["yes"]}), tool_page())] == [
        "A condition needs `when_words` too: the blank sheet shows it in words."
    ]


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
