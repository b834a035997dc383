"""The glossary: which of its terms the text of every page explains where they first stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Annotated

from pydantic import Field

from ..guide.catalogue import Catalogue, Declared
from ..guide.front import Key
from ..guide.kind import Checked, Facts, Kind
from ..guide.page import Page
from ..reading.fields import Entry, Id, Text
from ..reading.problems import Problem, suggest
from ..reading.roles import MEANING, WORDS
from ..text.markdown import plain_text, read_definitions


class MarkedTerm(Entry):
    """A term of the glossary that the text of every page explains where it first stands."""

    id: Annotated[Id, MEANING] = Field(description="The id of its heading in the glossary.")
    words: Annotated[list[Text], WORDS] = Field(
        min_length=1, description="How it is written in the text, capitals as they stand."
    )


def _declares(page: Page, terms: Sequence[MarkedTerm]) -> Iterator[Declared]:
    means = read_definitions(page.document.body)
    for entry in terms:
        if entry.id in means:
            meaning = plain_text(means[entry.id])
            yield Declared("term", entry.id, page, entry.words[0], meaning, anchor=entry.id, lines=tuple(entry.words))


def _check(catalogue: Catalogue, _: Facts) -> Checked:
    return Checked(tuple(_find_unknown(catalogue)))


def _find_unknown(catalogue: Catalogue) -> Iterator[Problem]:
    for page, terms in GLOSSARY.blocks(catalogue):
        headings = [heading.id for heading in page.body.headings]
        for number, term in enumerate(terms):
            if term.id not in headings:
                message = f'There is no heading called "{term.id}". {suggest(term.id, headings)}'
                yield page.document.problem(("terms", number), message)


GLOSSARY: Kind[list[MarkedTerm]] = Kind(
    "glossary",
    (Key("terms", list[MarkedTerm], "In the glossary: the terms to explain in the text.", []),),
    is_part=True,
    declares=_declares,
    check=_check,
)
