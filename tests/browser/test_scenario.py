"""A scenario: read, thought about, and only then answered. Without JavaScript first."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from ..axe import run_axe
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
def test_paper_has_the_story_and_room_to_write_and_never_the_answer(page: Page, scenario_url: str) -> None:
    page.goto(scenario_url)
    page.get_by_text(FOLD).click()
    [card] = sheets(page)
    assert "there is an echo" in card
    assert "What I would ask first" in card
    assert "Meet in person, not by video or phone" not in card


def test_a_room_sees_one_step_at_a_time_by_key_and_by_tap_and_the_answer_last(page: Page, scenario_url: str) -> None:
    page.goto(scenario_url)
    page.get_by_role("button", name="Show it to a room").press("Enter")
    room = page.get_by_role("dialog")
    heading, step = room.get_by_role("heading", level=2).first, room.locator(".room__step")
    expect(heading).to_be_focused()
    expect(room).to_contain_text("there is an echo")
    expect(room).to_contain_text("Step 1 of ")
    assert float(step.evaluate("step => parseFloat(getComputedStyle(step).fontSize)")) > 36
    assert run_axe(page) == []
    seen = [step.inner_text()]
    page.keyboard.press("ArrowRight")
    expect(heading).to_have_text("What would you ask first?")
    step.click()
    expect(heading).to_have_text("Talk about it")
    page.keyboard.press("PageUp")
    expect(heading).to_have_text("What would you ask first?")
    while heading.inner_text() != "The tool leads to":
        seen.append(step.inner_text())
        page.keyboard.press("PageDown")
    assert not any("Meet in person, not by video or phone" in text for text in seen)
    expect(step).to_contain_text("Meet in person, not by video or phone")
    page.keyboard.press("End")
    expect(room.get_by_role("button", name="Next")).to_be_disabled()
    expect(step).to_contain_text("Points to")
    page.keyboard.press("Escape")
    expect(room).to_have_count(0)
    expect(page.get_by_role("button", name="Show it to a room")).to_be_focused()
