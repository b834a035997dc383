"""The family sheets of the guide: which there are, what they leave out, and how easily they read."""

from __future__ import annotations

import pytest

from practice_guide.guide import Guide
from practice_guide.kinds.checklist import CHECKLIST, Checklist
from practice_guide.kinds.family import FAMILY
from practice_guide.text.readability import Passage, measure

from .texts import SENTENCE_END, count_words

# To read these would tell someone that we worry about them.
NEVER_TOLD = {
    "conference-preparing-a-family": {"together-or-apart", "safe-to-send"},
    "opening-the-call": {"ordinary-ending"},
    "family-records": {"say-what-you-noticed", "child-recorded-or-shared"},
}
# A child of nine is in the fourth year of school as the Flesch-Kincaid grade counts.
AGE_NINE = 4
LONGEST_SENTENCE = 20


def checklist(guide: Guide, name: str) -> Checklist:
    found = CHECKLIST.block(guide.catalogue.all("checklist")[name].page)
    assert found
    return found


def words(listed: Checklist) -> list[str]:
    family = listed.family
    assert family
    lines = [line.say or "" for _, line in listed.family_lines]
    return [text for text in (family.opening, *lines, family.ending) if text]


def test_three_lists_have_a_family_sheet(guide: Guide) -> None:
    assert {name for name in guide.catalogue.all("checklist") if checklist(guide, name).family} == set(NEVER_TOLD)


@pytest.mark.parametrize("name", NEVER_TOLD)
def test_what_would_tell_that_we_worry_is_left_out_and_nothing_else(guide: Guide, name: str) -> None:
    family = checklist(guide, name).family
    assert family
    assert {item for item, line in family.mirrors.items() if line.left_out} == NEVER_TOLD[name]


def test_every_line_was_set_beside_its_item_as_it_is_now(guide: Guide) -> None:
    assert [problem for page in guide.pages.values() for problem in FAMILY.outdated(page, guide.catalogue)] == []


@pytest.mark.parametrize("name", NEVER_TOLD)
def test_a_child_of_nine_can_read_it(guide: Guide, name: str) -> None:
    assert measure(Passage(text, 1) for text in words(checklist(guide, name))).grade <= AGE_NINE


@pytest.mark.parametrize("name", NEVER_TOLD)
def test_sentences_are_short(guide: Guide, name: str) -> None:
    sentences = [sentence for text in words(checklist(guide, name)) for sentence in SENTENCE_END.split(text)]
    assert [sentence for sentence in sentences if count_words(sentence) > LONGEST_SENTENCE] == []


@pytest.mark.parametrize("name", NEVER_TOLD)
def test_it_speaks_to_the_family_and_of_us(guide: Guide, name: str) -> None:
    strangers = {"worker", "client", "parents", "families", "professional", "agency", "safeguarding"}
    said = " ".join(words(checklist(guide, name))).lower().replace(".", " ").replace(",", " ").split()
    assert not strangers & set(said)
    assert {"you", "we"} <= set(said)
