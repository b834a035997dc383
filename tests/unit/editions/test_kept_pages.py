"""Pages of a kept edition: a banner, no scripts, no search, links that lead on, and a notice in their stead."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from practice_guide.editions.corrections import Correction
from practice_guide.editions.kept_pages import STYLES, KeptPage, dress, is_kept, kept_site, with_notices
from practice_guide.editions.ledger import Ledger
from practice_guide.guide.front import Change

from ..small_pages import make_page

BANNER, HEAD, CONTACT = "<aside>Old</aside>", "<meta name=head>", "<section>Not here</section>"
PARTS = {"kept-edition": BANNER, "head": HEAD, "contact": CONTACT}


def dressed(html: str, address: str = "guide/calls/") -> str:
    return dress(html, KeptPage("2026.1", "21 November 2026", address), PARTS)


def body(html: str, address: str = "guide/calls/") -> str:
    start = "<header></header>"
    return dressed(f"<body>{start}{html}", address).removeprefix(f"<body>{BANNER}{start}")


def test_banner_and_head_come_into_a_page_that_else_stays_as_it_was() -> None:
    was = '<!doctype html>\n<html><head>\r\n<title>A &amp; B</title></head>\n<body dir="ltr">\u2028<p>é<br/></p></body>'
    now = was.replace("</head>", f"{HEAD}</head>").replace('<body dir="ltr">', f'<body dir="ltr">{BANNER}')
    assert dressed(was) == now


def test_skip_links_stay_first() -> None:
    skip = '<p></p><a class="md-skip" href="#some">\n Skip </a><a class="skip-link" href="#content">Skip</a>'
    rest = '<header><a href="#x">X</a></header>'
    assert dressed(f"<body>{skip}{rest}") == f"<body>{skip}{BANNER}{rest}"


@pytest.mark.parametrize(
    "gone",
    [
        '<script src="../../assets/main.js" defer></script>',
        '<script type="application/json">{"a": "<b></b>"}</script>',
        '<meta name="robots" content="index">',
        '<link rel="canonical" href="https://example.org/guide/calls/">',
        '<link rel="alternate" type="application/atom+xml" href="../../feed.xml">',
        '<a href="../../search/"><svg><path d="m1"/></svg><span>Search</span></a>',
        '<li>\n  <a href="../../search/">Search</a>\n</li>',
    ],
)
def test_what_a_kept_page_must_not_have_is_taken_out(gone: str) -> None:
    assert body(f"<p>before</p>{gone}<p>after</p>") == "<p>before</p><p>after</p>"


def test_an_item_with_more_than_the_link_to_the_search_stays() -> None:
    assert body('<li>Or <a href="../../search/">search</a></li>') == "<li>Or </li>"


def test_whom_to_tell_is_left_to_the_page_of_the_day() -> None:
    part = '<section class="something-wrong page-end__part"><p><a href="mailto:x@example.org">Tell us</a></p></section>'
    assert body(f"<section><p>A</p></section>{part}<p>B</p>") == f"<section><p>A</p></section>{CONTACT}<p>B</p>"


def test_what_stood_in_for_scripts_is_shown() -> None:
    assert body("<noscript><p>Print it.</p></noscript>") == "<p>Print it.</p>"


@pytest.mark.parametrize(
    "link",
    [
        '<a href="#someone-else">',
        '<a href="./">',
        '<a href="../..">',
        '<a href="../../decisions/visit-mode/#danger">',
        '<a href="../../decisions/visit-mode/proof/routes.csv">',
        '<a href="https://www.gov.uk/search/">',
        '<a href="mailto:team@example.org">',
        '<a id="no-link">',
    ],
)
def test_other_links_stay_as_they_are(link: str) -> None:
    assert body(f"{link}Words</a>") == f"{link}Words</a>"


@pytest.mark.parametrize(
    ("href", "expected"),
    [
        ("../../s/", "../../../../../s/"),
        ("../../s/abcd-efgh/", "../../../../../s/abcd-efgh/"),
        ("../../editions/2026.1/#changed", "../../../../../editions/2026.1/"),
        ("../../feed.xml", "../../../../../feed.xml"),
        ("../../edition.json", "../../../../../"),
        ("../../checklists/print/", "../../../../../checklists/print/"),
        ("../../checklists/ready/ready.pdf", "../../../../../checklists/ready/"),
    ],
)
def test_a_link_to_what_only_the_guide_of_today_answers_leads_there(href: str, expected: str) -> None:
    link = '<a class="x" href="{}" title="y">Words</a>'
    assert body(link.format(href)) == link.format(expected)


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("index.html", True),
        ("guide/calls/index.html", True),
        ("assets/main.css", True),
        ("decisions/visit-mode/tool.json", True),
        ("sources/index.html", True),
        ("s/index.html", False),
        ("s/abcd-efgh/index.html", False),
        ("search/search_index.json", False),
        ("editions/2026.1/index.html", False),
        ("404.html", False),
        ("checklists/print/index.html", False),
        ("_headers", False),
        ("edition.json", False),
        ("feed.xml", False),
        ("robots.txt", False),
        ("sitemap.xml.gz", False),
        ("assets/main.js", False),
        ("checklists/ready/ready.pdf", False),
    ],
)
def test_a_kept_site_has_what_is_read(path: str, expected: bool) -> None:
    assert is_kept(path) is expected


OVERRIDES = Path(__file__).parents[3] / "overrides"
DAY = date(2026, 11, 21)
HEAD_OF_PAGE = """
<meta name="robots" content="noindex">
<link rel="stylesheet" href="../../components/kept-edition/kept-edition.css">
"""
BANNER_OF_PAGE = """
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
    ledger, files = Ledger("2026.1", DAY, {}, {}, {}), dict.fromkeys(paths, b"as it was")
    return {path: text.decode() for path, text in with_notices(ledger, files, OVERRIDES, withdrawn)}


def test_a_page_says_what_it_is_and_leads_to_the_same_address_of_the_day() -> None:
    page = kept(**{"guide/calls/index.html": "<head></head><body></body>"})["guide/calls/index.html"]
    assert lines(page) == lines(f"<head>{HEAD_OF_PAGE}</head><body>{BANNER_OF_PAGE}</body>")


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
