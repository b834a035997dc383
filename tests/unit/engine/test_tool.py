"""What a tool is without its wording: its conditions, and its logic as data and back."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given, settings

from practice_guide.engine.tool import (
    Tool,
    answers_met,
    freeze,
    holds,
    questions_read,
    tool_from_data,
    tool_to_data,
)

from .random_tools import tools
from .toys import thaw

WRITTEN = [{"rain": ["yes", "hail"], "coat": ["none"]}, {"rain": ["no"]}]
CONDITION = freeze(WRITTEN)


def without_what_proofs_compare(tool: Tool) -> Tool:
    questions = tuple(
        replace(
            question,
            rising=False,
            answers=tuple(replace(a, effects=frozenset(), becomes=None) for a in question.answers),
        )
        for question in tool.questions
    )
    return replace(tool, questions=questions, shown=(), first={})


@settings(max_examples=100, deadline=None, derandomize=True, database=None)
@given(tool=tools())
def test_the_logic_of_a_tool_comes_back_from_json_as_it_was(tool: Tool) -> None:
    data = json.loads(json.dumps(tool_to_data(tool)))
    assert tool_from_data(data) == without_what_proofs_compare(tool)


def test_a_condition_is_written_as_it_was_read() -> None:
    assert CONDITION
    assert thaw(CONDITION) == WRITTEN
    assert questions_read(CONDITION) == ("rain", "coat")


@pytest.mark.parametrize(
    ("answers", "is_met"),
    [
        ({"rain": ["hail"], "coat": ["none"]}, True),
        ({"rain": ["no"]}, True),
        ({"rain": ["hail"], "coat": ["long"]}, False),
        ({"rain": ["hail"]}, False),
        ({}, False),
    ],
)
def test_a_condition_holds_when_one_clause_does_and_an_unasked_question_holds_nothing(
    answers: dict[str, list[str]], is_met: bool
) -> None:
    assert holds(CONDITION, answers) is is_met


def test_what_has_no_condition_always_holds() -> None:
    assert holds(None, {})


def test_the_answers_that_met_a_condition_are_those_of_its_first_clause_that_holds_in_the_order_asked() -> None:
    condition = freeze([{"two": ["x"]}, {"two": ["c", "d"], "one": ["a"]}, {"one": ["a"]}])
    assert condition is not None
    chosen = {"one": ("a",), "two": ("d", "e", "c")}
    assert answers_met(condition, chosen) == (("one", ("a",)), ("two", ("d", "c")))
    assert answers_met(condition, {"one": ("b",)}) == ()
