"""Open a tool with all that comes when somebody begins to answer, for tests that look at once."""

from __future__ import annotations

from playwright.sync_api import Page

BEGIN = "document.querySelector('decision-tool').dispatchEvent(new Event('focusin'))"
BEGUN = "() => Boolean(customElements.get('decision-tool'))"


def open_tool(page: Page, url: str) -> None:
    """Go to a tool, and wait until it can be walked."""
    page.goto(url)
    begin(page)


def reload_tool(page: Page) -> None:
    """Load a tool again, and wait until it can be walked."""
    page.reload()
    begin(page)


def begin(page: Page) -> None:
    """Touch a tool as somebody does who begins to answer, and wait until it can be walked."""
    page.evaluate(BEGIN)
    page.wait_for_function(BEGUN)
