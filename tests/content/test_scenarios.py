"""The scenarios of the real guide: where they end, what they exercise, and that nobody in them has a name."""

from __future__ import annotations

import re
from collections import defaultdict

import pytest

from practice_guide.engine.walk import Route, first_line, walk
from practice_guide.guide import Guide
from practice_guide.kinds.decision import checked_tools
from practice_guide.kinds.scenario import SCENARIO, Scenario

# Words with a capital letter inside a sentence that are not a person's name.
NOT_NAMES = {
    "I", "B", "English", "British", "Polish", "Tigrinya", "England", "DA", "DPIA", "AI", "IT", "WhatsApp",
    "Teams", "Zoom", "Google", "Meet", "FaceTime", "Signal", "Skype", "Telegram", "Sign", "Language", "May",
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Saturdays", "Sunday", "Sundays", "September",
    "Mum", "Grandad", "Meeting", "Assistant", "Notetaker",
}  # fmt: skip


@pytest.fixture(scope="module")
def scenarios(guide: Guide) -> list[Scenario]:
    """Every scenario of the real guide."""
    return [scenario for _, scenario in SCENARIO.blocks(guide.catalogue)]


@pytest.fixture(scope="module")
def routes(guide: Guide, scenarios: list[Scenario]) -> dict[str, Route]:
    """Where each scenario leads."""
    return {scenario.id: walk(checked_tools(guide)[scenario.tool].tool, scenario.answers) for scenario in scenarios}


def test_every_scenario_reaches_the_outcome_it_names(scenarios: list[Scenario], routes: dict[str, Route]) -> None:
    reached = {name: route.result for name, route in routes.items()}
    assert reached == {scenario.id: scenario.outcome for scenario in scenarios}


def test_no_scenario_leaves_a_question_open_or_answers_one_too_many(routes: dict[str, Route]) -> None:
    left = {name: (route.unanswered, route.dropped) for name, route in routes.items()}
    assert left == dict.fromkeys(routes, (None, ()))


def test_every_answer_to_every_question_is_given_in_some_scenario(guide: Guide, scenarios: list[Scenario]) -> None:
    given = {
        (scenario.tool, question, answer)
        for scenario in scenarios
        for question, chosen in scenario.answers.items()
        for answer in chosen
    }
    assert given == {
        (name, question.id, answer.id)
        for name, checked in checked_tools(guide).items()
        for question in checked.tool.questions
        for answer in question.answers
    }


def test_every_outcome_is_reached_by_some_scenario(guide: Guide, scenarios: list[Scenario]) -> None:
    assert {(scenario.tool, scenario.outcome) for scenario in scenarios} == {
        (name, outcome) for name, checked in checked_tools(guide).items() for outcome in checked.tool.outcomes
    }


def test_every_rule_raises_its_outcome_in_some_scenario(
    guide: Guide, scenarios: list[Scenario], routes: dict[str, Route]
) -> None:
    raised = {
        (scenario.tool, reason.rule)
        for scenario in scenarios
        for reason in routes[scenario.id].raised
        if reason.rule is not None
    }
    assert raised == {
        (name, rule.index) for name, checked in checked_tools(guide).items() for rule in checked.tool.rules
    }


def test_answers_stand_in_the_order_asked(scenarios: list[Scenario], routes: dict[str, Route]) -> None:
    assert {scenario.id: tuple(scenario.answers) for scenario in scenarios} == {
        name: tuple(dict(route.answers)) for name, route in routes.items()
    }


def test_nobody_in_a_scenario_has_a_name(scenarios: list[Scenario]) -> None:
    capitalised: dict[str, set[str]] = defaultdict(set)
    for scenario in scenarios:
        for text in (*scenario.story, scenario.because, *scenario.discuss):
            # A word that does not start a sentence or a quotation.
            for word in re.findall(r"(?<=[a-z0-9,;] )[A-Z]\w*", text):
                capitalised[scenario.id].add(word)
    found = {name: words - NOT_NAMES for name, words in capitalised.items() if words - NOT_NAMES}
    assert found == {}


def test_every_discussion_question_is_a_question(scenarios: list[Scenario]) -> None:
    assert [ask for scenario in scenarios for ask in scenario.discuss if not ask.endswith("?")] == []


def test_every_scenario_says_what_its_result_shows_and_first_of_all_what_leads_it(
    guide: Guide, scenarios: list[Scenario], routes: dict[str, Route]
) -> None:
    missing = []
    for scenario in scenarios:
        checked, route = checked_tools(guide)[scenario.tool], routes[scenario.id]
        place = first_line(checked.tool, scenario.outcome, dict(route.answers))
        leads = checked.decision.outcomes[scenario.outcome].first[place].text
        if not any(words.casefold() in leads.casefold() for words in scenario.shows):
            missing.append((scenario.id, leads))
    assert missing == []


def test_every_scenario_is_found_by_theme(scenarios: list[Scenario]) -> None:
    assert [scenario.id for scenario in scenarios if not scenario.themes] == []
