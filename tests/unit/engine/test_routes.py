"""A few routes that together take every step."""

from __future__ import annotations

from practice_guide.engine.routes import Routes
from practice_guide.engine.walk import walk

from .covering import covering_routes
from .toys import make_tool, read_case


def test_a_few_complete_routes_take_every_step() -> None:
    tool = make_tool({"one": {"a": "stop ends", "b": "ask", "c": ""}, "two": {"d": "ask", "e": ""}})
    assert tuple(covering_routes(tool)) == (
        (("one", ("a",)),),
        (("one", ("b",)), ("two", ("d",))),
        (("one", ("c",)), ("two", ("d",))),
        (("one", ("b",)), ("two", ("e",))),
        (("one", ("c",)), ("two", ("e",))),
    )


def test_the_covering_routes_of_visit_mode_are_complete_and_reach_every_outcome() -> None:
    tool, _ = read_case("visit-mode")
    walked = [walk(tool, dict(route)) for route in covering_routes(tool)]
    assert all(route.unanswered is None and not route.dropped for route in walked)
    assert {route.result for route in walked} == set(tool.outcomes)


def test_the_results_of_a_clause_are_those_of_complete_routes_that_were_asked_all_of_it() -> None:
    tool = make_tool({"one": {"a": "stop ends", "b": "ask", "c": ""}, "two": {"d": "ask", "e": ""}})
    results = Routes(tool).results_of
    assert results((("one", ("a", "b")), ("two", ("e",)))) == {"ask"}
    assert results((("one", ("asked",)),)) == {"stop", "ask", "go"}
    assert results((("one", ("a",)), ("two", ("asked",)))) == set()
