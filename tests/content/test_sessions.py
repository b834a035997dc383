"""The session plans of the real guide: enough of them, and none that anyone would be hurt by."""

from __future__ import annotations

import re

import pytest

from practice_guide.guide import Guide
from practice_guide.kinds.scenario import SCENARIO
from practice_guide.kinds.session import SESSION, Session

from .texts import Said, front_texts

ACTS_A_PART = re.compile(
    r"\b(?:role.?plays?|acts? out|pretends?|in character|as the (?:mother|father|child|victim))\b", re.IGNORECASE
)
FORBIDDEN = re.compile(r"\b(?:nobody|no one|never|not)\b", re.IGNORECASE)


@pytest.fixture(scope="module")
def plans(guide: Guide) -> list[Session]:
    return [session for _, session in SESSION.blocks(guide.catalogue)]


def breaks_the_rule(sentence: str) -> bool:
    return bool(ACTS_A_PART.search(sentence)) and not FORBIDDEN.search(sentence)


def test_there_are_nine_plans(plans: list[Session]) -> None:
    assert len(plans) == 9


def test_every_plan_works_with_a_case_and_prints_a_list(plans: list[Session]) -> None:
    assert [plan.id for plan in plans if not any(part.scenarios for part in plan.parts)] == []
    assert [plan.id for plan in plans if not plan.print_lists] == []


def test_a_plan_that_works_with_a_case_of_abuse_or_self_harm_says_so(guide: Guide, plans: list[Session]) -> None:
    hard = {"abuse-in-the-home", "a-child-may-be-hurt", "self-harm-or-suicide", "exploitation-or-harm-online"}
    cases = {scenario.id for _, scenario in SCENARIO.blocks(guide.catalogue) if hard & set(scenario.themes)}
    works = {plan.id for plan in plans for part in plan.parts if cases & set(part.scenarios)}
    assert works - {plan.id for plan in plans if plan.subjects} == set()


def test_nobody_plays_a_victim_or_an_abuser(guide: Guide) -> None:
    said: list[Said] = [text for page, _ in SESSION.blocks(guide.catalogue) for text in front_texts(page)]
    assert len(said) > 200
    assert [str(text) for text in said for sentence in text.sentences() if breaks_the_rule(sentence)] == []


@pytest.mark.parametrize("sentence", ["Role-play the call in pairs.", "One of you speaks as the mother."])
def test_a_plan_in_which_somebody_does_would_be_noticed(sentence: str) -> None:
    assert breaks_the_rule(sentence)
