"""The head and the banner of a page of a kept edition, word for word, and the notice in its stead."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from practice_guide.editions.corrections import Correction
from practice_guide.editions.kept_sites import KeptSite
from practice_guide.guide.front import Change
from practice_guide.views.kept_edition import STYLES, kept_site, published_files

from ..small_pages import make_page

OVERRIDES = Path(__file__).parents[3] / "overrides"
DAY = date(2026, 11, 21)
HEAD = """
<meta name="robots" content="noindex">
<link rel="stylesheet" href="../../components/kept-edition/kept-edition.css">
"""
BODY = """
<aside class="kept-edition" aria-label="Old edition">
  <p class="kept-edition__text"><strong>This is edition 2026.1 of 21 November 2026, kept as it was.</strong> \
A newer edition exists. Do not work from this page: it may be wrong by now.</p>
  <p class="kept-edition__text"><a class="kept-edition__link" href="../../../../../guide/calls/">This page now</a></p>
</aside>
"""


def kept(**built: str) -> dict[str, str]:
    files = {name: text.encode() for name, text in built.items()}
    return {path: text.decode() for path, text in kept_site(files, "2026.1", DAY, OVERRIDES).items()}


def lines(html: str) -> list[str]:
    return [line for line in html.split("\n") if line.strip()]


def published(addresses: tuple[str, ...], *paths: str) -> dict[str, str]:
    """Return what is published of a site whose pages at these addresses were corrected since."""
    change = Change(on=date(2026, 12, 5), kind="safety", what="Ask <first>.", ids=["ask-who"])
    withdrawn = dict.fromkeys(addresses, Correction(make_page(), change))
    site = KeptSite("2026.1", dict.fromkeys(paths, b"as it was"))
    return {path: text.decode() for path, text in published_files(site, DAY, OVERRIDES, withdrawn)}


def test_a_page_says_what_it_is_and_leads_to_the_same_address_of_the_day() -> None:
    page = kept(**{"guide/calls/index.html": "<head></head><body></body>"})["guide/calls/index.html"]
    assert lines(page) == lines(f"<head>{HEAD}</head><body>{BODY}</body>")


def test_a_link_to_what_is_left_out_leads_out_of_the_kept_site() -> None:
    page = kept(**{"index.html": '<body><a href="s/">Sheets</a><a href="guide/calls/">Calls</a></body>'})["index.html"]
    assert '<a href="../../../s/">Sheets</a><a href="guide/calls/">Calls</a>' in page


def test_the_styles_of_the_banner_are_kept_beside_the_pages() -> None:
    site = kept(**{"index.html": "<body></body>", "assets/main.js": "x", "assets/main.css": "y"})
    assert sorted(site) == ["assets/main.css", STYLES, "index.html"]
    assert site[STYLES] == (OVERRIDES / STYLES).read_text(encoding="utf-8")


def test_a_corrected_page_gives_way_to_a_notice_with_nothing_beside_it() -> None:
    paths = ("decisions/go/index.html", "decisions/go/tool.json", "decisions/stay/index.html", "index.html")
    site = published(("decisions/go/",), *paths)
    root = "editions/2026.1/site"
    assert [*site] == [f"{root}/decisions/go/index.html", f"{root}/decisions/stay/index.html", f"{root}/index.html"]
    notice = site.pop(f"{root}/decisions/go/index.html")
    assert "corrected on 5 December 2026: Ask &lt;first&gt;.</p>" in notice
    assert 'href="../../../../../decisions/go/"' in notice
    assert {*site.values()} == {"as it was"}


def test_a_family_is_not_told_the_words_for_workers() -> None:
    (notice,) = published(("checklists/ready/family/",), "checklists/ready/family/index.html").values()
    assert "Something on it was dangerous, and was corrected on 5 December 2026.</p>" in notice
    assert "Ask" not in notice
