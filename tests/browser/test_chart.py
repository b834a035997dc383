"""The chart on the page about research: a table first, with bars beside the words. Without JavaScript first."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from ..conftest import OpenTab


@pytest.fixture
def rows(plain: Page, site_url: str) -> list[str]:
    plain.goto(f"{site_url}evidence/")
    return plain.get_by_role("figure").get_by_role("row").all_inner_texts()


def test_without_scripts_every_share_is_told_in_words(rows: list[str]) -> None:
    assert [row.split("\t")[-1].strip() for row in rows[1:]] == [
        "Nearly half",
        "None: all would rather have met",
        "Three quarters",
        "Just over half",
        "Two thirds",
        "Only a fifth",
    ]


def test_every_share_says_on_how_many_of_which_people_it_rests(rows: list[str]) -> None:
    survey, interviewed = "24 parents in the survey at most", "14 parents interviewed"
    bases = [base for row in rows[1:] for base in ("492 professionals", survey, interviewed) if base in row]
    assert bases == ["492 professionals", interviewed, survey, survey, survey, survey]


@pytest.mark.layout
def test_the_bars_fit_a_phone_and_are_left_out_of_what_is_read_aloud(plain: Page, rows: list[str]) -> None:
    bars = plain.locator(".chart__bar")
    expect(bars).to_have_count(len(rows) - 1)
    assert all(bar.get_attribute("aria-hidden") == "true" for bar in bars.all())
    boxes = [bar.bounding_box() for bar in bars.all()]
    assert all(box and box["x"] >= 0 and box["x"] + box["width"] <= 360 and box["width"] > 100 for box in boxes)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("media", ["screen", "print"])
def test_the_parts_of_a_bar_differ_in_each_colour_scheme_and_on_paper(
    open_tab: OpenTab, site_url: str, scheme: str, media: str
) -> None:
    page = open_tab()
    page.emulate_media(color_scheme=scheme, media=media)  # type: ignore[arg-type]
    page.goto(f"{site_url}evidence/")
    fills = page.evaluate(
        """() => ["ground", "least", "open"].map((part) =>
            getComputedStyle(document.querySelector(`.chart__${part}`)).fill)"""
    )
    assert len(set(fills)) == 3
