"""Sentences are short, spelling is British, and questions are questions."""

from __future__ import annotations

import re

import pytest

from practice_guide.guide import Guide

from .texts import Said, count_words, every_text

LONGEST_SENTENCE = 30
# Titles and headings of others are given as they were printed.
PRINTED = {"Source.name", "SourceSection.heading"}
AMERICAN = re.compile(
    r"\b(?:(?:behavior|color|favor|harbor|honor(?!ar)|humor|labor|neighbor|rumor)\w*|center(?:s|ed)?|theater\w*"
    r"|gray|mom|moms|gotten|fulfill|fulfills|enroll|enrollment|skillful\w*|counselors?|counseling|traveled|traveling"
    r"|canceled|canceling|labeled|labeling|practiced|practicing|licenses?|defense|offense|cell ?phones?"
    r"|(?:analy|apologi|authori|categori|emphasi|finali|minimi|normali|organi|prioriti|reali|recogni|speciali|summari)"
    r"z(?:e|es|ed|ing|ation|ations))\b",
    re.IGNORECASE,
)
ASKING = {"Asking.text", "Reflection.ask", "Difference.question", "Scenario.discuss", "Decision.asks"}
GIVING_REASONS = {"Answer.because", "Rule.because", "Scenario.because"}


@pytest.fixture(scope="module")
def texts(guide: Guide) -> list[Said]:
    found = every_text(guide)
    assert len(found) > 1000
    return found


def test_no_sentence_has_more_than_thirty_words(texts: list[Said]) -> None:
    long = [
        f"{count_words(sentence)} words, {said.page.document.file}:{said.line}: {sentence}"
        for said in texts
        if said.key not in PRINTED
        for sentence in said.sentences()
        if count_words(sentence) > LONGEST_SENTENCE
    ]
    assert long == [], "\n".join(long)


def test_spelling_is_british(texts: list[Said]) -> None:
    written = [said for said in texts if said.key not in PRINTED]
    found = [f"{match[0]}: {said}" for said in written for match in AMERICAN.finditer(said.text)]
    assert found == [], "\n".join(found)


@pytest.mark.parametrize("word", ["behavior", "Organize", "recognized", "centers", "practicing", "license", "colorful"])
def test_american_spelling_would_be_noticed(word: str) -> None:
    assert AMERICAN.search(f"A {word} thing.")


@pytest.mark.parametrize("word", ["behaviour", "organise", "centre", "practising", "honorary", "licence", "enrol"])
def test_british_spelling_is_left_alone(word: str) -> None:
    assert not AMERICAN.search(f"A {word} thing.")


def test_code_below_a_line_of_a_list_is_indented_and_has_no_fence(guide: Guide) -> None:
    """Markdown takes such a fence for code within a sentence, and runs its lines together."""
    pages = [page.document for page in guide.pages.values()]
    assert [page.file for page in pages if re.search(r"^[ ]+(?:```|~~~)", page.body, re.MULTILINE)] == []


def test_every_question_ends_in_a_question_mark(texts: list[Said]) -> None:
    assert [str(said) for said in texts if said.key in ASKING and not said.text.endswith("?")] == []


def test_every_reason_is_a_whole_sentence(texts: list[Said]) -> None:
    reasons = [said for said in texts if said.key in GIVING_REASONS]
    assert [str(said) for said in reasons if said.text[-1] not in ".”" or not said.text[0].isupper()] == []


def test_sentences_are_counted_as_a_reader_would() -> None:
    assert count_words("Re-read the 2.5 pages of a child's plan, today.") == 9
