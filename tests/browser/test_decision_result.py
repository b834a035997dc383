"""A result is short on a phone: what did not decide it and where each line comes from unfold when asked."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from ..paper import sheets

# Two answers here mean "Meet in person"; the others alone would mean something less protective.
IN_PERSON = (
    "a=danger:no;purpose:assessment;concerns:drugs-alcohol-mental-health;law-or-plan:not-checked;last-seen:never;"
    "communication:not-on-a-screen;privacy:not-known;wishes:want-a-call;not-ready:all-ready;manager:not-asked-yet"
)
# Nothing here raises anything.
EXTRA = (
    "a=danger:no;purpose:extra-contact-with-child;concerns:none;law-or-plan:checked-no;last-seen:in-time;"
    "communication:talks-with-me;privacy:checked-private;wishes:want-a-call;not-ready:all-ready;manager:agrees"
)


@pytest.fixture
def tool_url(site_url: str) -> str:
    return f"{site_url}decisions/visit-mode/"


@pytest.fixture
def tool(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(
        viewport={"width": 360, "height": 740}, permissions=["clipboard-read", "clipboard-write"]
    )
    yield context.new_page()
    context.close()


def block(page: Page, heading: str) -> Locator:
    return page.locator("[data-outcome] .decision-tool__part").filter(has=page.get_by_text(heading)).first


def others(page: Page) -> Locator:
    return page.locator("[data-outcome] details[data-block=reasons]")


def copied(page: Page) -> str:
    page.get_by_role("button", name="Copy as text", exact=True).click()
    expect(page.get_by_text("Copied")).to_be_visible()
    return str(page.evaluate("navigator.clipboard.readText()"))


# Reasons


def test_reasons_that_did_not_decide_the_result_are_folded_and_counted(tool: Page, tool_url: str) -> None:
    tool.goto(f"{tool_url}#{IN_PERSON}")
    expect(tool.locator("[data-part=reasons] > li")).to_have_count(2)
    expect(others(tool).locator("summary")).to_have_text(
        "Other reasons (4). Alone, each would mean something less protective."
    )
    expect(others(tool).locator("li").first).to_be_hidden()
    others(tool).locator("summary").press("Enter")
    expect(others(tool).locator("li")).to_have_count(4)
    expect(others(tool).locator("li").first).to_contain_text("By itself this means: Find out first.")


def test_nothing_is_folded_where_every_reason_decides(tool: Page, tool_url: str) -> None:
    tool.goto(f"{tool_url}#a=danger:no;purpose:looked-after-visit;concerns:none")
    expect(tool.locator("[data-part=reasons] > li")).to_have_count(1)
    expect(others(tool)).to_be_hidden()


# Sources


def test_a_block_names_its_sources_once_and_line_by_line_when_asked(tool: Page, tool_url: str) -> None:
    tool.goto(f"{tool_url}#{IN_PERSON}")
    written = block(tool, "What to write down")
    expect(written.locator(".statement__marks:visible")).to_have_count(0)
    line = written.locator(".decision-tool__from")
    expect(line).to_have_text(
        "Sources: Local procedures · Coronavirus regulations, ended 2021 Show them line by line", use_inner_text=True
    )
    button = line.get_by_role("button")
    expect(button).to_have_attribute("aria-expanded", "false")
    button.press("Enter")
    expect(button).to_have_attribute("aria-expanded", "true")
    expect(written.locator(".statement__marks:visible")).to_have_count(5)
    expect(block(tool, "Who decides").locator(".decision-tool__from")).to_have_count(0)
    expect(block(tool, "Who decides").locator(".statement__marks:visible")).to_have_count(1)


def test_changing_an_answer_takes_the_gathered_sources_away(tool: Page, tool_url: str) -> None:
    tool.goto(f"{tool_url}#{IN_PERSON}")
    tool.get_by_role("button", name="See all the questions").click()
    expect(tool.locator(".decision-tool__from")).to_have_count(0)
    assert tool.locator("#outcome\\.in-person .statement__marks:visible").count() > 10


# Where sources disagree


def test_only_the_differences_of_questions_that_gave_a_reason_are_shown(tool: Page, tool_url: str) -> None:
    tool.goto(f"{tool_url}#a=danger:no;purpose:looked-after-visit;concerns:none")
    differs = tool.locator("[data-part=differs] a")
    purpose = tool.locator("#purpose [data-differs]")
    assert differs.all_text_contents() == purpose.all_text_contents()
    expect(tool.get_by_text(f"Where sources disagree ({purpose.count()})")).to_be_visible()


def test_where_nothing_was_raised_the_differences_of_every_answer_are_shown_once(tool: Page, tool_url: str) -> None:
    tool.goto(f"{tool_url}#{EXTRA}")
    expect(tool.locator("[data-outcome]")).to_have_attribute("data-outcome", "extra-contact")
    asked = tool.locator("[data-question] [data-differs]").evaluate_all(
        'links => links.filter((link) => link.closest("li").querySelector(":checked")).map((link) => link.href)'
    )
    shown = tool.locator("[data-part=differs] a").evaluate_all("links => links.map((link) => link.href)")
    assert shown == list(dict.fromkeys(asked))


# Notes and paper keep all of it


def test_notes_hold_folded_reasons_and_the_sources_of_each_line_and_leave_the_folds_closed(
    tool: Page, tool_url: str
) -> None:
    tool.goto(f"{tool_url}#{IN_PERSON}")
    notes = copied(tool)
    assert "By itself this means: Find out first." in notes
    assert "Your manager has not been asked yet. [Network guide, 2020 · Joint guide, 2020]" in notes
    assert "Show them line by line" not in notes
    expect(others(tool).locator("li").first).to_be_hidden()
    expect(tool.locator("[data-part=reasons] .statement__marks:visible")).to_have_count(0)


def test_paper_opens_what_is_folded_and_gives_each_line_its_sources(tool: Page, tool_url: str) -> None:
    tool.goto(f"{tool_url}#{IN_PERSON}")
    words = " ".join(sheets(tool))
    for expected in (
        "By itself this means: Find out first.",
        "Your manager has not been asked yet.",
        "[Local procedures]",
    ):
        assert expected in words
    assert "line by line" not in words
