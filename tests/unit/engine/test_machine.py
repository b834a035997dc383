"""What a proof costs: wide tools are refused by name, long ones are not."""

from __future__ import annotations

from typing import Any

from practice_guide.engine.faults import Fault
from practice_guide.engine.proofs import prove
from practice_guide.engine.tool import Tool

from .toys import make_tool


def make_waiting_tool(length: int, reach: int) -> Tool:
    """Make a tool in which every question waits for the one asked `reach` before it."""
    questions: dict[str, Any] = {}
    for place in range(length):
        answers = {f"a{index}": "" for index in range(8)} | {"high": "stop" if place % 2 else "ask"}
        questions[f"q{place}"] = {"answers": answers}
        if place >= reach:
            questions[f"q{place}"]["asked_when"] = {f"q{place - reach}": ["a0", "a1", "a2", "a3", "high"]}
    return make_tool(questions)


def test_forty_questions_that_wait_for_the_eighth_before_are_proved() -> None:
    proof = prove(make_waiting_tool(40, 8))
    assert proof.routes > 10**30
    assert proof.faults == ()


def test_a_wider_tool_is_refused_with_the_question_and_what_is_held_open_longest() -> None:
    assert prove(make_waiting_tool(40, 16)).faults == (
        Fault(
            ("questions", "q12"),
            'The tool is too wide to prove: "q12" leaves more than 20,000 situations to tell apart.',
            'Held open longest: "q0", awaited by the question "q16"; "q1", awaited by the question "q17"; '
            '"q2", awaited by the question "q18". Let conditions read answers given shortly before.',
        ),
    )


def test_a_question_with_too_many_kinds_of_choices_is_refused() -> None:
    questions: dict[str, Any] = {"boxes": {"choose": "any", "answers": {f"b{index}": "" for index in range(16)}}}
    for index in range(16):
        questions[f"q{index}"] = {"asked_when": {"boxes": [f"b{index}"]}, "answers": {"a": "stop", "b": ""}}
    assert prove(make_tool(questions)).faults == (
        Fault(
            ("questions", "boxes"),
            'The tool is too wide to prove: "boxes" leaves more than 20,000 kinds of choices to tell apart.',
            "Let conditions read answers given shortly before.",
        ),
    )


def test_many_boxes_that_nobody_reads_cost_nothing() -> None:
    boxes = {f"b{index}": "" for index in range(60)} | {"bad": "stop", "worry": "ask"}
    proof = prove(make_tool({"boxes": {"choose": "any", "answers": boxes}}))
    assert proof.routes == 2**62 - 1
