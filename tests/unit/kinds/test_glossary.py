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
