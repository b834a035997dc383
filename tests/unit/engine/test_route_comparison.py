"""Thousands of pairs of random tools: routes end elsewhere exactly as a list of all of them shows."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import HealthCheck, assume, given, settings

from practice_guide.engine.route_comparison import NotComparableError, RouteChange, compare_routes
from practice_guide.engine.tool import Tool
from practice_guide.engine.walk import walk

from . import brute_force
from .random_tools import tools
from .toys import make_tool

MOST_ROUTES = 200
YES_NO = {"yes": "stop", "no": ""}


def result(tool: Tool, answers: brute_force.Given) -> str:
    found = brute_force.end(tool, answers).results
    return found[0] if len(found) == 1 else ""


def count_changes(before: Tool, after: Tool) -> Counter[tuple[str, str, str]]:
    changes: Counter[tuple[str, str, str]] = Counter()
    for route in brute_force.list_routes(before):
        old = result(before, route.answers)
        now = walk(after, {name: sorted(chosen) for name, chosen in route.answers.items()})
        kept = {name: frozenset(chosen) for name, chosen in now.answers}
        new = "" if now.unanswered else result(after, kept)
        if now.unanswered or new != old:
            changes[old, new, now.unanswered or ""] += 1
    return changes


@pytest.mark.long
@settings(
    max_examples=500,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(before=tools(), after=tools())
def test_changes_are_those_that_a_list_of_all_routes_shows(before: Tool, after: Tool) -> None:
    assume(sum(1 for _ in brute_force.list_routes(before)) <= MOST_ROUTES)
    found = compare_routes(before, after)
    assert {(c.before, c.after, c.asks): c.routes for c in found} == count_changes(before, after)
    for change in found:
        now = walk(after, dict(change.example))
        assert (now.unanswered or "") == change.asks


def test_a_tool_like_itself_has_no_changes() -> None:
    tool = make_tool({"danger": YES_NO, "plan": {"made": "", "missing": "ask"}})
    assert compare_routes(tool, tool) == []


def test_an_answer_that_raises_more_is_counted_with_an_example() -> None:
    before = make_tool({"danger": YES_NO, "plan": {"made": "", "missing": "ask"}})
    after = make_tool({"danger": YES_NO, "plan": {"made": "", "missing": "stop"}})
    example = (("danger", ("no",)), ("plan", ("missing",)))
    assert compare_routes(before, after) == [RouteChange("ask", "stop", "", 1, example)]


def test_a_new_question_is_named() -> None:
    before = make_tool({"danger": YES_NO})
    after = make_tool({"danger": {"yes": "stop ends", "no": ""}, "plan": {"made": "", "missing": "ask"}})
    assert compare_routes(before, after) == [RouteChange("go", "", "plan", 1, (("danger", ("no",)),))]


def test_an_answer_that_is_gone_is_asked_for_again() -> None:
    before, after = make_tool({"danger": {**YES_NO, "maybe": "ask"}}), make_tool({"danger": YES_NO})
    assert compare_routes(before, after) == [RouteChange("ask", "", "danger", 1, (("danger", ("maybe",)),))]


def test_a_question_that_is_gone_counts_for_nothing() -> None:
    before = make_tool({"danger": YES_NO, "plan": {"made": "", "missing": "ask"}})
    found = compare_routes(before, make_tool({"danger": YES_NO}))
    assert [(change.before, change.after, change.routes) for change in found] == [("ask", "go", 1)]


def test_questions_in_another_order_are_not_compared() -> None:
    first, second = {"danger": YES_NO}, {"plan": {"made": "", "missing": "ask"}}
    with pytest.raises(NotComparableError):
        compare_routes(make_tool({**first, **second}), make_tool({**second, **first}))
