"""The table for sign-off."""

from __future__ import annotations

from practice_guide.engine.groups import Group, group_routes
from practice_guide.engine.walk import walk

from .toys import make_tool, read_case


def test_routes_are_grouped_by_what_first_raised_their_outcome() -> None:
    tool = make_tool(
        {"one": {"a": "stop ends", "b": "ask", "c": ""}, "two": {"d": "stop", "e": "ask", "f": ""}},
        rules=(({"one": ["b"], "two": ["e"]}, "stop"),),
    )
    assert group_routes(tool) == (
        Group("stop", "one", ("a",), None, 1, (("one", ("a",)),)),
        Group("stop", "two", ("d",), None, 2, (("one", ("b",)), ("two", ("d",)))),
        Group("stop", None, (), 0, 1, (("one", ("b",)), ("two", ("e",)))),
        Group("ask", "one", ("b",), None, 1, (("one", ("b",)), ("two", ("f",)))),
        Group("ask", "two", ("e",), None, 1, (("one", ("c",)), ("two", ("e",)))),
        Group("go", None, (), None, 1, (("one", ("c",)), ("two", ("f",)))),
    )


def test_the_groups_of_visit_mode_hold_every_route_once_and_their_examples_end_as_they_say() -> None:
    tool, _ = read_case("visit-mode")
    groups = group_routes(tool)
    assert (len(groups), sum(group.number for group in groups)) == (25, 171_031_502)
    assert [walk(tool, dict(group.example)).result for group in groups] == [group.outcome for group in groups]
