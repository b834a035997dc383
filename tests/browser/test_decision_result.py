"""A result is short on a phone: what to do comes first, and the rest unfolds when asked."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from practice_guide.guide import Guide

from ..conftest import OpenTab
from .invented_cases import cases_of, look_at_each
from .open_tool import open_tool

# Two answers here mean "Meet in person"; the others alone would mean something less protective.
IN_PERSON = (
    "a=danger:no;purpose:assessment;concerns:drugs-alcohol-mental-health;law-or-plan:not-checked;last-seen:never;"
    "communication:not-on-a-screen;privacy:not-known;wishes:want-a-call;not-ready:all-ready;manager:not-asked-yet"
)
FOSTER_VISIT = "a=danger:no;purpose:looked-after-visit;concerns:none"
# Nothing here raises anything.
EXTRA = (
    "a=danger:no;purpose:extra-contact-with-child;concerns:none;law-or-plan:checked-no;last-seen:in-time;"
    "communication:talks-with-me;privacy:checked-private;wishes:want-a-call;not-ready:all-ready;manager:agrees"
)


PHONE = {"width": 390, "height": 844}
SCREENS = 1.5
MOST_STEPS = 3
# What shows of a result before anything is unfolded, from top to bottom, and how high it all is.
SEEN = """(result) => {
    const shows = (part) => part.checkVisibility();
    const named = ".decision-tool__title, .decision-tool__first, h4, summary";
    const parts = [...result.querySelectorAll(named)].filter(shows);
    return {
        outcome: result.dataset.outcome,
        parts: parts.map((part) => part.innerText.replace(/ \\(\\d+\\)$/, "")),
        steps: [...result.querySelectorAll("[data-part=next] li")].filter(shows).length,
        open: [...result.querySelectorAll("details[open]")].length,
        height: result.getBoundingClientRect().height,
    };
}"""
# The names of what shows after the outcome and its first line, in this order, where there is anything to show.
ORDER = (
    "What to do next",
    "Who decides",
    "What to write down",
    "Why",
    "More to do next",
    "What would change this",
    "Think about both ways",
    "Checklists",
    "Good to know",
    "Links",
    "Good to know for your answers",
    "Where this comes from",
    "With every result",
)
ALWAYS = {*ORDER[:3], "Where this comes from", "With every result"}


@pytest.fixture
def tool_url(site_url: str) -> str:
    return f"{site_url}decisions/visit-mode/"


@pytest.fixture
def tool(open_tab: OpenTab) -> Page:
    return open_tab(viewport={"width": 360, "height": 740})


def fold(page: Page, name: str) -> Locator:
    """A fold of the result, by the beginning of its name."""
    return page.locator("[data-outcome] details").filter(has=page.locator("summary", has_text=re.compile(f"^{name}")))


# What comes first, and how much of it


@pytest.mark.layout
@pytest.mark.parametrize("name", ["visit-mode", "platform", "recording"])
def test_before_unfolding_every_invented_case_has_its_result_in_order_on_one_screen_and_a_half(
    open_tab: OpenTab, site_url: str, guide: Guide, name: str
) -> None:
    cases = cases_of(guide, name)
    page = open_tab(viewport=PHONE)
    open_tool(page, f"{site_url}decisions/{name}/")
    every = look_at_each(page, cases, SEEN)
    assert [seen["outcome"] for seen in every] == [case.outcome for case in cases]
    for case, seen in zip(cases, every, strict=True):
        _, _, *names = seen["parts"]
        assert names == [name for name in ORDER if name in names]
        assert set(names) >= ALWAYS
        assert [seen["open"], 1 <= seen["steps"] <= MOST_STEPS] == [0, True]
        assert seen["height"] <= SCREENS * PHONE["height"], case.answers


def test_what_binds_is_said_on_the_result_too(tool: Page, tool_url: str) -> None:
    open_tool(tool, f"{tool_url}#{EXTRA}")
    said = tool.locator("[data-outcome] .decision-tool__binds")
    expect(said).to_contain_text("That alone is no reason to go ahead")
    expect(said).to_contain_text("This is a prompt to think with your manager, not a decision.")
    expect(said).to_contain_text("No practising social work manager has signed off the logic of this tool yet.")


def test_the_steps_after_three_unfold_and_go_on_counting(tool: Page, tool_url: str) -> None:
    open_tool(tool, f"{tool_url}#{IN_PERSON}")
    more = fold(tool, "More to do next")
    expect(more.locator("ol")).to_have_attribute("start", "4")
    expect(more.locator("li:not([data-off])").first).to_be_hidden()
    more.locator("summary").press("Enter")
    expect(more.locator("li:not([data-off])").first).to_be_visible()
    count = more.locator("li:not([data-off])").count()
    expect(more.locator("summary")).to_have_text(f"More to do next ({count})")


def test_going_back_to_the_form_puts_every_step_and_fold_back(tool: Page, tool_url: str) -> None:
    open_tool(tool, f"{tool_url}#privacy")
    form = tool.locator("[data-part=outcomes]")
    before = form.inner_text()
    tool.goto("about:blank")
    open_tool(tool, f"{tool_url}#{IN_PERSON}")
    tool.get_by_role("button", name="See all the questions").click()
    assert form.inner_text() == before


# Reasons


def test_every_reason_is_one_fold_away_and_those_that_did_not_decide_say_so(tool: Page, tool_url: str) -> None:
    open_tool(tool, f"{tool_url}#{IN_PERSON}")
    why = fold(tool, "Why")
    expect(why.locator("summary")).to_have_text("Why (6)")
    why.locator("summary").press("Enter")
    expect(why.locator("[data-part=reasons] > li:visible")).to_have_count(2)
    expect(why.get_by_text("Alone, each of these would mean something less protective")).to_be_visible()
    expect(why.locator("[data-part=lesser] > li:visible")).to_have_count(4)
    expect(why.locator("[data-part=lesser] > li").first).to_contain_text("By itself this means: Find out first.")


def test_where_every_reason_decides_nothing_is_said_of_others(tool: Page, tool_url: str) -> None:
    open_tool(tool, f"{tool_url}#{FOSTER_VISIT}")
    why = fold(tool, "Why")
    why.locator("summary").click()
    expect(why.locator("[data-part=reasons] > li")).to_have_count(1)
    expect(why.get_by_text("Alone, each of these")).to_be_hidden()


def test_where_nothing_was_raised_there_is_no_fold_of_reasons(tool: Page, tool_url: str) -> None:
    open_tool(tool, f"{tool_url}#{EXTRA}")
    expect(fold(tool, "Why")).to_be_hidden()


# Sources


def test_a_result_names_its_sources_once_and_line_by_line_when_asked(tool: Page, tool_url: str) -> None:
    open_tool(tool, f"{tool_url}#{IN_PERSON}")
    expect(tool.locator("[data-outcome] .statement__marks:visible")).to_have_count(0)
    sources = fold(tool, "Where this comes from")
    sources.locator("summary").click()
    addresses = sources.locator("[data-part=sources] a").evaluate_all("links => links.map((link) => link.pathname)")
    assert len(addresses) == len(set(addresses)) >= 5
    button = sources.get_by_role("button", name="Show sources line by line")
    expect(button).to_have_attribute("aria-pressed", "false")
    button.press("Enter")
    expect(button).to_have_attribute("aria-pressed", "true")
    written = tool.locator("[data-outcome] [data-part=record]")
    expect(written.locator(".statement__marks:visible")).to_have_count(written.locator("li:visible").count())


def test_changing_an_answer_takes_the_sources_of_each_line_away_again(tool: Page, tool_url: str) -> None:
    open_tool(tool, f"{tool_url}#{IN_PERSON}")
    fold(tool, "Where this comes from").locator("summary").click()
    tool.get_by_role("button", name="Show sources line by line").click()
    tool.get_by_role("button", name="See all the questions").click()
    assert tool.locator("#outcome\\.in-person .statement__marks:visible").count() > 10
    tool.get_by_role("button", name="Answer one question at a time").click()
    open_tool(tool, f"{tool_url}#{IN_PERSON}")
    expect(tool.locator("[data-outcome] .statement__marks:visible")).to_have_count(0)


# Where sources disagree


def test_only_the_differences_of_questions_that_gave_a_reason_are_shown(tool: Page, tool_url: str) -> None:
    open_tool(tool, f"{tool_url}#{FOSTER_VISIT}")
    differs = tool.locator("[data-part=differs] a")
    purpose = tool.locator("#purpose [data-differs]")
    expect(fold(tool, "Where this comes from")).to_contain_text("Where sources disagree")
    assert differs.all_text_contents() == purpose.all_text_contents()


def test_where_nothing_was_raised_the_differences_of_every_answer_are_shown_once(tool: Page, tool_url: str) -> None:
    open_tool(tool, f"{tool_url}#{EXTRA}")
    expect(tool.locator("[data-outcome]")).to_have_attribute("data-outcome", "extra-contact")
    expect(fold(tool, "Where this comes from")).to_be_visible()
    asked = tool.locator("[data-question] [data-differs]").evaluate_all(
        'links => links.filter((link) => link.closest("li").querySelector(":checked")).map((link) => link.href)'
    )
    shown = tool.locator("[data-part=differs] a").evaluate_all("links => links.map((link) => link.href)")
    assert shown == list(dict.fromkeys(asked))
