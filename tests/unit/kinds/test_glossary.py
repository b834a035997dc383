"""The terms that the text of every page explains, and the other words that searches know."""

from __future__ import annotations

from practice_guide.guide import Page
from practice_guide.guide.links import Card, Link
from practice_guide.kinds.glossary import OtherWord

from ..small_pages import make_guide, make_page, make_site, show


def glossary(name: str = "iro") -> Page:
    body = "## IRO {#iro}\n\nA *reviewing* officer.\n"
    return make_page("about/glossary.md", body, terms=[{"id": name, "words": ["IRO", "reviewing officer"]}])


def test_a_term_is_explained_by_the_first_paragraph_under_its_heading() -> None:
    page = make_page("guide/calls.md")
    view = make_site(page, glossary()).view(page.path, "<p>Ask the reviewing officer, the IRO.</p>")
    [iro] = [part for part in view.body if part.term]
    assert iro.term
    assert (iro.word, view.links.card("term", iro.term)) == (
        "reviewing officer",
        Card("iro", "IRO", "A *reviewing* officer.", "../../about/glossary/#iro"),
    )


def test_a_term_without_a_heading_is_refused() -> None:
    assert [(problem.trail, problem.message) for problem in make_guide(glossary("iros")).problems] == [
        (("terms", "item 1"), 'There is no heading called "iros". Did you mean "iro"?')
    ]


def test_a_page_explains_a_term_and_the_glossary_itself_does_not() -> None:
    site = make_site(glossary(), make_page("guide/calls.md"))
    for path, explained in (("guide/calls.md", ["iro"]), ("about/glossary.md", [])):
        body = site.view(path, "<p>Ask the IRO.</p>").body
        assert [part.term for part in body if part.term] == explained, path


def test_words_for_the_same_that_search_cannot_use_are_reported() -> None:
    same = [["IRO", "the"], ["officer", "in charge"], ["iro", "chair"]]
    page = make_page("about/glossary.md", same_words=same)
    assert [(problem.trail, problem.message) for problem in make_guide(page).problems] == [
        (
            ("same_words", "item 1"),
            'Nothing is found by "the": searches leave out such words. Write a word of weight.',
        ),
        (
            ("same_words", "item 2"),
            'Of "in charge" searches look at "charge" only, which says something else. Leave it out here.',
        ),
        (("same_words", "item 3"), '"iro" already stands for "IRO". Keep it in one of the two groups.'),
    ]


def test_a_subject_said_to_be_missing_must_be_and_must_lead_on() -> None:
    lacks = [
        {"words": ["LADO"], "nearest": ["guide/calls.md"]},
        {"words": ["NRM", "how"], "nearest": ["guide/calls.md#nowhere"]},
    ]
    page = make_page("about/glossary.md", not_in_guide=lacks)
    calls = make_page("guide/calls.md", "Tell the LADO.\n", title="Tell somebody")
    assert [(problem.trail, problem.message) for problem in make_guide(page, calls).problems] == [
        (
            ("not_in_guide", "item 1"),
            '"LADO" stands in docs/guide/calls.md, so the guide has it. Put its words under `found_by` there.',
        ),
        (
            ("not_in_guide", "item 2"),
            'Nothing is found by "how": searches leave out such words. Write a word of weight.',
        ),
        (
            ("not_in_guide", "item 2"),
            'There is no place "guide/calls.md#nowhere" in docs/. Write a page that is there, and a place on it.',
        ),
    ]


CALLS = make_page(
    body="## Open {#open}\n", found_by=["ringing", {"at": "open", "words": ["hello"], "urgent": ["help me"]}]
)
INDEX = make_page("about/site-index.md", serves="site-index")


def words(**front: object) -> Page:
    return make_page("about/glossary.md", "## IRO {#iro}\n\nAn officer.\n", title="Glossary", **front)


def test_each_word_leads_to_its_places_from_a_to_z_and_neighbours_that_lead_to_the_same_stand_together() -> None:
    searched = words(
        terms=[{"id": "iro", "words": ["IRO"]}],
        same_words=[["IRO", "reviewing officer"], ["ringing", "calling"]],
        not_in_guide=[{"words": ["Weather", "rain"], "nearest": ["guide/calls.md#open", "guide/calls.md"]}],
    )
    opening, calls = Link("Calls: Open", "../../guide/calls/#open"), Link("Calls", "../../guide/calls/")
    assert show("other-words", INDEX, CALLS, searched) == (
        OtherWord("calling", [], ["ringing"]),
        OtherWord("hello, help me", [opening]),
        OtherWord("IRO", [Link("Glossary", "../../about/glossary/#iro")], ["reviewing officer"]),
        OtherWord("rain", [], ["Weather"]),
        OtherWord("reviewing officer", [], ["IRO"]),
        OtherWord("ringing", [calls], ["calling"]),
        OtherWord("Weather", [opening, calls], is_lack=True),
    )


def test_of_words_for_the_same_those_are_named_that_lead_on() -> None:
    searched = words(same_words=[["hello", "hi", "good day"]])
    opening = Link("Calls: Open", "../../guide/calls/#open")
    named = {entry.word: (entry.links, entry.same) for entry in show("other-words", INDEX, CALLS, searched)}
    assert named["hi"] == named["good day"] == ([], ["hello"])
    assert named["hello"] == ([opening], ["hi", "good day"])


def test_only_the_site_index_has_them() -> None:
    assert show("other-words", CALLS, INDEX) is None
