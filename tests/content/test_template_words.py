"""The words in templates keep the rules of the guide's own text: short, British, and never a verdict."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from practice_guide.commands.project import Project

from .test_must_never import RULES
from .test_plain_words import AMERICAN, LONGEST_SENTENCE
from .texts import SENTENCE_END, count_words

NOT_SHOWN = re.compile(r"\{#.*?#\}|\{%.*?%\}|<script.*?</script>", re.DOTALL)
MACRO_END = re.compile(r"\{%-? endmacro -?%\}")
VALUE = re.compile(r"\{\{.*?\}\}", re.DOTALL)
# What ends a sentence on a page: any tag but those that stand inside one.
BLOCK_TAG = re.compile(r"</?(?!(?:a|b|strong|em|span|code)\b)[a-z][^>]*>")
TAG = re.compile(r"<[^>]+>")
SPOKEN = re.compile(r'(?:data-[a-z-]*words|data-done|data-undone|data-cleared|data-alone|aria-label|title)="([^"]+)"')


def sentences(template: str) -> Iterator[str]:
    # A macro is a piece of its own, wherever it is used.
    written = VALUE.sub("x", NOT_SHOWN.sub("", MACRO_END.sub("<p>", template)))
    for block in (*BLOCK_TAG.split(written), *SPOKEN.findall(written)):
        yield from SENTENCE_END.split(" ".join(TAG.sub("", block).split()))


@pytest.fixture(scope="module")
def said(project: Project) -> list[tuple[Path, str]]:
    files = sorted((project.root / "overrides").rglob("*.html"))
    return [(file, sentence) for file in files for sentence in sentences(file.read_text(encoding="utf-8"))]


def test_templates_say_points_to_where_authors_write_raises(said: list[tuple[Path, str]]) -> None:
    assert [sentence for _, sentence in said if re.search(r"\brais(?:es?|ed|ing)\b", sentence, re.IGNORECASE)] == []


def test_the_words_of_a_template_are_found() -> None:
    template = '{# Why. #}<p>One <b>bold</b> thing, {{ say }}. {% if x %}Two.{% endif %}</p><a aria-label="Go on">→</a>'
    assert [found for found in sentences(template) if found] == ["One bold thing, x.", "Two.", "→", "Go on"]


def test_no_sentence_of_a_template_has_more_than_thirty_words(said: list[tuple[Path, str]]) -> None:
    assert len(said) > 100
    long = [f"{file.name}: {sentence}" for file, sentence in said if count_words(sentence) > LONGEST_SENTENCE]
    assert long == [], "\n".join(long)


def test_templates_are_spelt_in_british_english(said: list[tuple[Path, str]]) -> None:
    assert [f"{file.name}: {sentence}" for file, sentence in said if AMERICAN.search(sentence)] == []


@pytest.mark.parametrize("name", [name for name, rule in RULES.items() if not rule.keys])
def test_no_template_does_what_must_never_be_done(name: str, said: list[tuple[Path, str]]) -> None:
    assert [f"{file.name}: {sentence}" for file, sentence in said if RULES[name].breaks(sentence)] == []
