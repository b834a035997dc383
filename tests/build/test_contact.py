"""Every page says whom to tell when something is wrong, and what to quote, with an address or without one yet."""

from __future__ import annotations

from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from practice_guide.commands.build import build_into
from practice_guide.commands.project import Project
from practice_guide.guide import Guide
from practice_guide.guide.links import SIGNPOST
from practice_guide.guide.page import Anchor
from practice_guide.kinds.family import family_pages

from .guide_project import make_guide_project
from .html_pages import HtmlPage, fail_with_all, read_pages, without_blank

pytestmark = pytest.mark.long

LINE = " For one line, quote the address of its link."


@pytest.fixture(scope="module")
def without_address(project: Project, tmp_path_factory: pytest.TempPathFactory) -> list[HtmlPage]:
    """A small guide whose contact is still the example."""
    small = make_guide_project(project, tmp_path_factory.mktemp("contact"))
    build_into(small, small.site, {"GUIDE_CONTACT": "guide-editor@example.org"})
    return without_blank(read_pages(small.site))


def told(page: HtmlPage) -> str:
    """Return what a page says under "Something wrong here?"."""
    section = next(element for element in page.elements if element["aria-labelledby"] == "something-wrong")
    return " ".join(section.text.split()).removeprefix("Something wrong here? ")


def quoted(page: HtmlPage) -> str:
    return "the address that you opened" if page.address == "404.html" else f"this page: /{page.address}"


def is_quoted_with_another(anchor: Anchor) -> bool:
    """Say whether a place is an answer, quoted with its question, or a line to write on, with its sheet."""
    return "answers" in anchor.trail or "fields" in anchor.trail


def test_every_page_names_the_owner_itself_and_the_edition(named_pages: list[HtmlPage], edition: str) -> None:
    opening = "Tell the guide editor, who owns this page. "
    expected = {
        page.address: {
            f"{opening}Quote {quoted(page)}, edition {edition}.{line} Do not send case details." for line in ("", LINE)
        }
        for page in named_pages
    }
    fail_with_all(f"{page.address}: {told(page)}" for page in named_pages if told(page) not in expected[page.address])


def test_where_lines_have_links_of_their_own_readers_are_asked_to_quote_them(
    named_pages: list[HtmlPage], guide: Guide
) -> None:
    written = {page.address: page for page in (*guide.pages.values(), *family_pages(guide.catalogue))}
    asked = {page.address for page in named_pages if LINE in told(page)}
    assert asked == {address for address, page in written.items() if page.anchors}
    # Text that only leads on claims nothing that could be wrong.
    statements = ((page.address, found) for page in written.values() for found in page.body.statements)
    signposts = {(address, found.id) for address, found in statements if SIGNPOST in found.cite}
    # What a result of a tool says stands on a page below that of the tool, and is linked there.
    linked = {page.address: {link["href"].removeprefix("results/") for link in page.all("a")} for page in named_pages}
    fail_with_all(
        f"{address}#{anchor.id}"
        for address in asked
        for anchor in written[address].anchors
        # The outcomes of a tool stand on a page beside it, where its own page leads.
        if not {f"#{anchor.id}", f"results/#{anchor.id}"} & linked[address]
        and not is_quoted_with_another(anchor)
        and (address, anchor.id) not in signposts
    )


def test_a_message_starts_with_the_page_and_the_edition_and_nothing_else(
    named_pages: list[HtmlPage], edition: str
) -> None:
    for page in named_pages:
        links = [link["href"] for link in page.all("a") if link["href"].startswith("mailto:")]
        assert len(links) == 1, page.address
        found = urlsplit(links[0])
        assert unquote(found.path) == "guide@council.internal"
        assert parse_qs(found.query) == {"subject": [f"/{page.address}, edition {edition}"]}


def test_without_an_address_every_page_says_so_and_links_to_none(without_address: list[HtmlPage], edition: str) -> None:
    for page in without_address:
        said = (
            "The guide editor owns this page, but this copy of the guide gives no address yet. "
            "Tell whoever gave you the guide, or your principal social worker. "
            f"Quote {quoted(page)}, edition {edition}."
        )
        assert told(page).startswith(said)
        assert told(page).endswith(" Do not send case details.")
        assert not [link for link in page.all("a") if "example.org" in link["href"] or "mailto" in link["href"]]


def test_the_page_that_clear_and_leave_opens_names_neither_the_guide_nor_anyone(pages: list[HtmlPage]) -> None:
    left = next(page for page in pages if page.address == "blank/")
    assert left.all("a") == []
    assert [link["rel"] for link in left.all("link")] == ["stylesheet"]
    for name in ("In Person or On Screen", "In a call now", "guide editor", "social work", "edition"):
        assert name.casefold() not in left.html.casefold()
