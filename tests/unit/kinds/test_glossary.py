"""The terms that the text of every page explains."""

from __future__ import annotations

from practice_guide.guide import Page
from practice_guide.text.html import Term

from ..small_pages import make_catalogue, make_guide, make_page, make_site


def glossary(name: str = "iro") -> Page:
    body = "## IRO {#iro}\n\nA *reviewing* officer.\n"
    return make_page("about/glossary.md", body, terms=[{"id": name, "words": ["IRO", "reviewing officer"]}])


def test_a_term_is_explained_by_the_first_paragraph_under_its_heading() -> None:
    assert make_catalogue(glossary()).terms == (Term("iro", ("IRO", "reviewing officer"), "A *reviewing* officer."),)


def test_a_term_without_a_heading_is_refused() -> None:
    assert [(problem.trail, problem.message) for problem in make_guide(glossary("iros")).problems] == [
        (("terms", "item 1"), 'There is no heading called "iros". Did you mean "iro"?')
    ]


def test_a_page_explains_a_term_and_the_glossary_itself_does_not() -> None:
    site = make_site(glossary(), make_page("guide/calls.md"))
    for path, explained in (("guide/calls.md", ["iro"]), ("about/glossary.md", [])):
        body = site.view(path, "<p>Ask the IRO.</p>").body
        assert [part.term.id for part in body if part.term] == explained, path


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
