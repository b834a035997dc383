"""One way to run axe, and one form for what it finds."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
    "selectors": False,
    "iframes": False,  # The site has none: its policy allows none.
}
AXE = Axe().axe_script
# What axe says of the rest, and not of what is wrong, is most of what it says.
FIND = """async (rules) => (await axe.run(rules)).violations.flatMap(({ id, impact, helpUrl, nodes }) =>
    nodes.map(({ html }) => `${id} (${impact}) ${helpUrl} ${html.slice(0, 200)}`))"""
# What sticks to an edge of the window lies over whatever is scrolled there, which axe would take for its place.
LAY_NOTHING_OVER = """() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(".site-header__bar, .checklist__bar { position: static !important }");
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}"""


@pytest.fixture
def findings() -> Callable[[Page], list[str]]:
    """Axe on a page as it stands: each violation as rule, help page and element."""
    return run_axe


@pytest.fixture
def small_targets() -> Callable[[Page], list[str]]:
    """What axe finds too small or too close to tap."""
    return lambda page: run_axe(page, {**RULES, "runOnly": {"type": "rule", "values": ["target-size"]}})


def run_axe(page: Page, rules: Mapping[str, object] = RULES) -> list[str]:
    page.evaluate(LAY_NOTHING_OVER)
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    return list(page.evaluate(FIND, rules))
