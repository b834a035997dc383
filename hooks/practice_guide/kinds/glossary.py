"""The glossary: which of its terms pages explain where they first stand, and which words stand for the same."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Annotated

from pydantic import Field

from ..guide.catalogue import Catalogue, Declared
from ..guide.front import Key
from ..guide.kind import Checked, Facts, Kind
from ..guide.page import Looks, Page
from ..guide.search import NOT_IN_GUIDE, SAME_WORDS, explain_left_out, plain_words, words_of_weight
from ..reading.fields import Entry, Id, Link, Text
from ..reading.problems import Problem, suggest
from ..reading.roles import HISTORY, MEANING, WORDS
from ..text.markdown import plain_text, read_definitions


class MarkedTerm(Entry):
    """A term of the glossary that the text of every page explains where it first stands."""

    id: Annotated[Id, MEANING] = Field(description="The id of its heading in the glossary.")
    words: Annotated[list[Text], WORDS] = Field(
        min_length=1, description="How it is written in the text, capitals as they stand."
    )


class Lack(Entry):
    """A subject that people look for and that the guide does not have."""

    words: Annotated[list[Text], HISTORY] = Field(
        min_length=1, description="What people type for it; shown first: its name."
    )
    nearest: Annotated[list[Link], HISTORY] = Field(
        min_length=1, description="Where to look instead, as paths from docs/, with #anchor if need be."
    )


def _declares(page: Page, terms: Sequence[MarkedTerm]) -> Iterator[Declared]:
    means = read_definitions(page.document.body)
    for entry in terms:
        if entry.id in means:
            meaning = plain_text(means[entry.id])
            yield Declared("term", entry.id, page, entry.words[0], meaning, anchor=entry.id, lines=tuple(entry.words))


def _declare_same(page: Page, groups: Sequence[Sequence[str]]) -> Iterator[Declared]:
    yield from (Declared(SAME_WORDS, words[0], page, words[0], lines=tuple(words)) for words in groups)


def _declare_lacks(page: Page, lacks: Sequence[Lack]) -> Iterator[Declared]:
    for lack in lacks:
        name = lack.words[0]
        yield Declared(NOT_IN_GUIDE, name, page, name, lines=tuple(lack.words), parts=tuple(lack.nearest))


def _check(catalogue: Catalogue, _: Facts) -> Checked:
    return Checked(tuple(_find_unknown(catalogue)))


def _find_unknown(catalogue: Catalogue) -> Iterator[Problem]:
    for page, terms in GLOSSARY.blocks(catalogue):
        headings = [heading.id for heading in page.body.headings]
        for number, term in enumerate(terms):
            if term.id not in headings:
                message = f'There is no heading called "{term.id}". {suggest(term.id, headings)}'
                yield page.document.problem(("terms", number), message)


def _find_useless(catalogue: Catalogue) -> Iterator[Problem]:
    """Yield words that searches leave out, and those that stand in two groups: nobody could say which is meant."""
    for page, groups in SAME.blocks(catalogue):
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


def _find_dead_ends(catalogue: Catalogue) -> Iterator[Problem]:
    for page, lacks in LACKS.blocks(catalogue):
        texts = _texts_beside(page, catalogue)
        for number, lack in enumerate(lacks):
            for fault in filter(None, map(explain_left_out, lack.words)):
                yield page.document.problem(("not_in_guide", number), fault)
            name = lack.words[0]
            said = re.compile(rf"\b{re.escape(name)}\b") if name.isupper() else None
            if said and (there := next((file for file, text in texts.items() if said.search(text)), None)):
                message = f'"{name}" stands in {there}, so the guide has it. Put its words under `found_by` there.'
                yield page.document.problem(("not_in_guide", number), message)
            for link in lack.nearest:
                if not catalogue.has_place(link):
                    message = f'There is no place "{link}" in docs/. Write a page that is there, and a place on it.'
                    yield page.document.problem(("not_in_guide", number), message)


def _texts_beside(glossary: Page, catalogue: Catalogue) -> dict[str, str]:
    """Return all that other pages say, by their files."""
    documents = (page.document for page in catalogue.pages.values() if page is not glossary)
    return {document.file: f"{document.body} {document.data}" for document in documents}


GLOSSARY: Kind[list[MarkedTerm]] = Kind(
    "glossary",
    (Key("terms", list[MarkedTerm], "In the glossary: the terms to explain in the text.", []),),
    is_part=True,
    looks=Looks(found_as="Glossary", found_weight=0.8),
    declares=_declares,
    check=_check,
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
    declares=_declare_same,
    check=lambda catalogue, _: Checked(tuple(_find_useless(catalogue))),
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
    declares=_declare_lacks,
    check=lambda catalogue, _: Checked(tuple(_find_dead_ends(catalogue))),
)
