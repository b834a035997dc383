"""Faults and routes in an author's words."""

from __future__ import annotations

from practice_guide.engine.faults import Fault, describe_fault, in_words, quoted

from .decisions import make_decision

ROUTE = (("rain", ("yes",)), ("coat", ("long", "no")))


def test_a_route_is_told_in_the_words_of_the_page() -> None:
    assert in_words(make_decision(), ROUTE) == (
        '"Is it raining?" → "Yes"; "Which coats do you have?" → "A long one" + "I will not say"'
    )


def test_a_route_without_a_question_says_so() -> None:
    assert in_words(make_decision(), ()) == "no question at all"


def test_a_fault_is_told_with_what_to_do_and_its_routes() -> None:
    fault = Fault(("rules", 0), "This is wrong.", "Mend it.", (ROUTE[:1],))
    assert describe_fault(make_decision(), fault) == (
        "This is wrong. Mend it.",
        'Route: "Is it raining?" → "Yes"',
    )


def test_a_fault_at_the_first_question_needs_no_route() -> None:
    assert describe_fault(make_decision(), Fault((), "Wrong.", "Mend it.", ((),))) == ("Wrong. Mend it.",)


def test_ids_are_listed_as_in_a_sentence() -> None:
    assert [quoted(ids) for ids in (("a",), ("a", "b"), ("a", "b", "c"))] == [
        '"a"',
        '"a" and "b"',
        '"a", "b" and "c"',
    ]
