"""The list of short addresses, page by page."""

from __future__ import annotations

from practice_guide.kinds.short_links import PATH, LinkedPage, ShortLink
from practice_guide.printing.codes import short_code

from ..small_pages import make_page, make_site

CALLS = make_page(body='## Who {#who}\n\nAsk who is there.\n{#ask cite="own" reason="It helps."}\n')


def link(target: str, kind: str, words: str) -> ShortLink:
    code = short_code([target])
    return ShortLink(code, kind, words, f"../l/{code.lower()}/")


def test_each_page_stands_before_its_places_with_what_readers_call_them() -> None:
    part = make_site(CALLS).view(PATH, "").part("short-links")
    assert part == (
        LinkedPage(
            "Calls",
            "guide/calls/",
            (
                link("guide/calls/", "Page", "Calls"),
                link("guide/calls/#who", "Section", "Who"),
                link("guide/calls/#ask", "Statement", "Ask who is there."),
            ),
        ),
    )
