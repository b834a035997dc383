"""An area's rules only raise: shown on every route of thousands of random tools, and with a fault planted."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from practice_guide.engine.declaration import Decision, Rule
from practice_guide.engine.tightening import Tightening, prove_tightening, tighten
from practice_guide.engine.tool import Rule as ToolRule
from practice_guide.engine.tool import Tool

from . import brute_force
from .decisions import make_decision
from .random_tools import NUMBERS, RAISED, make_condition, make_tool
from .toys import condition
from .toys import make_tool as make_toy

MOST_ROUTES = 200


def with_rules(tool: Tool, *rules: tuple[Any, str]) -> Tool:
    """Give a tool with rules of an area after its own."""
    start = len(tool.rules)
    read = (when if isinstance(when, tuple) else condition(when) for when, _ in rules)
    own = (ToolRule(start + number, when, rules[number][1]) for number, when in enumerate(read))
    return replace(tool, rules=(*tool.rules, *own))


TOOL = make_toy({"rain": {"yes": "stop", "no": ""}, "coat": {"on": "", "off": "ask"}})


def test_what_a_rule_changes_is_counted_and_what_is_out_of_reach_is_listed() -> None:
    found = prove_tightening(TOOL, with_rules(TOOL, ({"rain": ["no"], "coat": ["on"]}, "ask")))
    assert found.faults == ()
    assert {(change.before, change.after): change.routes for change in found.changes} == {("go", "ask"): 1}
    assert found.unreachable == ("go",)


def test_a_tool_without_rules_of_an_area_is_as_it_was() -> None:
    assert prove_tightening(TOOL, TOOL) == Tightening()


@pytest.mark.parametrize(
    ("rules", "told"),
    [
        ([({"coat": ["off"]}, "ask")], [(("rules", 0), "This rule never decides")]),
        ([({"rain": ["no"]}, "stop"), ({"rain": ["no"]}, "stop")], [(("rules", 0), ""), (("rules", 1), "")]),
        ([({"rain": ["yes"], "coat": ["wet"]}, "stop")], [(("rules", 0, "when"), "This rule never holds")]),
    ],
    ids=["raises what was raised", "says the same twice", "never holds"],
)
def test_each_rule_of_an_area_must_matter(rules: list[tuple[Any, str]], told: list[tuple[Any, str]]) -> None:
    faults = prove_tightening(TOOL, with_rules(TOOL, *rules)).faults
    assert [fault.path for fault in faults] == [path for path, _ in told]
    assert all(fault.message.startswith(words) for fault, (_, words) in zip(faults, told, strict=True))


def test_a_rule_that_would_lower_a_result_is_refused_with_a_route() -> None:
    # The fault is planted: what an author can write has no way to take a rule away.
    before = with_rules(TOOL, ({"rain": ["no"], "coat": ["on"]}, "stop"))
    [fault] = prove_tightening(before, TOOL).faults
    assert fault.message == 'Combinations of answers that end in "stop" would end in "go": 1.'
    assert fault.routes == ((("rain", ("no",)), ("coat", ("on",))),)


def test_a_tick_that_a_rule_would_leave_without_an_answer_is_refused() -> None:
    boxes = {"choose": "any", "answers": {"hat": "ask", "none": "alone"}}
    tool = make_toy(
        {"need": boxes, "rain": {"yes": "stop", "no": ""}}, rules=(({"need": ["hat"], "rain": ["yes"]}, "stop"),)
    )
    [fault] = prove_tightening(tool, with_rules(tool, ({"rain": ["no"]}, "stop"))).faults
    assert (fault.path, fault.message) == (
        ("rules",),
        'These rules lead to a result that does not answer the tick "hat" of "need".',
    )
    answered = with_rules(
        tool, ({"rain": ["no"], "need": ["hat"]}, "stop"), ({"rain": ["no"], "need": ["none"]}, "stop")
    )
    assert prove_tightening(tool, answered).faults == ()


@st.composite
def tightened_tools(draw: Any) -> tuple[Tool, Tool]:
    """Draw a tool, and the same with up to three rules of an area."""

    def pick(options: Any) -> Any:
        return options[draw(NUMBERS) % len(options)]

    tool = make_tool(pick)
    return tool, with_rules(
        tool, *((make_condition(pick, tool.questions), pick(RAISED)) for _ in range(pick([1, 2, 3])))
    )


@settings(
    max_examples=60,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(pair=tightened_tools())
def test_no_route_is_lowered_and_the_changes_are_those_that_a_list_of_all_routes_shows(pair: tuple[Tool, Tool]) -> None:
    before, after = pair
    routes = list(brute_force.list_routes(before))
    assume(len(routes) <= MOST_ROUTES and all(len(route.results) == 1 for route in routes))
    changes: Counter[tuple[str, str]] = Counter()
    for route in routes:
        [was], [now] = route.results, brute_force.end(after, route.answers).results
        assert before.level(now) <= before.level(was), route.answers
        if now != was:
            changes[was, now] += 1
    found = prove_tightening(before, after)
    if not found.faults:
        assert {(change.before, change.after): change.routes for change in found.changes} == changes


def test_a_tool_keeps_its_own_rules_before_those_of_the_area() -> None:
    decision: Decision = make_decision()
    rule = Rule.model_validate({"id": "ours", "when": {"danger": ["no"]}, "raises": "go", "because": "Ours."})
    assert tighten(decision, [rule]).rules == [*decision.rules, rule]
