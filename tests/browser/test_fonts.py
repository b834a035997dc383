"""A page is set in the fonts of the tests, and in no font of this machine."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

NAMES = {"wide": "DejaVu Sans", "usual": "Noto Sans", "narrow": "Roboto Condensed"}
LINE = "Only if you answered what your result is"


def fonts_of(page: Page, element: str) -> set[str]:
    """The fonts whose letters an element shows."""
    tab = page.context.new_cdp_session(page)
    tab.send("DOM.enable")
    tab.send("CSS.enable")
    root = tab.send("DOM.getDocument")["root"]["nodeId"]
    node = tab.send("DOM.querySelector", {"nodeId": root, "selector": element})["nodeId"]
    return {font["familyName"] for font in tab.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]}


@pytest.mark.layout
@pytest.mark.parametrize("family", ["system-ui", "sans-serif", "serif", "monospace"])
def test_whatever_kind_of_font_is_asked_for_there_is_only_one(page: Page, font: str, family: str) -> None:
    page.set_content(f'<p style="font-family: {family}">{LINE} <b>in bold</b></p>')
    assert fonts_of(page, "p") == {NAMES[font]}


@pytest.mark.layout
def test_pages_of_the_site_are_set_in_it(page: Page, site_url: str, font: str) -> None:
    page.goto(f"{site_url}about/")
    assert fonts_of(page, ".prose p") == {NAMES[font]}
