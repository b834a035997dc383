"""Proof 11: every line with a condition can show, and each part of it can be why. Proof 12: no tick is ignored."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from practice_guide.engine.faults import Fault
from practice_guide.engine.proofs import prove
from practice_guide.engine.tool import Shown

from .toys import condition, make_line, make_tool

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


TICKS: dict[str, Any] = {"one": {"choose": "any", "answers": {"a": "stop", "b": "ask", "c": "", "none": "alone"}}}


def ignored(shown: tuple[Shown, ...], rules: tuple[Any, ...] = (), first: Any = None) -> list[tuple[str, str]]:
    """List the boxes that are ignored, each with the result that ignores it."""
    tool = replace(make_tool(TICKS, rules=rules, first=first), shown=shown)
    faults = [fault for fault in prove(tool).faults if "the tick is ignored" in fault.message]
    return [(str(fault.path[3]), fault.message.split('"')[1]) for fault in faults]


def test_a_tick_that_nothing_answers_is_reported_with_a_route() -> None:
    tool = make_tool(TICKS)
    assert prove(tool).faults[0] == Fault(
        ("questions", "one", "answers", "b"),
        'With the result "stop" nothing answers this box: the tick is ignored.',
        "Add a line to `first`, `says` or `next` of it, with `when: {one: [b]}`.",
        ((("one", ("a", "b")),),),
    )
    assert ignored(()) == [("b", "stop"), ("c", "stop"), ("c", "ask"), ("c", "go")]


def test_a_line_that_names_the_box_answers_it_and_one_that_lists_three_does_not() -> None:
    assert ignored((make_line({"one": ["b", "c"]}, "stop"),)) == [("c", "ask"), ("c", "go")]
    assert ignored((make_line({"one": ["a", "b", "c"]}, "stop"),)) == ignored(())
    assert ignored((make_line({"one": ["b"]}, "stop", "record"),)) == ignored(())


def test_a_line_answers_a_box_only_where_the_rest_of_its_clause_holds() -> None:
    assert ignored((make_line({"one": ["b"]}, "stop"), make_line([{"one": ["c"]}, {"one": ["a"]}], "stop"))) == [
        ("c", "ask"),
        ("c", "go"),
    ]
    assert ("c", "ask") in ignored((make_line([{"one": ["b"]}, {"one": ["none"]}], "ask"),))


def test_a_rule_answers_a_box_only_for_the_outcome_that_it_raises() -> None:
    assert ignored((), rules=(({"one": ["c"]}, "ask"),)) == [("b", "stop"), ("c", "stop")]


def test_a_first_line_answers_a_box_only_where_it_leads() -> None:
    assert ("b", "stop") not in ignored((), first={"stop": ({"one": ["b"]},)})
    assert ("b", "stop") in ignored((), first={"stop": ({"one": ["c"]}, {"one": ["b"]})})


def test_a_tick_must_be_answered_where_the_tool_may_stop_early_too() -> None:
    questions = {**TICKS, "two": {"d": "", "e": "shows"}}
    tool = make_tool(questions, outcomes=("stop", "ask", "go"))
    late = ("outcomes", "stop", "next", 0, "when")
    lines = (Shown(condition({"one": ["b", "c"], "two": ["d", "e"]}), "stop", late),)
    fault = next(fault for fault in prove(replace(tool, shown=lines)).faults if "ignored" in fault.message)
    assert (fault.path[3], fault.routes) == ("b", ((("one", ("a", "b")),),))
