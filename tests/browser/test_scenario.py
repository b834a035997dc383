"""A scenario: read, thought about, and only then answered. Without JavaScript first."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from ..paper import sheets

FOLD = "Show where the tool leads, and why"


@pytest.fixture
def scenario_url(site_url: str) -> str:
    return f"{site_url}teach/scenarios/speakerphone/"


def test_the_answer_waits_until_it_is_asked_for_without_scripts(plain: Page, scenario_url: str) -> None:
    plain.goto(scenario_url)
    answer = plain.get_by_role("heading", name="Meet in person, not by video or phone")
    expect(plain.get_by_text("What would you say in the next ten seconds?")).to_be_visible()
    expect(answer).to_be_hidden()
    plain.get_by_text(FOLD).click()
    expect(answer).to_be_visible()


def test_the_fold_opens_from_the_keyboard(page: Page, scenario_url: str) -> None:
    page.goto(scenario_url)
    page.get_by_text(FOLD).focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="The answers, step by step")).to_be_visible()


def test_the_tool_opens_at_the_answers_and_reaches_the_same_outcome(page: Page, scenario_url: str) -> None:
    page.goto(scenario_url)
    page.get_by_text(FOLD).click()
    page.get_by_role("link", name="Open the tool at these answers").click()
    expect(page.locator("[data-outcome]:visible").first).to_have_attribute("data-outcome", "in-person")
    assert "#" not in page.url


@pytest.mark.layout
def test_paper_has_the_story_on_one_sheet_and_the_answer_on_the_next(page: Page, scenario_url: str) -> None:
    page.goto(scenario_url)
    card, answer = sheets(page)
    assert "there is an echo" in card
    assert "Meet in person, not by video or phone" not in card
    assert "Meet in person, not by video or phone" in answer
