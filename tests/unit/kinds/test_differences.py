"""Where sources disagree, as pages that name it and its own page show it."""

from __future__ import annotations

from practice_guide.guide.links import Card, Links

from ..small_pages import differences_page, find_problems, make_catalogue, make_page, show, source_page


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
