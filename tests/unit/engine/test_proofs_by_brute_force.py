"""Thousands of random tools: the proofs say what a list of all routes shows."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable
from itertools import count, islice

import pytest
from hypothesis import HealthCheck, assume, given, settings

from practice_guide.engine.faults import Fault
from practice_guide.engine.groups import group_routes
from practice_guide.engine.proofs import Proof, prove
from practice_guide.engine.tool import Tool
from practice_guide.engine.walk import Route, walk

from . import brute_force
from .random_tools import make_tool, tools

WalkTo = Callable[[brute_force.Given], Route]

MOST_ROUTES = 80
MANY = 1700
SOME = settings(
    max_examples=300,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow, HealthCheck.data_too_large],
)


@SOME
@given(tool=tools())
def test_proofs_agree_with_brute_force(tool: Tool) -> None:
    routes = list_routes(tool)
    assume(len(routes) <= MOST_ROUTES)
    check_proofs(tool, routes)


@pytest.mark.long
def test_proofs_of_many_more_tools_agree_with_brute_force() -> None:
    """Picked without Hypothesis, which takes as long to find a tool as the checks do."""
    made = ((number, make_tool(random.Random(number).choice)) for number in count())
    listed = ((number, tool, list_routes(tool)) for number, tool in made)
    few = (each for each in listed if len(each[2]) <= MOST_ROUTES)
    for number, tool, routes in islice(few, MANY):
        try:
            check_proofs(tool, routes)
        except Exception as error:
            error.add_note(f"in the tool with the number {number}")
            raise


def list_routes(tool: Tool) -> list[brute_force.Ended]:
    """List the routes of a tool, up to the first that is too many: each is compared with every other."""
    return list(islice(brute_force.list_routes(tool), MOST_ROUTES + 1))


def check_proofs(tool: Tool, routes: list[brute_force.Ended]) -> None:
    walk_to = remember_walks(tool)
    proof = prove(tool)
    check_counts(proof, routes)
    check_faults(tool, proof.faults, routes, walk_to)
    for route in routes:
        check_walk(walk_to, route)
    if not brute_force.bad_ends(routes):
        check_groups(tool, routes)


def check_counts(proof: Proof, routes: list[brute_force.Ended]) -> None:
    assert proof.routes == len(routes)
    counted = Counter(route.results[0] for route in routes if len(route.results) == 1)
    assert {name: number for name, number in proof.by_outcome.items() if number} == counted
    for outcome, shortest in proof.shortest.items():
        lengths = [len(route.answers) for route in routes if route.results == (outcome,)]
        assert len(shortest) == min(lengths)


def remember_walks(tool: Tool) -> WalkTo:
    """Give a walk that takes each beginning once, since routes have most of theirs in common."""
    walked: dict[tuple[tuple[str, frozenset[str]], ...], Route] = {}

    def walk_to(given: brute_force.Given) -> Route:
        beginning = (*given.items(),)
        if beginning not in walked:
            walked[beginning] = walk(tool, {name: sorted(chosen) for name, chosen in given.items()})
        return walked[beginning]

    return walk_to


def check_faults(tool: Tool, faults: tuple[Fault, ...], routes: list[brute_force.Ended], walk_to: WalkTo) -> None:
    assert never_asked(tool, faults) == brute_force.never_asked(tool, routes)
    assert found(faults, "is never the result") == brute_force.never_result(tool, routes)
    assert found(faults, "This rule never") == brute_force.idle_rules(tool, routes)
    assert found(faults, "changes nothing") == brute_force.idle_questions(tool, routes)
    ends = brute_force.bad_ends(routes)
    assert len([fault for fault in faults if fault.path == ("outcomes",)]) == len(ends)
    assert found(faults, "unknown answer") == brute_force.clearing_unknowns(tool, routes)
    missed = brute_force.missed_needs(tool, routes)
    assert found(faults, "to be known") == {outcome for outcome, _ in missed}
    if not ends:
        assert {fault.path for fault in faults if "No result shows" in fault.message} == brute_force.never_shown(
            tool, routes
        )
        ignored = {(*fault.path[1::2], fault.message.split('"')[1]) for fault in faults if "ignored" in fault.message}
        assert ignored == brute_force.ignored_ticks(tool, list_stops(routes, walk_to))
        assert found(faults, "counts as more protective") == brute_force.reversals(tool, routes)


def list_stops(routes: list[brute_force.Ended], walk_to: WalkTo) -> list[tuple[brute_force.Given, str]]:
    """List the answers at the end of each route, and wherever on it the tool offers to stop, with the result."""
    stops = []
    for route in routes:
        stops.append((route.answers, route.results[0]))
        names = list(route.answers)
        for length in range(len(names)):
            so_far = {name: route.answers[name] for name in names[:length]}
            if walk_to(so_far).settled:
                stops.append((so_far, route.results[0]))
    return stops


def never_asked(tool: Tool, faults: tuple[Fault, ...]) -> set[str]:
    """Return the questions that are reported as never asked; one report stands for all after every end."""
    names = [question.id for question in tool.questions]
    found: set[str] = set()
    for fault in (fault for fault in faults if "is never asked" in fault.message):
        place = names.index(str(fault.path[1]))
        found |= {*(names[place:] if "every route has ended" in fault.message else names[place : place + 1])}
    return found


def found(faults: tuple[Fault, ...], words: str) -> set[str | int]:
    return {fault.path[1] for fault in faults if words in fault.message}


def check_groups(tool: Tool, routes: list[brute_force.Ended]) -> None:
    groups = group_routes(tool)
    counted = Counter(brute_force.decider(tool, route) for route in routes)
    assert {(group.outcome, group.question, group.rule): group.number for group in groups} == counted
    for group in groups:
        examples = [route for route in routes if as_lists(route) == dict(group.example)]
        key = (group.outcome, group.question, group.rule)
        assert [brute_force.decider(tool, route) for route in examples] == [key]
        alike = [len(route.answers) for route in routes if brute_force.decider(tool, route) == key]
        assert len(group.example) == min(alike)


def as_lists(route: brute_force.Ended) -> dict[str, tuple[str, ...]]:
    return {name: tuple(sorted(chosen)) for name, chosen in route.answers.items()}


def check_walk(walk_to: WalkTo, route: brute_force.Ended) -> None:
    given_so_far: brute_force.Given = {}
    for name, chosen in route.answers.items():
        stop = walk_to(given_so_far)
        assert stop.unanswered == name
        if stop.settled:
            assert (stop.leading,) == route.results
        given_so_far[name] = chosen
    whole = walk_to(given_so_far)
    assert (whole.unanswered, whole.dropped) == (None, ())
    assert (whole.result,) == (route.results or (None,))[:1]
    assert {(reason.question, reason.answer) for reason in whole.raised if reason.rule is None} == {*route.reasons}
    assert {reason.rule for reason in whole.raised if reason.rule is not None} == {*route.rules}
