"""Open a tool with all that comes when somebody begins to answer, for tests that look at once."""

from __future__ import annotations

from playwright.sync_api import Page
from tools.bench.steps import BEGIN


def open_tool(page: Page, url: str) -> None:
    """Go to a tool, and wait until it can be walked."""
    page.goto(url)
    page.evaluate(BEGIN)


def reload_tool(page: Page) -> None:
    """Load a tool again, and wait until it can be walked."""
    page.reload()
    page.evaluate(BEGIN)
