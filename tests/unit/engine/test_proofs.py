"""Each proof: a tool that passes, and one that fails with the whole fault."""

from __future__ import annotations

from dataclasses import replace

from practice_guide.engine.faults import Fault
from practice_guide.engine.proofs import prove

from .toys import make_tool, read_case

PLAIN = {"a": "ask", "b": ""}


def test_a_sound_tool_has_its_routes_counted_and_a_shortest_way_to_each_outcome() -> None:
    tool = make_tool({"one": {"a": "stop ends", "b": ""}, "two": {"c": "ask", "d": ""}})
    proof = prove(tool)
    assert (proof.routes, proof.by_outcome, proof.faults) == (3, {"stop": 1, "ask": 1, "go": 1}, ())
    assert proof.shortest == {
        "stop": (("one", ("a",)),),
        "ask": (("one", ("b",)), ("two", ("c",))),
        "go": (("one", ("b",)), ("two", ("d",))),
    }


def test_every_way_to_tick_boxes_is_counted() -> None:
    boxes = {f"box-{number}": "" for number in range(10)} | {"none": "alone", "not-known": "alone ask"}
    tool = make_tool({"one": {"choose": "any", "answers": boxes}}, outcomes=("ask", "go"))
    assert prove(tool).by_outcome == {"ask": 1, "go": 2**10 - 1 + 1}


def test_visit_mode_is_proved_with_its_number_of_routes() -> None:
    proof = prove(read_case("visit-mode")[0])
    # The case holds the logic only: it has no lines to answer a box with.
    assert [fault for fault in proof.faults if "the tick is ignored" not in fault.message] == []
    assert proof.routes == 171_031_502
    assert proof.by_outcome == {
        "act-now": 2,
        "act-today": 160_185_600,
        "in-person": 10_663_380,
        "find-out": 168_184,
        "put-right-first": 13_056,
        "ask-manager": 704,
        "extra-contact": 576,
    }


def test_a_question_that_no_answers_lead_to_is_reported() -> None:
    tool = make_tool(
        {
            "one": {"a": "stop ends", "b": "ask"},
            "two": {"asked_when": {"one": ["a"]}, "answers": PLAIN},
            "three": {"d": "", "e": "ask"},
        },
        clears={"go": {}},
        outcomes=("stop", "ask", "go"),
    )
    assert prove(tool).faults[0] == Fault(
        ("questions", "two", "asked_when"),
        'The question "two" is never asked: no combination of answers leads to it.',
        "Change its condition or an earlier answer that ends the tool.",
    )


def test_questions_after_every_end_are_reported_once() -> None:
    tool = make_tool(
        {
            "one": {"a": "stop ends", "b": "ask ends"},
            "two": {"asked_when": {"one": ["a"]}, "answers": PLAIN},
            "three": {"d": "", "e": "ask"},
            "four": {"f": "", "g": "ask"},
        },
        outcomes=("stop", "ask"),
        clears={},
    )
    assert [fault for fault in prove(tool).faults if "asked" in fault.message] == [
        Fault(
            ("questions", "two"),
            'The question "two" is never asked, and 2 more after it: every route has ended before.',
            "Take `ends` from an earlier answer.",
        )
    ]


def test_an_outcome_that_nothing_raises_is_reported() -> None:
    assert prove(make_tool({"one": PLAIN})).faults == (
        Fault(
            ("outcomes", "stop"),
            'The outcome "stop" is never the result: nothing raises it.',
            "Let an answer or a rule raise it, or take it out.",
        ),
    )


def test_an_outcome_that_always_loses_is_reported() -> None:
    tool = make_tool({"one": {"a": "ask", "b": ""}}, rules=(({"one": ["a"]}, "stop"),))
    assert prove(tool).faults == (
        Fault(
            ("outcomes", "ask"),
            'The outcome "ask" is never the result: something more protective always wins.',
            "Let it be raised on a route of its own, or take it out.",
        ),
    )


def test_a_clearing_outcome_that_is_always_prevented_is_reported() -> None:
    assert prove(make_tool({"one": {"a": "stop", "b": "ask"}})).faults == (
        Fault(
            ("outcomes", "go"),
            'The outcome "go" is never the result: something is raised on every route to it.',
            "Leave a way through the tool on which nothing is raised.",
        ),
    )


def test_a_rule_that_never_holds_is_reported() -> None:
    tool = make_tool(
        {"one": {"a": "ask", "b": "stop"}, "two": {"asked_when": {"one": ["a"]}, "answers": {"c": "", "d": "stop"}}},
        outcomes=("stop", "ask"),
        clears={},
        rules=(({"one": ["b"], "two": ["c"]}, "stop"),),
    )
    assert prove(tool).faults == (
        Fault(
            ("rules", 0, "when"),
            "This rule never holds: no combination of answers meets its condition.",
            "Change the condition, or take the rule out.",
        ),
    )


def test_a_rule_that_never_decides_is_reported_with_a_route_where_it_holds() -> None:
    tool = make_tool(
        {"one": {"c": "stop", "a": "ask", "b": ""}, "two": {"d": "ask", "e": ""}},
        rules=(({"one": ["a"], "two": ["d"]}, "ask"),),
    )
    assert prove(tool).faults == (
        Fault(
            ("rules", 0),
            'This rule never decides: wherever it holds, something else raises "ask" '
            'or a more protective outcome, such as the answer "a" to "one".',
            "Take the rule out, or let it raise a more protective outcome.",
            ((("one", ("a",)), ("two", ("d",))),),
        ),
    )


def test_a_rule_that_another_makes_idle_names_it() -> None:
    tool = make_tool(
        {"one": {"a": "", "b": ""}, "two": {"d": "", "e": ""}},
        rules=(({"one": ["a"]}, "stop"), ({"one": ["a"], "two": ["d"]}, "ask")),
    )
    named = replace(tool, rules=tuple(replace(rule, id=f"rule-{rule.index}") for rule in tool.rules))
    assert [fault.message for fault in prove(named).faults if fault.path == ("rules", 1)] == [
        'This rule never decides: wherever it holds, something else raises "ask" or a more protective outcome, '
        'such as the rule "rule-0".'
    ]


def test_a_rule_that_decides_on_one_route_is_enough() -> None:
    tool = make_tool(
        {"one": {"a": "ask", "b": ""}, "two": {"d": "ask", "e": ""}},
        rules=(({"one": ["a"], "two": ["d"]}, "stop"),),
    )
    assert prove(tool).faults == ()


def test_a_question_that_changes_nothing_is_reported_with_a_route_to_it() -> None:
    tool = make_tool({"one": {"a": "ask", "b": "", "c": "stop"}, "two": {"d": "", "e": ""}})
    assert prove(tool).faults == (
        Fault(
            ("questions", "two"),
            'The question "two" changes nothing: all its answers lead to the same.',
            "Let an answer raise, show or ask something, or take the question out.",
            ((("one", ("a",)),),),
        ),
    )


def test_a_question_matters_when_an_answer_shows_something() -> None:
    tool = make_tool({"one": {"a": "ask", "b": "", "c": "stop"}, "two": {"d": "a-notice", "e": ""}})
    assert prove(tool).faults == ()


def test_a_question_matters_when_it_decides_what_is_asked_next() -> None:
    tool = make_tool(
        {"one": {"a": "", "b": ""}, "two": {"asked_when": {"one": ["a"]}, "answers": {"c": "ask", "d": "stop"}}}
    )
    assert prove(tool).faults == ()


def test_a_question_matters_when_it_decides_whether_an_item_is_shown() -> None:
    questions = {"one": {"a": "ask", "b": "", "c": "stop"}, "two": {"d": "", "e": ""}}
    assert prove(make_tool(questions, shown=(({"two": ["d"]}, None),))).faults == ()
    assert prove(make_tool(questions, shown=(({"two": ["d"]}, "ask"),))).faults == ()


def test_a_question_does_not_matter_for_an_item_of_an_outcome_that_cannot_follow() -> None:
    questions = {
        "one": {"a": "ask", "b": "", "c": "stop"},
        "two": {"asked_when": {"one": ["b"]}, "answers": {"d": "", "e": ""}},
    }
    faults = prove(make_tool(questions, shown=(({"two": ["d"]}, "stop"),))).faults
    assert [fault.path for fault in faults if "changes nothing" in fault.message] == [("questions", "two")]


def test_a_question_matters_when_it_decides_which_outcome_clears() -> None:
    tool = make_tool(
        {"one": {"a": "stop", "b": ""}, "two": {"c": "", "d": ""}},
        outcomes=("stop", "later", "go"),
        clears={"later": {"when": {"two": ["c"]}}, "go": {"when": {"two": ["d"]}}},
    )
    assert prove(tool).faults == ()


def test_a_route_without_a_result_is_reported() -> None:
    tool = make_tool({"one": {"a": "stop", "b": "ask", "c": ""}}, outcomes=("stop", "ask"), clears={})
    assert prove(tool).faults == (
        Fault(
            ("outcomes",),
            "A route ends without a result: nothing is raised on it, and no outcome clears.",
            "Raise an outcome on it, or add an outcome with `clears`.",
            ((("one", ("c",)),),),
        ),
    )


def test_a_route_on_which_no_clearing_outcome_holds_is_reported() -> None:
    clears = {"go": {"when": {"one": ["b"]}}}
    tool = make_tool({"one": {"a": "stop", "b": "", "c": ""}}, outcomes=("stop", "go"), clears=clears)
    assert prove(tool).faults == (
        Fault(
            ("outcomes",),
            "A route ends without a result: nothing is raised on it, and no outcome that clears holds.",
            "Raise an outcome on it, or change `when` of an outcome that clears.",
            ((("one", ("c",)),),),
        ),
    )


def test_a_route_with_two_results_is_reported() -> None:
    tool = make_tool(
        {"one": {"a": "stop", "b": "", "c": "", "d": ""}},
        outcomes=("stop", "later", "go"),
        clears={"later": {"when": {"one": ["b", "c"]}}, "go": {"when": {"one": ["c", "d"]}}},
    )
    assert prove(tool).faults == (
        Fault(
            ("outcomes",),
            'A route on which nothing is raised ends in "later" and "go" at once.',
            "Change `when`, so that exactly one of them holds.",
            ((("one", ("c",)),),),
        ),
    )


def test_an_unknown_that_clears_is_reported() -> None:
    tool = make_tool({"one": {"a": "stop", "b": "", "not-known": "unknown shows"}, "two": PLAIN})
    assert prove(tool).faults == (
        Fault(
            ("questions", "one", "answers", "not-known"),
            'With the unknown answer "not-known" nothing is raised, so not knowing would clear.',
            "Let the answer raise an outcome.",
            ((("one", ("not-known",)), ("two", ("b",))),),
        ),
    )


def test_an_unknown_may_raise_through_a_rule() -> None:
    tool = make_tool({"one": {"a": "stop", "b": "", "not-known": "unknown"}}, rules=(({"one": ["not-known"]}, "ask"),))
    assert prove(tool).faults == ()


def test_a_clearing_route_that_stops_before_what_it_needs_is_reported() -> None:
    tool = make_tool(
        {"one": {"a": "stop", "b": "ends", "c": ""}, "two": PLAIN}, clears={"go": {"needs": ["one", "two"]}}
    )
    assert prove(tool).faults == (
        Fault(
            ("outcomes", "go", "clears", "needs"),
            '"go" needs "two" to be known, and can be the result without it.',
            "Raise an outcome on this route, or take the question out of `needs`.",
            ((("one", ("b",)),),),
        ),
    )


def test_a_needed_question_may_go_unasked_where_its_condition_does_not_hold() -> None:
    tool = make_tool(
        {"one": {"a": "stop", "b": "", "c": "shows"}, "two": {"asked_when": {"one": ["b"]}, "answers": PLAIN}},
        clears={"go": {"needs": ["one", "two"]}},
    )
    assert prove(tool).faults == ()
