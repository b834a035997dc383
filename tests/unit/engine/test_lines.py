"""Proof 11: every line with a condition can show, and each part of a condition can be why."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from practice_guide.engine.faults import Fault
from practice_guide.engine.proofs import prove

from .toys import make_line, make_tool

NEVER_LEADS = Fault(
    ("outcomes", "ask", "first", 1, "when"),
    'No result shows this line: its condition never holds where "ask" is the result, or a line above it leads '
    "wherever it does.",
    "Change its condition, or remove it.",
)


def never_leading(*lines: Any) -> list[Fault]:
    questions = {"one": {"a": "ask", "b": ""}, "two": {"c": "", "d": ""}}
    tool = make_tool(questions, outcomes=("ask", "go"), first={"ask": lines})
    return [fault for fault in prove(tool).faults if "first" in fault.path]


def test_a_first_line_that_a_line_above_it_always_beats_is_reported() -> None:
    assert never_leading({"two": ["c"]}, {"one": ["a"], "two": ["c"]}) == [NEVER_LEADS]
    assert never_leading({"two": ["c"]}, {"two": ["d"]}) == []


def test_a_first_line_that_never_holds_where_its_outcome_is_the_result_is_reported() -> None:
    assert never_leading({"two": ["c"]}, {"one": ["b"]}) == [NEVER_LEADS]


def test_a_part_of_a_first_lines_condition_that_never_leads_is_reported_by_itself() -> None:
    assert [fault.path for fault in never_leading({"two": ["c"]}, [{"two": ["d"]}, {"two": ["c"]}])] == [
        ("outcomes", "ask", "first", 1, "when", 1)
    ]


def test_a_line_that_never_shows_with_its_outcome_is_reported() -> None:
    tool = make_tool({"one": {"a": "stop", "b": "ask", "c": ""}})
    never = replace(tool, shown=(make_line({"one": ["b"]}, "stop"),))
    assert prove(never).faults == (
        Fault(
            ("outcomes", "stop", "next", 0, "when"),
            'No result shows this line: its condition never holds where "stop" is the result.',
            "Change its condition, or remove it.",
        ),
    )
    assert prove(replace(tool, shown=(make_line({"one": ["a"]}, "stop"),))).faults == ()


def test_a_part_of_a_condition_that_shows_nothing_is_reported_by_itself() -> None:
    tool = make_tool({"one": {"a": "stop", "b": "ask", "c": ""}})
    both = replace(tool, shown=(make_line([{"one": ["b"]}, {"one": ["a"]}], "stop"),))
    assert [fault.path for fault in prove(both).faults] == [("outcomes", "stop", "next", 0, "when", 0)]
