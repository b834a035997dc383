"""Where sources disagree, what no longer holds, and charts of shares: as their own pages and others show them."""

from __future__ import annotations

from datetime import date
from typing import Any

from practice_guide.guide import Page
from practice_guide.guide.links import Card, Links

from ..small_pages import (
    dated_page,
    differences_page,
    find_problems,
    make_catalogue,
    make_guide,
    make_page,
    make_site,
    show,
    source_page,
)


def test_a_page_shows_its_differences_as_they_are_written() -> None:
    [entry] = show("differences", differences_page("chat"), source_page())
    assert (entry.question, entry.positions[0].says, entry.who_decides) == (
        "May people use chat?",
        "Yes.",
        "The chair.",
    )


def test_a_page_without_any_shows_none() -> None:
    assert show("differences", make_page()) is None


def test_a_difference_is_linked_by_its_question_with_its_topic() -> None:
    links = Links(make_catalogue(differences_page("chat")), "guide/calls/")
    assert links.card("difference", "chat") == Card("chat", "May people use chat?", "chat", "../../differences/#chat")


def test_a_difference_is_declared_once() -> None:
    other = make_page("other.md", title="Other", differences=differences_page("chat").document.data["differences"])
    assert [
        (problem.file, problem.message) for problem in find_problems(differences_page("chat"), other, source_page())
    ] == [
        ("docs/other.md", 'The difference "chat" is already in docs/differences.md:2. Give one of the two another id.')
    ]


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


def chart_page(least: int, most: int) -> Page:
    rows = [{"label": "Cats", "base": "four", "says": "Some", "least": least, "most": most}] * 2
    chart: dict[str, Any] = {"id": "cats", "title": "Cats", "note": "Few.", "rows": rows}
    return make_page("evidence.md", chart={**chart, "cite": ["own"], "reason": "It helps."})


def test_a_chart_stands_above_the_text_of_a_plain_page() -> None:
    view = make_site(chart_page(40, 50)).view("evidence.md", "")
    assert [(piece.component, piece.part.id) for piece in view.above] == [("chart", "cats")]
    assert (view.page.kind, view.below) == ("page", ())


def test_a_largest_share_below_the_smallest_is_refused() -> None:
    found = make_guide(chart_page(50, 40)).problems
    assert {(problem.trail, problem.message) for problem in found} == {
        (("chart", "rows", place, "most"), "The largest share cannot be below the smallest, 50. Write 50 or more.")
        for place in ("item 1", "item 2")
    }
