"""What rests on each source, wherever it stands."""

from typing import Any

from practice_guide.kinds.source import Usage, usages_by_cite

from ..small_pages import differences_page, make_catalogue, make_page, source_page, tool_page

CITE = ["guide-2020:platform"]


def used(page: Any, cite: str = CITE[0]) -> list[tuple[str, str]]:
    return [(usage.anchor, usage.text) for usage in usages_by_cite(make_catalogue(page)).get(cite, [])]


def tool(**question: Any) -> Any:
    answers = {"yes": {"say": "Yes", "raises": "go", "because": "It is."}, "no": {"say": "No"}}
    return tool_page(questions={"danger": {"ask": "Is anyone in danger?", "answers": answers, **question}})


def test_statements_are_listed_under_each_source_they_cite() -> None:
    page = make_page(body='Ask who is there.\n{#ask-who cite="guide-2020:platform swe-2020"}\n')
    found = usages_by_cite(make_catalogue(page))
    assert {cite: [(usage.anchor, usage.text) for usage in usages] for cite, usages in found.items()} == {
        "guide-2020:platform": [("ask-who", "Ask who is there.")],
        "swe-2020": [("ask-who", "Ask who is there.")],
    }


def test_a_question_is_listed_in_its_words_at_its_place() -> None:
    assert used(tool(cite=CITE)) == [("danger", "Is anyone in danger?")]


def test_an_answer_and_what_belongs_to_it_are_listed_at_the_answer() -> None:
    notice = {"text": "Ring first.", "cite": CITE}
    answers = {
        "yes": {"say": "Yes", "raises": "go", "because": "It is.", "cite": CITE, "notices": [notice]},
        "no": {"say": "No"},
    }
    assert used(tool(answers=answers)) == [("danger.yes", "Yes"), ("danger.yes", "Ring first.")]


def test_an_outcome_is_listed_by_its_title_even_where_it_says_more() -> None:
    step = {"text": "Look in the diary.", "cite": CITE}
    go = {"title": "Go", "first": "Set a date.", "says": ["See the child."], "next": [step], "cite": CITE}
    call = {"title": "Call", "first": "Plan it.", "clears": {"needs": []}}
    assert used(tool_page(outcomes={"go": go, "call": call})) == [
        ("outcome.go", "Go"),
        ("outcome.go", "Look in the diary."),
    ]


def test_a_position_is_listed_at_its_difference_with_the_question_that_it_answers() -> None:
    assert used(differences_page("chat")) == [("chat", "May people use chat? Yes.")]


def test_a_line_without_a_place_of_its_own_is_listed_at_the_page() -> None:
    assert used(make_page(take_away=[{"text": "Ask.", "cite": CITE}])) == [("", "Ask.")]


def test_a_source_page_does_not_count_as_resting_on_itself() -> None:
    page = source_page()
    own = make_page(page.path, 'It is short.\n{#short cite="guide-2020"}\n', source=page.document.data["source"])
    assert usages_by_cite(make_catalogue(own)) == {}


def test_what_cites_a_source_twice_in_the_same_words_is_listed_once() -> None:
    item = {"text": "Ask.", "cite": CITE}
    assert used(make_page(take_away=[item, item])) == [("", "Ask.")]


def test_a_usage_is_named_as_authors_write_its_place() -> None:
    page = make_page()
    assert [Usage(page, anchor, "Ask.").place for anchor in ("ask-who", "")] == [
        "guide/calls.md#ask-who",
        "guide/calls.md",
    ]
