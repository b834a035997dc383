"""The geometry of a picture: everything is there, inside the sheet, and in nobody's way."""

from __future__ import annotations

from typing import Any

import pytest

from practice_guide.schema.decision import Decision
from practice_guide.views.picture import Sheet, picture_view
from practice_guide.views.picture_blocks import BRANCH_X, MAIN_X
from practice_guide.views.picture_shapes import RADIUS

from .picture_boxes import find_collisions, find_strays

LONG = "What would you like to know about everybody who might be anywhere near this unusually long question?"


def make_question(number: int, outcomes: list[str], **more: Any) -> dict[str, Any]:
    """Return a question with an answer for each of some outcomes, and two that raise nothing."""
    raising = {
        f"to-{name}": {"say": f"{LONG[: 20 + 9 * number]} {name}", "raises": name, "because": "So."}
        for name in outcomes
    }
    return {"ask": LONG[: 30 + number], "answers": {"no": {"say": "No"}, "yes": {"say": "Yes"}, **raising}, **more}


def make_decision(questions: int, raised: int, *, clearing: int = 1, rules: int = 0) -> Decision:
    """Return a tool in which every third question is asked on a condition."""
    names = [f"o{number}" for number in range(raised)]
    outcomes: dict[str, Any] = {
        name: {"title": LONG[: 20 + 5 * place], "first": "Do."} for place, name in enumerate(names)
    }
    for number in range(clearing):
        when = {"q0": ["yes" if number else "no"]}
        outcomes[f"c{number}"] = {"title": f"Clear {number}", "first": "Go.", "clears": {"needs": ["q0"], "when": when}}
    condition = {"asked_when": {"q0": ["yes"]}}
    asked = {
        f"q{number}": make_question(number, names[number % raised :][:2], **(condition if number % 3 == 2 else {}))
        for number in range(questions)
    }
    together = [{"when": {"q0": ["yes"], "q1": ["no"]}, "raises": names[0], "because": LONG} for _ in range(rules)]
    return Decision.model_validate(
        {"id": "toy", "asks": "Go?", "outcomes": outcomes, "questions": asked, "rules": together}
    )


TOOLS = {
    "smallest": make_decision(1, 1),
    "usual": make_decision(11, 6, rules=2),
    "wide": make_decision(17, 7, clearing=3, rules=9),
    "long": make_decision(60, 8, clearing=2, rules=20),
}


def sheets_of(tool: str, width: str) -> tuple[Sheet, ...]:
    return dict(picture_view(TOOLS[tool], "Toy").drawings)[width]


@pytest.mark.parametrize("width", ["narrow", "wide"])
@pytest.mark.parametrize("tool", TOOLS)
def test_nothing_covers_anything_and_nothing_leaves_the_sheet(tool: str, width: str) -> None:
    for sheet in sheets_of(tool, width):
        assert find_collisions(sheet) == []
        assert find_strays(sheet) == []


@pytest.mark.parametrize("width", ["narrow", "wide"])
@pytest.mark.parametrize("tool", TOOLS)
def test_every_question_and_every_outcome_is_on_the_picture(tool: str, width: str) -> None:
    sheets, decision = sheets_of(tool, width), TOOLS[tool]
    numbers = [number.text for sheet in sheets for number in sheet.shapes.numbers]
    assert numbers == [str(number + 1) for number in range(len(decision.questions))]
    assert {mark.lane for mark in sheets[0].shapes.marks} == set(range(len(decision.outcomes)))


def test_a_phone_gets_one_sheet_and_paper_as_many_as_fit_a_page_each() -> None:
    assert [sheet.title for sheet in sheets_of("usual", "narrow")] == ["Picture of the tool “Toy”"]
    wide = sheets_of("long", "wide")
    assert all(sheet.height <= 1020 for sheet in wide)
    assert wide[1].title == f"Picture of the tool “Toy”, part 2 of {len(wide)}"


def test_a_sheet_that_goes_on_starts_with_the_letters() -> None:
    for sheet in sheets_of("long", "wide")[1:]:
        top = min(mark.y for mark in sheet.shapes.marks)
        assert "".join(mark.letter for mark in sheet.shapes.marks if mark.y == top) == "ABCDEFGHIJ"


def test_a_lane_runs_from_its_head_to_the_last_answer_that_raises_it() -> None:
    (sheet,) = sheets_of("usual", "narrow")
    for lane in (line for line in sheet.shapes.lines if line.kind in ("lane", "clear")):
        heights = [mark.y for mark in sheet.shapes.marks if mark.x == lane.x1]
        assert (lane.y1, lane.y2) == (min(heights), max(heights))


def test_a_question_on_a_condition_stands_on_a_loop_and_the_way_passes_it_by() -> None:
    (sheet,) = sheets_of("usual", "narrow")
    for number in sheet.shapes.numbers:
        assert number.x == (BRANCH_X if number.is_branch else MAIN_X)
        passing = [line for line in sheet.shapes.lines if line.kind == "way" and line.x1 == line.x2 == MAIN_X]
        assert any(line.y1 <= number.y <= line.y2 for line in passing)


def test_lines_that_lead_from_answers_end_at_the_mark_of_their_outcome() -> None:
    (sheet,) = sheets_of("smallest", "wide")
    ends = {(line.x2 + RADIUS, line.y2) for line in sheet.shapes.lines if line.kind == "lead"}
    assert {(mark.x, mark.y) for mark in sheet.shapes.marks} <= ends
