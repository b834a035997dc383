"""How easily a text reads: reading ease, school grade, and the sentences that are too long."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from textstat import textstat  # type: ignore[import-untyped]  # it comes without types

from ..reading.front_matter import Document, texts_in
from .markdown import find_blocks, plain_text, prose_lines

MOST_WORDS = 30
"""A sentence with more words is listed."""
# Curly quotes by number, since they are easy to take for others: double and single, opening and closing.
SENTENCE_BREAK = re.compile(r"(?<=[.?!])[\"\u201d\u2019)]*\s+(?=[\"\u201c\u2018(]?[A-Z0-9])")
# Titles and labels have no full stop. Counted as sentences, they would make every page look easy.
WHOLE_SENTENCE = re.compile(r"[.?!][\"\u201d\u2019)]*$")
# The history of a page is no part of what it says.
LEFT_OUT = ("changes",)


@dataclass(frozen=True)
class Passage:
    """A paragraph, list item or field of front matter, and the line where it starts."""

    text: str
    line: int


@dataclass(frozen=True)
class LongSentence:
    """A sentence with more words than we allow."""

    text: str
    words: int
    line: int


@dataclass(frozen=True)
class Readability:
    """How easily a page reads."""

    ease: float
    """Flesch reading ease: 100 is very easy, 60 is plain English, below 30 is very hard."""
    grade: float
    """Flesch-Kincaid grade: years at school; add five for an age."""
    long_sentences: tuple[LongSentence, ...]


def page_passages(document: Document) -> tuple[Passage, ...]:
    """Return the words of a page as readers meet them, each passage with its line: front matter, then text."""
    written = {key: value for key, value in document.data.items() if key not in LEFT_OUT}
    # Ids, sources, links and dates hold no space, and keys neither.
    texts = ((trail, text) for trail, text in texts_in(written) if " " in text)
    in_front = (Passage(" ".join(text.split()), document.line_of(trail)) for trail, text in texts)
    return (*in_front, *_in_body(document))


def measure(passages: Iterable[Passage]) -> Readability:
    """Return how easily passages read together; without a whole sentence they count as easy."""
    passages = tuple(passages)
    prose = "\n".join(passage.text for passage in passages if WHOLE_SENTENCE.search(passage.text))
    textstat.set_lang("en_GB")
    return Readability(
        ease=round(textstat.flesch_reading_ease(prose), 1) if prose else 100.0,
        grade=round(textstat.flesch_kincaid_grade(prose), 1) if prose else 0.0,
        long_sentences=tuple(_long_sentences(passages)),
    )


def _long_sentences(passages: Iterable[Passage]) -> Iterator[LongSentence]:
    for passage in passages:
        for sentence in SENTENCE_BREAK.split(passage.text):
            # A dash between spaces is no word.
            words = sum(1 for word in sentence.split() if any(letter.isalnum() for letter in word))
            if words > MOST_WORDS:
                yield LongSentence(sentence, words, passage.line)


def _in_body(document: Document) -> Iterator[Passage]:
    for block in find_blocks(prose_lines(document)):
        if block.lines[0].startswith("|"):
            for number, row in enumerate(block.lines, block.line):
                yield from (Passage(plain_text(cell), number) for cell in row.split("|") if " " in cell.strip())
        else:
            yield Passage(block.text, block.line)
