"""Axe on a checklist: empty, ticked, cleared and with ticks kept from before; light and dark, phone and desk."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

import pytest
from playwright.sync_api import Page

from ..axe import run_axe
from ..conftest import OpenTab


def leave(page: Page) -> None:
    """Leave the list as it opens."""


def tick_all(page: Page) -> None:
    for box in page.locator(".checklist__item input").all():
        box.check()


def clear(page: Page) -> None:
    tick_all(page)
    page.get_by_role("button", name="Clear all ticks").click()


def come_back(page: Page) -> None:
    page.get_by_role("checkbox", name="Remember my ticks").check()
    tick_all(page)
    page.reload()


STATES: dict[str, Callable[[Page], None]] = {
    "empty": leave,
    "ticked": tick_all,
    "cleared": clear,
    "kept": come_back,
}


@pytest.mark.parametrize(("width", "scheme"), [(360, "light"), (1280, "dark")])
@pytest.mark.parametrize("state", STATES)
def test_axe_finds_nothing_on_a_checklist(
    open_tab: OpenTab, site_url: str, state: str, width: int, scheme: Literal["light", "dark"]
) -> None:
    page = open_tab(viewport={"width": width, "height": 800}, color_scheme=scheme)
    page.goto(f"{site_url}checklists/before-the-call/")
    STATES[state](page)
    found = run_axe(page)
    assert found == []
