"""The glossary, and all other words that searches know: the site index lists them for whoever has no scripts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, partial
from itertools import groupby
from typing import Annotated, Any

from pydantic import Field

from ..guide.catalogue import Catalogue, Declared
from ..guide.front import Key
from ..guide.kind import Facts, Guide, Kind, Seen
from ..guide.links import Link, Links
from ..guide.page import Looks, Page
from ..guide.search import (
    NOT_IN_GUIDE,
    SAME_WORDS,
    explain_left_out,
    found_words,
    plain_words,
    titles_of_places,
    words_of_weight,
)
from ..reading.fields import Entry, Id, ProseList, Text
from ..reading.fields import Link as Address
from ..reading.problems import Problem, suggest
from ..reading.roles import HISTORY, MEANING
from ..text.markdown import plain_text, read_definitions


class MarkedTerm(Entry):
    """A term of the glossary that the text of every page explains where it first stands."""

    id: Annotated[Id, MEANING] = Field(description="The id of its heading in the glossary.")
    words: ProseList = Field(min_length=1, description="How it is written in the text, capitals as they stand.")


class Lack(Entry):
    """A subject that people look for and that the guide does not have."""

    words: Annotated[list[Text], HISTORY] = Field(
        min_length=1, description="What people type for it; shown first: its name."
    )
    nearest: Annotated[list[Address], HISTORY] = Field(
        min_length=1, description="Where to look instead, as paths from docs/, with #anchor if need be."
    )


def _declares(page: Page, terms: Sequence[MarkedTerm]) -> Iterator[Declared]:
    means = read_definitions(page.document.body)
    for entry in terms:
        if entry.id in means:
            meaning = plain_text(means[entry.id])
            yield Declared("term", entry.id, page, entry.words[0], meaning, anchor=entry.id, lines=tuple(entry.words))


def _declare(of: str, page: Page, words: Sequence[str], nearest: Sequence[str] = ()) -> Declared:
    """Declare words under the first of them, with where to look instead."""
    return Declared(of, words[0], page, words[0], lines=tuple(words), parts=tuple(nearest))


def _find_unknown(page: Page, terms: Sequence[MarkedTerm], *_: Any) -> Iterator[Problem]:
    headings = [heading.id for heading in page.body.headings]
    for number, term in enumerate(terms):
        if term.id not in headings:
            message = f'There is no heading called "{term.id}". {suggest(term.id, headings)}'
            yield page.document.problem(("terms", number), message)


def _find_useless(page: Page, groups: Sequence[Sequence[str]], *_: Any) -> Iterator[Problem]:
    """Yield words that searches leave out, and those that stand in two groups: nobody could say which is meant."""
    seen: dict[str, str] = {}
    for number, words in enumerate(groups):
        for word in words:
            if fault := explain_left_out(word) or _shrunk(word):
                yield page.document.problem(("same_words", number), fault)
            if seen.setdefault(word.lower(), words[0]) != words[0]:
                message = f'"{word}" already stands for "{seen[word.lower()]}". Keep it in one of the two groups.'
                yield page.document.problem(("same_words", number), message)


def _shrunk(words: str) -> str | None:
    """Return what is wrong with words of which searches look at one only, which says something else."""
    kept = words_of_weight(words)
    if len(kept) > 1 or len(plain_words(words)) == 1:
        return None
    return f'Of "{words}" searches look at "{kept[0]}" only, which says something else. Leave it out here.'


def _find_dead_ends(page: Page, lacks: Sequence[Lack], catalogue: Catalogue, _: Facts) -> Iterator[Problem]:
    others = (other.document for other in catalogue.pages.values() if other is not page)
    texts = {document.file: f"{document.body} {document.data}" for document in others}
    for number, lack in enumerate(lacks):
        for message in _lack_messages(lack, texts, catalogue):
            yield page.document.problem(("not_in_guide", number), message)


def _lack_messages(lack: Lack, texts: dict[str, str], catalogue: Catalogue) -> Iterator[str]:
    yield from filter(None, map(explain_left_out, lack.words))
    name = lack.words[0]
    said = re.compile(rf"\b{re.escape(name)}\b") if name.isupper() else None
    # Looked for as it stands first, which takes a tenth of the time.
    if said and (there := next((file for file, text in texts.items() if name in text and said.search(text)), None)):
        yield f'"{name}" stands in {there}, so the guide has it. Put its words under `found_by` there.'
    for link in lack.nearest:
        if not catalogue.has_place(link):
            yield f'There is no place "{link}" in docs/. Write a page that is there, and a place on it.'


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


def _other_words(seen: Seen) -> tuple[OtherWord, ...] | None:
    """Return every other word that searches know, from A to Z."""
    guide, links = seen.guide, seen.links
    if seen.page.front.serves != "site-index":
        return None
    found: dict[str, OtherWord] = {}
    title = partial(_title, guide, cache(lambda path: titles_of_places(guide.pages[path], guide)))
    for word, link in _links(guide, links, title):
        found.setdefault(word.lower(), OtherWord(word)).links.append(link)
    for group in guide.catalogue.all(SAME_WORDS).values():
        for word in group.lines:
            others = [other for other in group.lines if other != word]
            found.setdefault(word.lower(), OtherWord(word)).same.extend(others)
    for entry in found.values():
        # Those that lead on; each of the others stands in the list with its own.
        entry.same = [word for word in entry.same if found[word.lower()].links] or entry.same
    for lack in guide.catalogue.all(NOT_IN_GUIDE).values():
        nearest = [Link(title(*link.partition("#")[::2]), links.page(link)) for link in lack.parts]
        first, *others = lack.lines
        found[first.lower()] = OtherWord(first, nearest, is_lack=True)
        for word in others:
            found[word.lower()] = OtherWord(word, same=[first])
    in_order = sorted(found.values(), key=lambda entry: entry.word.lower())
    neighbours = groupby(in_order, key=lambda entry: (entry.links, entry.same, entry.is_lack))
    as_one = ([*entries] for _, entries in neighbours)
    return tuple(replace(entries[0], word=", ".join(entry.word for entry in entries)) for entries in as_one)


def _links(guide: Guide, links: Links, title: Callable[[str, str], str]) -> Iterator[tuple[str, Link]]:
    """Yield each word that pages give for themselves and their places, and each term of the glossary."""
    for page in guide.pages.values():
        for place, (also, urgent) in found_words(page).items():
            link = Link(title(page.path, place), links.place(page, place))
            yield from ((word, link) for word in (*also, *urgent))
    for term in guide.catalogue.all("term").values():
        yield term.title, Link("Glossary", links.place(term.page, term.anchor))


def _title(guide: Guide, titles: Callable[[str], dict[str, str]], path: str, place: str) -> str:
    title, name = guide.pages[path].front.title, titles(path).get(place, "") if place else ""
    return f"{title}: {name}" if name else title


GLOSSARY: Kind[list[MarkedTerm]] = Kind(
    "glossary",
    (Key("terms", list[MarkedTerm], "In the glossary: the terms to explain in the text.", []),),
    is_part=True,
    looks=Looks(found_as="Glossary", found_weight=0.8),
    declares=_declares,
    check=_find_unknown,
)
SAME: Kind[list[list[str]]] = Kind(
    "same-words",
    (
        Key(
            "same_words",
            Annotated[list[Annotated[list[Text], Field(min_length=2)]], HISTORY],
            "In the glossary: words that stand for the same, such as an acronym and what it is short for.",
            [],
        ),
    ),
    is_part=True,
    declares=lambda page, groups: (_declare(SAME_WORDS, page, words) for words in groups),
    check=_find_useless,
)
LACKS: Kind[list[Lack]] = Kind(
    "lacks",
    (
        Key(
            "not_in_guide",
            Annotated[list[Lack], HISTORY],
            "In the glossary: subjects that people look for and that the guide does not have.",
            [],
        ),
    ),
    is_part=True,
    declares=lambda page, lacks: (_declare(NOT_IN_GUIDE, page, lack.words, lack.nearest) for lack in lacks),
    check=_find_dead_ends,
)
OTHER_WORDS: Kind[Any] = Kind("other-words", is_part=True, looks=Looks("other-words"), view=_other_words)
