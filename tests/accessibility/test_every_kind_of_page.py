"""Axe on every kind of page, on a phone and a desk, light and dark."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page

Findings = Callable[[Page], list[str]]

KINDS = {
    "home": "",
    "guide": "guide/unknown-people/",
    "in a call": "guide/in-a-call-now/",
    "decision": "decisions/visit-mode/",
    "checklist": "checklists/before-the-call/",
    "family sheet": "checklists/opening-the-call/family/",
    "proof": "decisions/recording/proof/",
    "scenario": "teach/scenarios/speakerphone/",
    "source": "sources/zoom/",
    "index of sources": "sources/",
    "index of checklists": "checklists/",
    "printing several checklists": "checklists/print/",
    "differences": "differences/",
    "changed": "changed-since-2020/",
    "research with a chart": "evidence/",
    "about": "about/",
    "content map": "about/content-map/",
    "editions": "editions/",
    "search": "search/?q=stranger",
    "missing": "404.html",
}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing(
    browser: Browser, site_url: str, kind: str, width: int, scheme: Literal["light", "dark"], findings: Findings
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme, reduced_motion="reduce")
    page.goto(f"{site_url}{KINDS[kind]}", wait_until="networkidle")
    assert findings(page) == []
    page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_with_the_menu_open(
    browser: Browser, site_url: str, scheme: Literal["light", "dark"], findings: Findings
) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 740}, color_scheme=scheme)
    page.goto(site_url)
    page.get_by_role("button", name="Menu").click()
    assert findings(page) == []
    page.close()
