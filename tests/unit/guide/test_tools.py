from practice_guide.guide.tools import check_tools
from practice_guide.problems import Problem

from ..small_pages import make_catalogue, make_page, tool_page

NEVER_RAISED = {
    "ask": {"title": "Ask", "first": "Ask."},
    "go": {"title": "Go", "first": "Set a date."},
    "call": {"title": "Call", "first": "Plan it.", "clears": {"needs": ["danger"]}},
}


def test_a_tool_that_keeps_the_contract_is_compiled_and_counted() -> None:
    page = tool_page()
    proved, problems = check_tools(make_catalogue(make_page(), page))
    assert problems == []
    assert list(proved) == ["go-or-call"]
    checked = proved["go-or-call"]
    assert (checked.page, checked.decision, checked.proof.routes) == (page, page.front.decision, 2)
    assert checked.data["id"] == "go-or-call"


def test_a_tool_whose_references_lead_nowhere_is_reported_and_not_proved() -> None:
    answers = {"yes": {"say": "Yes", "raises": "goo", "because": "It is."}, "no": {"say": "No"}}
    page = tool_page(questions={"danger": {"ask": "Is anyone in danger?", "answers": answers}})
    proved, problems = check_tools(make_catalogue(page))
    assert proved == {}
    assert problems == [
        Problem(
            "docs/decisions/go-or-call.md",
            2,
            ("questions", "danger", "answers", "yes", "raises"),
            'There is no outcome called "goo". Did you mean "go"?',
        )
    ]


def test_a_tool_that_fails_a_proof_is_reported_and_not_published() -> None:
    proved, problems = check_tools(make_catalogue(tool_page(outcomes=NEVER_RAISED)))
    assert proved == {}
    assert [problem.trail for problem in problems] == [("outcomes", "ask")]


def test_one_bad_tool_does_not_hide_the_others() -> None:
    proved, problems = check_tools(make_catalogue(tool_page("bad", outcomes=NEVER_RAISED), tool_page("good")))
    assert list(proved) == ["good"]
    assert {problem.file for problem in problems} == {"docs/decisions/bad.md"}
