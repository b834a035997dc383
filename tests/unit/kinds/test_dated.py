"""What was said once and what became of it, as pages that name it and its own page show it."""

from __future__ import annotations

from datetime import date

from practice_guide.guide.links import Card, Links

from ..small_pages import dated_page, make_catalogue, show, source_page


def test_a_page_shows_what_was_what_became_of_it_what_is_and_when_we_look_again() -> None:
    [entry] = show("dated", dated_page(), source_page())
    assert (entry.was, entry.standing) == ("There was one law.", "wrong")
    assert [item.text for item in entry.now] == ["There are two."]
    assert entry.look_again == date(2027, 5, 20)


def test_something_dated_is_linked_by_what_was_with_its_topic() -> None:
    links = Links(make_catalogue(dated_page()), "guide/calls/")
    assert links.card("dated entry", "data-law") == Card(
        "data-law", "There was one law.", "data law", "../../changed-since-2020/#data-law"
    )
