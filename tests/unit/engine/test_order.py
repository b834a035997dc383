"""Proof 9: where answers rise, the more protective one never gives the less protective result."""

from __future__ import annotations

from practice_guide.engine.faults import Fault
from practice_guide.engine.proofs import prove

from .toys import make_tool

PLAIN = {"a": "ask", "b": ""}


def test_a_more_protective_answer_with_a_less_protective_result_is_reported_with_both_routes() -> None:
    tool = make_tool({"one": {"order": "rising", "answers": {"low": "ask", "high": ""}}, "two": {"c": "stop", "d": ""}})
    assert prove(tool).faults == (
        Fault(
            ("questions", "one", "order"),
            'Choosing "high" counts as more protective than choosing "low", '
            'but can end in "go" where "low" ends in "ask".',
            "Change the order of the answers, or remove `order: rising`.",
            ((("one", ("low",)), ("two", ("d",))), (("one", ("high",)), ("two", ("d",)))),
        ),
    )


def test_a_more_protective_answer_may_not_skip_a_question_that_would_have_raised() -> None:
    tool = make_tool(
        {
            "one": {"order": "rising", "answers": {"low": "", "high": "ask"}},
            "two": {"asked_when": {"one": ["low"]}, "answers": {"c": "stop", "d": ""}},
        }
    )
    assert [fault.path for fault in prove(tool).faults] == [("questions", "one", "order")]


def test_answers_that_rise_pass() -> None:
    tool = make_tool(
        {
            "one": {"order": "rising", "answers": {"low": "", "middle": "ask", "high": "stop"}},
            "two": {"asked_when": {"one": ["middle", "high"]}, "answers": {"c": "stop", "d": ""}},
        }
    )
    assert prove(tool).faults == ()


def test_ticking_one_more_box_may_not_give_a_less_protective_result() -> None:
    boxes = {"a": "", "b": "ends", "c": "stop", "none": "alone"}
    tool = make_tool({"one": {"choose": "any", "order": "rising", "answers": boxes}, "two": PLAIN})
    assert tuple(fault for fault in prove(tool).faults if fault.path[-1] == "order") == (
        Fault(
            ("questions", "one", "order"),
            'Choosing "a" and "b" counts as more protective than choosing "a", '
            'but can end in "go" where "a" ends in "ask".',
            "Change the order of the answers, or remove `order: rising`.",
            ((("one", ("a",)), ("two", ("a",))), (("one", ("a", "b")),)),
        ),
    )


def test_a_more_protective_answer_may_not_end_in_the_less_protective_of_two_clearing_outcomes() -> None:
    tool = make_tool(
        {"one": {"order": "rising", "answers": {"low": "", "high": "", "highest": "stop"}}},
        outcomes=("stop", "later", "go"),
        clears={"later": {"when": {"one": ["low"]}}, "go": {"when": {"one": ["high"]}}},
    )
    assert prove(tool).faults == (
        Fault(
            ("questions", "one", "order"),
            'Choosing "high" counts as more protective than choosing "low", '
            'but can end in "go" where "low" ends in "later".',
            "Change the order of the answers, or remove `order: rising`.",
            ((("one", ("low",)),), (("one", ("high",)),)),
        ),
    )
