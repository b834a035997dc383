"""The other words that searches know, on the site index: who has no scripts finds a place by them all the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Any

from ..guide.kind import Guide, Kind, Seen
from ..guide.links import Link, Links
from ..guide.page import Looks
from ..guide.search import NOT_IN_GUIDE, SAME_WORDS, found_words, titles_of_places


@dataclass
class OtherWord:
    """Words that people look for, with where they lead."""

    word: str
    """One word, or neighbours from A to Z that lead to the same."""
    links: list[Link] = field(default_factory=list)
    same: list[str] = field(default_factory=list)
    """Other words for the same."""
    is_lack: bool = False
    """Whether the guide has nothing of its own on it, and the links are the nearest."""


def _view(seen: Seen) -> tuple[OtherWord, ...] | None:
    return other_words(seen.guide, seen.links) if seen.page.front.serves == "site-index" else None


def other_words(guide: Guide, links: Links) -> tuple[OtherWord, ...]:
    """Return every other word that searches know, from A to Z."""
    found: defaultdict[str, OtherWord] = defaultdict(lambda: OtherWord(""))
    for word, link in _links(guide, links):
        entry = found[word.lower()]
        entry.word = entry.word or word
        entry.links.append(link)
    for group in guide.catalogue.all(SAME_WORDS).values():
        for word in group.lines:
            entry = found[word.lower()]
            entry.word = entry.word or word
            entry.same += [other for other in group.lines if other != word]
    for lack in guide.catalogue.all(NOT_IN_GUIDE).values():
        nearest = [Link(_title(guide, *link.partition("#")[::2]), links.page(link)) for link in lack.parts]
        for word in lack.lines:
            found[word.lower()] = OtherWord(word, nearest, is_lack=True)
    neighbours = groupby(sorted(found.values(), key=lambda entry: entry.word.lower()), key=_leads_to)
    return tuple(_as_one([*entries]) for _, entries in neighbours)


def _leads_to(entry: OtherWord) -> tuple[Any, ...]:
    return entry.links, entry.same, entry.is_lack


def _as_one(entries: list[OtherWord]) -> OtherWord:
    return replace(entries[0], word=", ".join(entry.word for entry in entries))


def _links(guide: Guide, links: Links) -> Iterator[tuple[str, Link]]:
    """Yield each word that pages give for themselves and their places, and each term of the glossary."""
    for page in guide.pages.values():
        for place, also, urgent in found_words(page):
            link = Link(_title(guide, page.path, place), links.place(page, place))
            yield from ((word, link) for word in (*also, *urgent))
    for term in guide.catalogue.all("term").values():
        yield term.title, Link("Glossary", links.place(term.page, term.anchor))


def _title(guide: Guide, path: str, place: str) -> str:
    page = guide.pages[path]
    titles = titles_of_places(page, guide) if place else {}
    name = titles.get(place, "")
    return f"{page.front.title}: {name}" if name else page.front.title


OTHER_WORDS: Kind[Any] = Kind("other-words", is_part=True, looks=Looks("other-words"), view=_view)
