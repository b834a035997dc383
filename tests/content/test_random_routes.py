"""A thousand random routes through each tool: what is said around the outcome fits it, on each of them."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping

import pytest

from practice_guide.engine.result import find_change
from practice_guide.engine.tool import Tool
from practice_guide.engine.walk import first_line, walk
from practice_guide.guide import Guide
from practice_guide.kinds.decision import checked_tools

from ..unit.engine.brute_force import ignored_ticks

pytestmark = pytest.mark.long

ROUTES = 1000
COMPLETIONS = 2
TRIES = 400
MOST_BOXES = 3

Given = dict[str, tuple[str, ...]]


@pytest.fixture(scope="module", params=["visit-mode", "platform", "recording"])
def tool(request: pytest.FixtureRequest, guide: Guide) -> Tool:
    """Each tool of the guide."""
    return checked_tools(guide)[request.param].tool


def finish(tool: Tool, given: Mapping[str, tuple[str, ...]], chance: random.Random) -> Given:
    """Answer at random whatever is still asked."""
    answers = dict(given)
    while (unanswered := walk(tool, answers).unanswered) is not None:
        question = tool.question(unanswered)
        boxes = [answer.id for answer in question.answers if not answer.alone]
        several = chance.sample(boxes, chance.randint(1, min(MOST_BOXES, len(boxes)))) if boxes else []
        one = [chance.choice(question.answers).id]
        answers[unanswered] = tuple(several if question.choose == "any" and chance.random() < 0.7 else one)
    return dict(walk(tool, answers).answers)


@pytest.fixture(scope="module")
def routes(tool: Tool) -> list[Given]:
    """Random routes of a tool: the same on every run."""
    chance = random.Random(f"routes of {tool.id}")
    return [finish(tool, {}, chance) for _ in range(ROUTES)]


def beginnings(route: Given) -> Iterator[Given]:
    """Yield a route as far as each of its questions, and whole."""
    names = list(route)
    return ({name: route[name] for name in names[:length]} for length in range(len(names) + 1))


def stops(tool: Tool, route: Given) -> Iterator[tuple[Given, str]]:
    """Yield the answers wherever a tool stops, or offers to, each with the result."""
    for given in beginnings(route):
        found = walk(tool, given)
        result = found.result or (found.leading if found.settled else None)
        if result is not None:
            yield given, result


def leads_nowhere(tool: Tool, given: Given, result: str) -> bool:
    """Tell whether a change is listed that does not lead where it says, or to nothing less protective."""
    change = find_change(tool, given, result)
    if change is None:
        return False
    changed: dict[str, set[str]] = {name: set(chosen) for name, chosen in given.items()}
    for name, gone in change.answers:
        changed[name].discard(gone)
    for name, gone in change.answers:
        answer = tool.question(name).answer(gone)
        assert answer is not None
        assert answer.becomes is not None
        entering = tool.question(name).answer(answer.becomes)
        assert entering is not None
        changed[name] |= {entering.id} if not entering.alone or not changed[name] else set()
    after = {name: tuple(sorted(chosen)) for name, chosen in changed.items()}
    if change.outcome is not None:
        found = walk(tool, after)
        reached = found.result or (found.leading if found.settled else None)
        return reached != change.outcome or tool.level(change.outcome) <= tool.level(result)
    chance = random.Random(0)
    ends = (walk(tool, finish(tool, after, chance)).result for _ in range(TRIES))
    return not change.opens or not any(tool.level(end) > tool.level(result) for end in ends)


def test_no_change_is_listed_that_leads_nowhere(tool: Tool, routes: list[Given]) -> None:
    wrong = [given for route in routes for given, result in stops(tool, route) if leads_nowhere(tool, given, result)]
    assert wrong == []


def test_no_tick_is_left_unanswered(tool: Tool, routes: list[Given]) -> None:
    found = [
        ({name: frozenset(chosen) for name, chosen in given.items()}, result)
        for route in routes
        for given, result in stops(tool, route)
    ]
    assert ignored_ticks(tool, found) == set()


def test_no_stop_is_offered_before_a_question_that_could_change_the_result_or_its_first_line(
    tool: Tool, routes: list[Given]
) -> None:
    chance = random.Random(f"after stops of {tool.id}")
    for route in routes:
        # Whatever follows a later stop follows the first one too.
        given, result = next(stops(tool, route))
        lead = first_line(tool, result, given)
        for whole in (route, *(finish(tool, given, chance) for _ in range(COMPLETIONS))):
            end = walk(tool, whole).result
            assert end is not None
            assert (end, first_line(tool, end, whole)) == (result, lead), (given, whole)
