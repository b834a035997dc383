"""Finding a checklist: on a phone the lists come before the explanations."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from ..conftest import OpenTab

HEADINGS = [
    "Deciding",
    "Before the call",
    "Opening the call",
    "During the call",
    "After the call",
    "Find a list by who you are",
    "Find a list by what is needed",
    "Sheets for a family",
    "On paper and as files",
    "How to use a list",
]


@pytest.mark.layout
def test_lists_come_first_then_paper_then_how_to_use_them(open_tab: OpenTab, site_url: str) -> None:
    page = open_tab(viewport={"width": 360, "height": 740})
    page.goto(f"{site_url}checklists/")
    found = page.locator("article h2").evaluate_all("all => all.map(one => one.firstChild.textContent.trim())")
    assert found[: len(HEADINGS)] == HEADINGS
    expect(page.get_by_role("link", name="Before you decide").first).to_be_in_viewport()


@pytest.mark.layout
@pytest.mark.parametrize("way", ["After the call", "Find a list by who you are", "Find a list by what is needed"])
def test_each_way_to_a_list_is_one_tap_away(open_tab: OpenTab, site_url: str, way: str) -> None:
    page = open_tab(viewport={"width": 360, "height": 740}, java_script_enabled=False)
    page.goto(f"{site_url}checklists/")
    page.get_by_role("navigation", name="Find a list").get_by_role("link", name=way).click()
    expect(page.get_by_role("heading", name=way, exact=True)).to_be_in_viewport()


def test_printing_several_is_one_tap_away(open_tab: OpenTab, site_url: str) -> None:
    page = open_tab(viewport={"width": 360, "height": 740})
    page.goto(f"{site_url}checklists/")
    page.get_by_role("link", name="Print several at once").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Print several checklists")
