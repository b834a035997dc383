"""The head and the banner of a page of an old edition, word for word."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from practice_guide.editions.old_sites import Answer, LeadsTo, OldSite
from practice_guide.views.old_edition import Wardrobe

OVERRIDES = Path(__file__).parents[3] / "overrides"
HEAD = """
<meta name="robots" content="noindex">
<link rel="canonical" href="https://example.org/guide/{canonical}">
<link rel="stylesheet" href="../../../../../components/old-edition/old-edition.css">
"""
BODY = """
<aside class="old-edition" aria-label="Old edition">
  <p class="old-edition__text"><strong>This is edition 2026.1 of 21 November 2026, kept as it was.</strong> \
A newer edition exists. Do not work from this page: it may be wrong by now.</p>
  <p class="old-edition__text"><a class="old-edition__link" href="../../../../../{address}">{label}</a></p>
</aside>
"""


def lines(html: str) -> list[str]:
    return [line for line in html.split("\n") if line.strip()]


@pytest.mark.parametrize(
    ("leads_to", "address", "label"),
    [
        ("there", "guide/calls/", "This page now"),
        ("there", "guide/visits/#someone", "This page now"),
        ("gone", "guide/calls/", "What became of this page"),
    ],
)
def test_a_page_says_what_it_is_and_leads_to_the_guide_of_today(leads_to: LeadsTo, address: str, label: str) -> None:
    old = OldSite("2026.1", "", "https://example.org/guide/", "", "")
    wardrobe = Wardrobe(old, date(2026, 11, 21), OVERRIDES, lambda _: Answer(address, leads_to))
    dressed = wardrobe.dress("guide/calls/index.html", "<head></head><body></body>")
    expected = f"<head>{HEAD.format(canonical=address)}</head><body>"
    expected += f"{BODY.format(address=address, label=label)}</body>"
    assert lines(dressed) == lines(expected)
    assert old.answers == {"guide/calls/": Answer(address, leads_to)}


def test_a_page_that_is_gone_for_good_leads_to_the_first_page() -> None:
    wardrobe = Wardrobe(OldSite("2026.1", "", "", "", ""), date(2026, 11, 21), OVERRIDES, lambda _: Answer("", "home"))
    dressed = wardrobe.dress("x/index.html", "<head></head><body></body>")
    assert '<a class="old-edition__link" href="../../../../">The guide now</a>' in dressed
    assert "canonical" not in dressed


def test_a_link_to_what_is_left_out_leads_out_of_the_old_site() -> None:
    wardrobe = Wardrobe(OldSite("2026.1", "", "", "", ""), date(2026, 11, 21), OVERRIDES, lambda a: Answer(a, "there"))
    dressed = wardrobe.dress("index.html", '<body><a href="s/">Sheets</a><a href="guide/calls/">Calls</a></body>')
    assert '<a href="../../../s/">Sheets</a><a href="guide/calls/">Calls</a>' in dressed
