"""Axe on a decision tool in each of its states; light and dark, phone and desk."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

import pytest
from playwright.sync_api import Page

from ..axe import run_axe
from ..conftest import OpenTab

FOSTER_VISIT = "danger:no;purpose:looked-after-visit;concerns:none"
CLEARING = (
    "danger:no;purpose:extra-contact-with-child;concerns:domestic-abuse+exploitation;law-or-plan:checked-no;"
    "last-seen:in-time;communication:with-support-in-place;privacy:checked-private;safe-contact-plan:yes;"
    "wishes:unsure-or-mixed;not-ready:all-ready;manager:agrees"
)


def leave(page: Page) -> None:
    """Leave the tool as it opens."""


def open_link(answers: str) -> Callable[[Page], None]:
    """Open the tool at some answers."""

    def open_them(page: Page) -> None:
        page.goto(f"{page.url}#a={answers}")
        page.locator("[data-part=rows] li").first.wait_for(state="attached")

    return open_them


def make_error(page: Page) -> None:
    page.get_by_role("button", name="Continue").click()


def open_whys(page: Page) -> None:
    open_link("danger:no;purpose:assessment")(page)
    page.locator("[data-current] .decision-tool__why summary").click()


def unfold(page: Page) -> None:
    open_link("danger:no;purpose:section-47-enquiry;concerns:injury")(page)
    for summary in page.locator("[data-outcome] summary:visible").all():
        summary.click()
    page.get_by_role("button", name="Show sources line by line").click()


def keep(page: Page) -> None:
    open_link(FOSTER_VISIT)(page)
    page.locator("summary", has_text="If you may need this again soon").click()
    page.get_by_role("button", name="Keep for 30 minutes in this tab").click()


def see_all(page: Page) -> None:
    page.get_by_role("button", name="See all the questions").click()


def settle(page: Page) -> None:
    open_link("danger:no;purpose:looked-after-visit")(page)
    page.get_by_label("None of these, and nothing else worries me").check()
    page.get_by_role("button", name="Continue").click()


STATES: dict[str, Callable[[Page], None]] = {
    "start": leave,
    "error": make_error,
    "several boxes, with why": open_whys,
    "settled": settle,
    "early result": open_link(FOSTER_VISIT),
    "result with all unfolded": unfold,
    "kept result": keep,
    "stop result": open_link("danger:yes"),
    "clearing result": open_link(CLEARING),
    "link with leftovers": open_link("danger:no;nothing:here"),
    "all questions": see_all,
}


@pytest.mark.parametrize(("width", "scheme"), [(360, "light"), (1280, "dark")])
@pytest.mark.parametrize("state", STATES)
def test_axe_finds_nothing_on_a_decision_tool(
    open_tab: OpenTab, site_url: str, state: str, width: int, scheme: Literal["light", "dark"]
) -> None:
    page = open_tab(viewport={"width": width, "height": 800}, color_scheme=scheme)
    page.goto(f"{site_url}decisions/visit-mode/")
    STATES[state](page)
    found = run_axe(page)
    assert found == []
