"""Pages of a kept edition: a banner, no scripts, no search, and links that stay or lead to the guide of the day."""

from __future__ import annotations

import pytest

from practice_guide.editions.kept_pages import KeptPage, dress, is_kept

BANNER, HEAD, CONTACT = "<aside>Old</aside>", "<meta name=head>", "<section>Not here</section>"


def dressed(html: str, address: str = "guide/calls/") -> str:
    return dress(html, KeptPage(address, BANNER, HEAD, CONTACT, lambda target: f"NOW/{target}"))


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
        ("../../s/", "NOW/s/"),
        ("../../s/abcd-efgh/", "NOW/s/abcd-efgh/"),
        ("../../editions/2026.1/#changed", "NOW/editions/2026.1/"),
        ("../../feed.xml", "NOW/feed.xml"),
        ("../../edition.json", "NOW/"),
        ("../../checklists/print/", "NOW/checklists/print/"),
        ("../../checklists/ready/ready.pdf", "NOW/checklists/ready/"),
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
