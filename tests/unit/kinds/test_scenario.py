"""What the page of a scenario shows, from the small guide."""

from __future__ import annotations

from pathlib import Path

import pytest

from practice_guide.guide import load_guide
from practice_guide.kinds.all_kinds import KINDS
from practice_guide.kinds.scenario import Scenario, ScenarioPart
from practice_guide.printing.codes import short_code
from practice_guide.site import Site

from ..small_pages import EDITION

SMALL_GUIDE = Path(__file__).parents[2] / "cases" / "guide"


@pytest.fixture(scope="module")
def view() -> ScenarioPart:
    site = Site(load_guide(SMALL_GUIDE, KINDS), EDITION)
    found: ScenarioPart = site.view("teach/scenarios/a-child-who-agrees.md", "").part("scenario")
    return found


def scenario(**answers: list[str]) -> Scenario:
    return Scenario(
        id="toy", tool="toy", story=["One."], answers=answers, outcome="go", because="So.", discuss=["Why?"]
    )


def test_answers_are_written_as_a_link_to_a_tool_carries_them() -> None:
    assert scenario(danger=["no"], concerns=["injury", "neglect"]).link == "a=danger:no;concerns:injury+neglect"


def test_the_link_opens_the_tool_at_these_answers(view: ScenarioPart) -> None:
    assert (view.checked.page.address, view.scenario.link) == (
        "decisions/who-calls/",
        "a=who:child;child-agrees:yes;missing:link",
    )


def test_each_question_stands_with_its_answer_in_words(view: ScenarioPart) -> None:
    assert view.steps == [
        ("who", "Who will you call?", "A child"),
        ("child-agrees", "Does the child agree?", "Yes"),
        ("missing", "What is missing?", "A link"),
    ]


def test_a_step_says_what_it_raised_and_whether_that_is_the_result(view: ScenarioPart) -> None:
    assert [(raised.title, raised.because, raised.is_result) for raised in view.raised("missing")] == [
        ("Wait", "There is no link.", True)
    ]
    assert (view.raised("who"), view.raised()) == ([], [])


def test_the_outcome_is_told_with_the_first_thing_to_do(view: ScenarioPart) -> None:
    assert (view.outcome, view.first) == ("Wait", "Do not call yet.")


def test_a_case_has_a_card_without_the_answer_and_a_sheet_for_whoever_leads_with_it() -> None:
    site = Site(load_guide(SMALL_GUIDE, KINDS), EDITION)
    folder = "teach/scenarios/a-child-who-agrees/"
    card, leader = (pdf for pdf in site.pdfs("A guide") if pdf.address.startswith(folder))
    assert (card.address, leader.address) == (f"{folder}card.pdf", f"{folder}for-whoever-leads.pdf")
    assert card.data["address"] == f"example.org/guide/l/{short_code([folder]).lower()}"
    assert card.data["answer"] is None
    assert leader.data == card.data | {
        "answer": {
            "outcome": "Wait",
            "first": "Do not call yet.",
            "because": "There is no link yet.",
            "shows": [],
            "never_shows": [],
            "steps": [
                {"ask": "Who will you call?", "said": "A child", "raised": []},
                {"ask": "Does the child agree?", "said": "Yes", "raised": []},
                {"ask": "What is missing?", "said": "A link", "raised": ["Points to “Wait”: There is no link."]},
            ],
            "together": [],
        }
    }
