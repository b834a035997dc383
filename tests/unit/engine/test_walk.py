"""Walking a tool, rule by rule of the contract."""

from __future__ import annotations

import pytest

from practice_guide.engine.walk import Dropped, Reason, first_line, walk

from .toys import make_tool, read_answers, read_case

VISIT_MODE, SCENARIOS = read_case("visit-mode")


def test_questions_are_asked_in_the_order_written_and_the_first_unanswered_is_next() -> None:
    tool = make_tool({"one": {"a": "", "b": ""}, "two": {"a": "", "b": ""}})
    assert walk(tool, {}).unanswered == "one"
    assert walk(tool, {"one": ["a"]}).unanswered == "two"
    assert walk(tool, {"one": ["a"], "two": ["b"]}).unanswered is None


def test_a_question_is_asked_only_when_its_condition_holds() -> None:
    tool = make_tool(
        {"one": {"a": "", "b": ""}, "two": {"asked_when": {"one": ["a"]}, "answers": {"c": "", "d": "stop"}}}
    )
    assert walk(tool, {"one": ["a"]}).unanswered == "two"
    assert walk(tool, {"one": ["b"]}).result == "go"


def test_a_question_that_was_not_asked_holds_nothing() -> None:
    tool = make_tool(
        {
            "one": {"a": "", "b": ""},
            "two": {"asked_when": {"one": ["a"]}, "answers": {"c": "", "d": ""}},
            "three": {"asked_when": {"two": ["c", "d"]}, "answers": {"e": "", "f": ""}},
        },
        rules=(({"two": ["c", "d"]}, "stop"),),
    )
    route = walk(tool, {"one": ["b"], "two": ["c"], "three": ["e"]})
    assert ([*dict(route.answers)], route.raised, route.result) == (["one"], (), "go")


def test_any_clause_of_a_condition_will_do() -> None:
    tool = make_tool(
        {
            "one": {"a": "", "b": "", "c": ""},
            "two": {"asked_when": [{"one": ["a"]}, {"one": ["b"]}], "answers": {"d": "", "e": ""}},
        }
    )
    assert [walk(tool, {"one": [answer]}).unanswered for answer in "abc"] == ["two", "two", None]


def test_asked_stands_for_any_answer_to_a_question_that_was_asked() -> None:
    tool = make_tool(
        {
            "one": {"a": "", "b": ""},
            "two": {"asked_when": {"one": ["a"]}, "answers": {"c": "", "d": ""}},
        },
        rules=(({"two": ["asked"]}, "stop"),),
    )
    assert [walk(tool, {"one": ["a"], "two": [answer]}).result for answer in "cd"] == ["stop", "stop"]
    assert walk(tool, {"one": ["b"]}).result == "go"


def test_all_questions_of_a_clause_must_hold() -> None:
    tool = make_tool(
        {"one": {"a": "", "b": ""}, "two": {"c": "", "d": ""}}, rules=(({"one": ["a"], "two": ["c"]}, "ask"),)
    )
    assert walk(tool, {"one": ["a"], "two": ["c"]}).result == "ask"
    assert walk(tool, {"one": ["a"], "two": ["d"]}).result == "go"


def test_the_most_protective_outcome_wins_and_everything_that_raised_is_a_reason() -> None:
    tool = make_tool({"one": {"a": "ask", "b": ""}, "two": {"c": "stop", "d": "ask"}}, rules=(({"one": ["a"]}, "ask"),))
    route = walk(tool, {"one": ["a"], "two": ["c"]})
    assert route.result == "stop"
    assert route.raised == (Reason("ask", "one", "a"), Reason("stop", "two", "c"), Reason("ask", rule=0))


def test_an_answer_that_ends_stops_the_walk_and_rules_still_count() -> None:
    tool = make_tool({"one": {"a": "ends", "b": ""}, "two": {"c": "", "d": ""}}, rules=(({"one": ["a"]}, "stop"),))
    route = walk(tool, {"one": ["a"]})
    assert ([*dict(route.answers)], route.unanswered, route.result) == (["one"], None, "stop")


def test_with_several_answers_all_raises_count_and_one_that_ends_is_enough() -> None:
    tool = make_tool(
        {
            "one": {"choose": "any", "answers": {"a": "ask", "b": "ends", "c": "unknown", "d": "alone"}},
            "two": {"e": "", "f": ""},
        }
    )
    route = walk(tool, {"one": ["c", "b", "a"]})
    assert route.answers == (("one", ("a", "b", "c")),)
    assert (route.result, route.unanswered) == ("ask", None)


@pytest.mark.parametrize("chosen", [["a", "alone"], ["alone", "too"]])
def test_an_answer_that_stands_alone_excludes_the_others(chosen: list[str]) -> None:
    tool = make_tool({"one": {"choose": "any", "answers": {"a": "", "alone": "alone", "too": "alone"}}})
    route = walk(tool, {"one": chosen})
    assert route.unanswered == "one"
    assert route.dropped == (Dropped("one", tuple(chosen), "cannot be combined"),)


def test_two_answers_where_one_is_asked_for_leave_the_question_open() -> None:
    route = walk(make_tool({"one": {"a": "", "b": ""}}), {"one": ["a", "b"]})
    assert (route.unanswered, route.dropped) == ("one", (Dropped("one", ("a", "b"), "cannot be combined"),))


def test_an_older_link_keeps_what_still_exists_and_says_what_it_dropped() -> None:
    tool = make_tool({"one": {"choose": "any", "answers": {"a": "", "b": ""}}})
    route = walk(tool, {"one": ["gone", "a", "gone"], "lost": ["x"]})
    assert route.answers == (("one", ("a",)),)
    assert route.dropped == (Dropped("lost", ("x",), "no such question"), Dropped("one", ("gone",), "no such answer"))


def test_answers_to_a_question_that_is_not_asked_are_dropped_and_later_ones_wait() -> None:
    tool = make_tool(
        {
            "one": {"a": "", "b": ""},
            "two": {"asked_when": {"one": ["b"]}, "answers": {"c": "", "d": ""}},
            "three": {"e": "", "f": ""},
            "four": {"g": "", "h": ""},
        }
    )
    route = walk(tool, {"one": ["a"], "two": ["c"], "four": ["g"]})
    assert (route.unanswered, route.dropped) == ("three", (Dropped("two", ("c",), "not asked"),))


def test_a_clearing_outcome_is_the_result_when_nothing_was_raised() -> None:
    clears = {"later": {"when": {"one": ["a"]}}, "go": {"when": {"one": ["b"]}}}
    tool = make_tool({"one": {"a": "", "b": ""}}, outcomes=("stop", "later", "go"), clears=clears)
    assert [walk(tool, {"one": [answer]}).result for answer in "ab"] == ["later", "go"]


def test_stopping_early_is_not_offered_while_an_answer_could_raise_more() -> None:
    tool = make_tool({"one": {"a": "ask", "b": ""}, "two": {"c": "", "d": "stop"}})
    assert not walk(tool, {"one": ["a"]}).settled


def test_stopping_early_is_not_offered_while_a_rule_could_raise_more() -> None:
    questions = {"one": {"a": "ask", "b": "ask"}, "two": {"c": "", "d": ""}}
    tool = make_tool(questions, rules=(({"one": ["a"], "two": ["d"]}, "stop"),))
    assert not walk(tool, {"one": ["a"]}).settled
    assert walk(tool, {"one": ["b"]}).settled


def test_a_question_that_can_no_longer_be_asked_does_not_hold_up_the_result() -> None:
    tool = make_tool(
        {
            "one": {"a": "ask", "b": "ask"},
            "two": {"c": "", "d": ""},
            "three": {"asked_when": {"one": ["a"], "two": ["d"]}, "answers": {"e": "", "f": ""}},
            "four": {"asked_when": {"three": ["f"]}, "answers": {"g": "", "h": "stop"}},
        }
    )
    assert not walk(tool, {"one": ["a"]}).settled
    route = walk(tool, {"one": ["b"]})
    assert (route.settled, route.leading, route.still_open, route.result) == (True, "ask", ("two",), None)


def test_nothing_raised_is_never_settled() -> None:
    assert not walk(make_tool({"one": {"a": "", "b": ""}, "two": {"c": "", "d": ""}}), {"one": ["a"]}).settled


def test_a_foster_visit_is_settled_after_three_answers() -> None:
    route = walk(VISIT_MODE, read_answers("danger=no; purpose=looked-after-visit; concerns=none"))
    assert (route.leading, route.settled, route.unanswered) == ("in-person", True, "last-seen")
    assert not walk(VISIT_MODE, read_answers("danger=no; purpose=looked-after-visit")).settled


@pytest.mark.parametrize("title", SCENARIOS)
def test_every_scenario_reaches_its_outcome(title: str) -> None:
    answers, outcome = SCENARIOS[title]
    route = walk(VISIT_MODE, answers)
    assert (route.result, route.dropped) == (outcome, ())


TWO_LINES = {"ask": ({"two": ["c"]},)}


def test_the_first_line_that_holds_leads_and_the_last_always_holds() -> None:
    tool = make_tool({"one": {"a": "ask", "b": ""}, "two": {"c": "", "d": ""}}, first=TWO_LINES)
    assert first_line(tool, "ask", {"one": ["a"], "two": ["c"]}) == 0
    assert first_line(tool, "ask", {"one": ["a"], "two": ["d"]}) == 1
    assert first_line(tool, "stop", {}) == 0


def test_a_route_is_not_settled_while_its_result_could_come_to_lead_with_another_line() -> None:
    questions = {"one": {"a": "ask", "b": ""}, "two": {"c": "", "d": ""}, "three": {"e": "", "f": ""}}
    assert walk(make_tool(questions), {"one": ["a"]}).settled
    tool = make_tool(questions, first=TWO_LINES)
    assert not walk(tool, {"one": ["a"]}).settled
    assert walk(tool, {"one": ["a"], "two": ["c"]}).settled
    assert walk(tool, {"one": ["a"], "two": ["d"]}).settled
