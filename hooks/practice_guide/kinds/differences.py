"""Where sources disagree: each question with its positions, and what to do meanwhile."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Annotated

from pydantic import Field

from ..guide.catalogue import Declared
from ..guide.front import Key
from ..guide.kind import Kind
from ..guide.page import Looks, Page
from ..guide.search import SearchEntry
from ..reading.fields import Cite, Entry, Id, Item, Text
from ..reading.roles import MEANING, WORDS, LedBy, Names, Places


class Position(Entry):
    """What one or more sources say."""

    says: Annotated[Text, WORDS] = Field(description="The position, in our words.")
    cite: Annotated[list[Annotated[Cite, Names("source")]], MEANING] = Field(description="The sources that hold it.")
    dated: Annotated[Text | None, WORDS] = Field(default=None, description="What has dated about it.")


class Difference(Entry):
    """A question on which sources disagree."""

    id: Annotated[Id, MEANING] = Field(description="The permanent id, named in `differs`.")
    topic: Annotated[Text, WORDS] = Field(description="A few words, shown as `Sources disagree: chat`.")
    question: Annotated[Text, WORDS] = Field(description="The question, ending in a question mark.")
    # What a side says is an answer, and means nothing without its question.
    positions: Annotated[list[Position], LedBy("question")] = Field(description="Each position with its sources.")
    common_ground: Annotated[Text, WORDS] = Field(description="What all of them hold.")
    meanwhile: Annotated[list[Item], LedBy("question")] = Field(description="What to do until it is settled.")
    who_decides: Annotated[Text, WORDS] = Field(description="Who decides.")


def _declares(page: Page, entries: Sequence[Difference]) -> Iterator[Declared]:
    for number, entry in enumerate(entries):
        trail = ("differences", number, "id")
        yield Declared("difference", entry.id, page, entry.question, entry.topic, anchor=entry.id, trail=trail)


def _search(_: Page, entries: Sequence[Difference]) -> Iterator[SearchEntry]:
    for entry in entries:
        # What to do comes first: an excerpt of a position alone would read as advice.
        do = [item.text for item in entry.meanwhile]
        said = [words for position in entry.positions for words in (position.dated, position.says)]
        yield SearchEntry(entry.id, entry.question, (*do, entry.common_ground, *said))


DIFFERENCES: Kind[list[Difference]] = Kind(
    "differences",
    (Key("differences", Annotated[list[Difference], Places("difference")], "Where sources disagree.", []),),
    looks=Looks("differences", styles=("contents",), found_as="Where sources disagree", found_weight=0.7),
    anchors=lambda entries: ((entry.id, ("differences", number, "id")) for number, entry in enumerate(entries)),
    declares=_declares,
    search=_search,
    view=lambda seen: DIFFERENCES.block(seen.page),
)
