"""The words of printed sheets are read for these tests as pypdf reads them."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from ..paper import print_sheets, squeeze, words_on


@pytest.mark.parametrize("path", ["decisions/recording/", "about/content-map/"])
def test_what_is_read_is_what_pypdf_reads(page: Page, site_url: str, path: str) -> None:
    page.goto(f"{site_url}{path}")
    printed = print_sheets(page)[:2]
    assert [words_on(sheet) for sheet in printed] == [squeeze(sheet.extract_text()) for sheet in printed]
