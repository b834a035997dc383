"""Every text of the guide that a reader meets, with where it was written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from practice_guide.guide import Guide, Page
from practice_guide.reading.roles import walk_entries
from practice_guide.text.markdown import plain_text

from ..text_fields import text_fields

SENTENCE_END = re.compile('(?<=[.!?:;])["\u201d\u2019)]*\\s+(?=["\u201c\u2018(]*[A-Z0-9])')
WORD = re.compile("[A-Za-z0-9][\\w\u2019'./-]*")
# What readers may type into the search: words to be found by, never advice.
TYPED = {"found_by", "same_words", "not_in_guide"}
ATTRIBUTES = re.compile(r"\{[^{}]*\}\s*$")
LINE_START = re.compile(r"^\s*(?:[-*+]|\d+\.|#{1,6}|>|!!!|\?\?\?\+?)\s+")


@dataclass(frozen=True)
class Said:
    """A piece of text and its place."""

    page: Page
    line: int
    key: str
    """The block and key in front matter, such as `Outcome.title`; `body` in Markdown."""
    text: str

    def __str__(self) -> str:
        return f"{self.page.document.file}:{self.line} {self.key}: {self.text}"

    def sentences(self) -> list[str]:
        return SENTENCE_END.split(self.text)


def every_text(guide: Guide) -> list[Said]:
    """Return every text of every page, from front matter and from Markdown."""
    return [said for page in guide.pages.values() for said in (*front_texts(page), *body_texts(page))]


def front_texts(page: Page) -> Iterator[Said]:
    for trail, entry in walk_entries(page.front):
        for name in text_fields(type(entry)):
            value = getattr(entry, name)
            alias = type(entry).model_fields[name].alias or name
            if value and TYPED.isdisjoint((*trail, alias)):
                line = page.document.line_of((*trail, alias))
                for text in value if isinstance(value, list) else [value]:
                    yield Said(page, line, f"{type(entry).__name__}.{alias}", text)


def body_texts(page: Page) -> Iterator[Said]:
    block: list[str] = []
    start = 0
    lines = [*page.document.body.split("\n"), ""]
    for number, line in enumerate(lines, page.document.body_line):
        is_start = LINE_START.match(line) is not None
        if (not line.strip() or is_start) and block:
            yield Said(page, start, "body", plain_text(" ".join(block)))
            block = []
        words = ATTRIBUTES.sub("", LINE_START.sub("", line)).strip()
        if words and not words.startswith("|"):
            start = start if block else number
            block.append(words)


def count_words(sentence: str) -> int:
    """Count as a reader does: `re-read` and `2.5` are one word."""
    return len(WORD.findall(sentence))
