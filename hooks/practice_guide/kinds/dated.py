"""What was said once, what became of it, and what holds now."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Annotated, Literal

from pydantic import Field

from ..guide.catalogue import Declared
from ..guide.front import Key
from ..guide.kind import Kind
from ..guide.page import Looks, Page
from ..guide.search import SearchEntry
from ..reading.fields import Cite, Day, Entry, Id, Item, Text
from ..reading.roles import MEANING, WORDS, Names, Places, Words

Standing = Literal["wrong", "ended", "incomplete", "still true"]


class Dated(Entry):
    """Something that was said once, and what became of it."""

    id: Annotated[Id, MEANING] = Field(description="The permanent id, named in `dated`.")
    topic: Annotated[Text, WORDS] = Field(description="A few words, shown as `Changed since 2020: data law`.")
    standing: Annotated[Standing, WORDS] = Field(
        description="What became of it: `wrong` from the start, `ended` since, `incomplete` today, or `still true`."
    )
    was: Annotated[Text, Words(stand_for_entry=True)] = Field(description="What used to hold, or what a source said.")
    now: list[Item] = Field(description="What applies now.")
    cite: Annotated[list[Annotated[Cite, Names("source")]], MEANING] = Field(description="The sources for both.")
    checked: Annotated[Text, WORDS] = Field(description="How it was checked, in words.")
    look_again: Annotated[Day, MEANING] = Field(description="When to check again.")


def _declares(page: Page, entries: Sequence[Dated]) -> Iterator[Declared]:
    for number, entry in enumerate(entries):
        trail = ("dated", number, "id")
        yield Declared("dated entry", entry.id, page, entry.was, entry.topic, anchor=entry.id, trail=trail)


def _search(_: Page, entries: Sequence[Dated]) -> Iterator[SearchEntry]:
    for entry in entries:
        yield SearchEntry(entry.id, entry.topic, (entry.was, *(item.text for item in entry.now)))


DATED: Kind[list[Dated]] = Kind(
    "dated",
    (Key("dated", Annotated[list[Dated], Places("dated")], "What was said once, and what became of it.", []),),
    looks=Looks("dated", found_as="What changed since 2020", found_weight=0.7),
    anchors=lambda entries: ((entry.id, ("dated", number, "id")) for number, entry in enumerate(entries)),
    declares=_declares,
    search=_search,
    view=lambda seen: DATED.block(seen.page),
)
