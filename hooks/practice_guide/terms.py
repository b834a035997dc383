"""Find the words of the glossary in the text of a page, each where it first stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

TAG_OR_TEXT = re.compile(r"<!--.*?-->|<(?P<close>/?)(?P<tag>[a-zA-Z][a-zA-Z0-9]*)[^>]*>|(?P<text>[^<]+)", re.S)
# A term is not marked inside a link, a heading or code: the mark is a button.
NOT_INSIDE = {"a", "h1", "h2", "h3", "h4", "h5", "h6", "code", "pre", "button", "abbr"}
DEFINITION = re.compile(r"^## (?P<term>.+?) \{#(?P<id>[^}\n]+)\}\n\n(?P<means>.+?)(?=\n\{|\n\n|\Z)", re.M | re.S)


@dataclass(frozen=True)
class Term:
    """A word of the glossary that is explained in the text."""

    id: str
    words: tuple[str, ...]
    """How it is written in the text."""
    means: str


@dataclass(frozen=True)
class Found:
    """A stretch of HTML, and the term that follows it, as written there."""

    html: str
    term: Term | None = None
    word: str = ""


def read_definitions(markdown: str) -> dict[str, str]:
    """Return the first paragraph under each heading of the glossary, by the heading's id."""
    return {found["id"]: " ".join(found["means"].split()) for found in DEFINITION.finditer(markdown)}


def split_at_terms(html: str, terms: Sequence[Term], seen: set[str]) -> Iterator[Found]:
    """Yield the HTML in stretches that end where a term first stands; `seen` gathers the terms found."""
    start = 0
    for place, word, term in _first_places(html, terms, seen):
        yield Found(html[start:place], term, word)
        start = place + len(word)
    yield Found(html[start:])


def _first_places(html: str, terms: Sequence[Term], seen: set[str]) -> Iterator[tuple[int, str, Term]]:
    by_word = {word: term for term in terms for word in term.words}
    if not by_word:
        return
    pattern = _pattern(tuple(by_word))
    for start, text in _plain_stretches(html):
        for found in pattern.finditer(text):
            term = by_word[found[0]]
            if term.id not in seen:
                seen.add(term.id)
                yield start + found.start(), found[0], term


def _plain_stretches(html: str) -> Iterator[tuple[int, str]]:
    depth = 0
    for found in TAG_OR_TEXT.finditer(html):
        if found["tag"] and found["tag"].lower() in NOT_INSIDE:
            depth += -1 if found["close"] else 1
        elif found["text"] and depth == 0:
            yield found.start(), found["text"]


@cache
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    # The longest first, so that "safe-contact plan" is not found as "plan".
    alternatives = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    return re.compile(rf"(?<![\w-])(?:{alternatives})(?![\w-])")
