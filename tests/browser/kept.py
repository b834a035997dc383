"""Wait for what pages keep on the device: it may reach the next page a moment later."""

from __future__ import annotations

from playwright.sync_api import Page


def wait_until_kept(page: Page, site_url: str, key: str, words: str = "") -> None:
    """Go to the empty page and wait until it sees what the page before kept, with some words in it."""
    page.goto(f"{site_url}blank/")
    page.wait_for_function("([key, words]) => localStorage.getItem(key)?.includes(words)", arg=[key, words])


def wait_until_forgotten(page: Page) -> None:
    """Wait until a page sees that nothing is kept."""
    page.wait_for_function("localStorage.length === 0")
