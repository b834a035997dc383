"""The other words that searches know, as the site index lists them."""

from __future__ import annotations

from practice_guide.guide import Page
from practice_guide.guide.links import Link
from practice_guide.kinds.other_words import OtherWord

from ..small_pages import make_page, show

CALLS = make_page(
    body="## Open {#open}\n", found_by=["ringing", {"at": "open", "words": ["hello"], "urgent": ["help me"]}]
)
INDEX = make_page("about/site-index.md", serves="site-index")


def glossary(**front: object) -> Page:
    return make_page("about/glossary.md", "## IRO {#iro}\n\nAn officer.\n", title="Glossary", **front)


def test_each_word_leads_to_its_places_from_a_to_z_and_neighbours_that_lead_to_the_same_stand_together() -> None:
    words = glossary(
        terms=[{"id": "iro", "words": ["IRO"]}],
        same_words=[["IRO", "reviewing officer"], ["ringing", "calling"]],
        not_in_guide=[{"words": ["Weather", "rain"], "nearest": ["guide/calls.md#open", "guide/calls.md"]}],
    )
    opening, calls = Link("Calls: Open", "../../guide/calls/#open"), Link("Calls", "../../guide/calls/")
    assert show("other-words", INDEX, CALLS, words) == (
        OtherWord("calling", [], ["ringing"]),
        OtherWord("hello, help me", [opening]),
        OtherWord("IRO", [Link("Glossary", "../../about/glossary/#iro")], ["reviewing officer"]),
        OtherWord("rain", [opening, calls], is_lack=True),
        OtherWord("reviewing officer", [], ["IRO"]),
        OtherWord("ringing", [calls], ["calling"]),
        OtherWord("Weather", [opening, calls], is_lack=True),
    )


def test_only_the_site_index_has_them() -> None:
    assert show("other-words", CALLS, INDEX) is None
