"""One way to run axe, and one form for what it finds."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}
# What sticks to an edge of the window lies over whatever is scrolled there, which axe would take for its place.
LAY_NOTHING_OVER = """() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(".site-header__bar, .checklist__bar { position: static !important }");
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}"""


@pytest.fixture
def findings() -> Callable[[Page], list[str]]:
    """Axe on a page as it stands: each violation as rule, help page and selector."""
    return run_axe


@pytest.fixture
def small_targets() -> Callable[[Page], list[str]]:
    """What axe finds too small or too close to tap."""
    return lambda page: run_axe(page, {**RULES, "runOnly": {"type": "rule", "values": ["target-size"]}})


def run_axe(page: Page, rules: Mapping[str, object] = RULES) -> list[str]:
    page.evaluate(LAY_NOTHING_OVER)
    result = Axe().run(page, options=rules)
    return [
        f"{found['id']} ({found['impact']}) {found['helpUrl']} {node['target']}"
        for found in result.response["violations"]
        for node in found["nodes"]
    ]
