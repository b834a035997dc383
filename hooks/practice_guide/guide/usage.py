"""Find everything in the guide that rests on a source, the way back from each source page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ..problems import Trail
from ..schema.base import Entry
from .catalogue import Catalogue
from .pages import Page

# The words that stand for an entry in a list, the first that it has.
WORDS = ("ask", "do", "say", "text", "question", "says", "because", "was", "title")


@dataclass(frozen=True)
class Usage:
    """A statement, question, answer, step or item that rests on a source."""

    page: Page
    anchor: str
    """Empty where the page itself is the nearest place to link."""
    text: str


def usages_by_cite(catalogue: Catalogue) -> dict[str, list[Usage]]:
    """Return what rests on each `key` or `key:section`, in the order of pages and places."""
    # Keyed by words and place, since a step may stand under several outcomes.
    found: dict[str, dict[tuple[str, str, str], Usage]] = defaultdict(dict)
    for page in catalogue.pages.values():
        for cite, usage in _usages(page):
            # A source page describes itself; that is not what rests on it.
            is_itself = page.front.source is not None and cite.partition(":")[0] == page.front.source.key
            if not is_itself:
                found[cite].setdefault((page.path, usage.anchor, usage.text), usage)
    return {cite: list(usages.values()) for cite, usages in found.items()}


def _usages(page: Page) -> Iterator[tuple[str, Usage]]:
    for statement in page.body.statements:
        for cite in statement.cite:
            yield cite, Usage(page, statement.id, statement.text)
    places = {anchor.trail[:-1]: anchor.id for anchor in page.anchors if anchor.trail and anchor.trail[-1] == "id"}
    for trail, entry in page.entries:
        # Not every entry has the key, and a model takes long to say that it has not.
        for cite in vars(entry).get("cite", ()):
            yield cite, Usage(page, _anchor(trail, places), _words(page, trail, entry))


def _words(page: Page, trail: Trail, entry: Entry) -> str:
    words = _first_words(entry)
    match trail:
        case ("differences", int(number), _, *_):
            # What a side says is an answer, and means nothing without its question.
            return f"{page.front.differences[number].question} {words}"
    return words


def _first_words(entry: Entry) -> str:
    # An outcome's `says` is a list of paragraphs, where a position's is a text.
    found = (vars(entry).get(name) for name in WORDS)
    return next(words for words in found if words and isinstance(words, str))


def _anchor(trail: Trail, places: Mapping[Trail, str]) -> str:
    """Return the nearest place above an entry that can be linked."""
    match trail:
        case ("decision", "questions", question, "answers", answer, *_):
            return f"{question}.{answer}"
        case ("decision", "questions", question, *_):
            return str(question)
        case ("decision", "outcomes", outcome, *_):
            return f"outcome.{outcome}"
    above = [trail[:length] for length in range(len(trail), 0, -1)]
    return next((places[step] for step in above if step in places), "")
