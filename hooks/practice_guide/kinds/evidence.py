"""What pages tell of the evidence: where sources disagree, what no longer holds, and shares side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Annotated, Any, Literal

from pydantic import Field

from ..guide.catalogue import Declared
from ..guide.front import Key
from ..guide.kind import Kind, itself
from ..guide.page import Looks, Page
from ..guide.search import SearchEntry
from ..reading.fields import Cites, Day, Entry, Id, Item, MaybeProse, Prose, Sourced, Text
from ..reading.problems import Problem
from ..reading.roles import MEANING, WORDS, LedBy, Places, Words, optional

Standing = Literal["wrong", "ended", "incomplete", "still true"]
Share = Annotated[int, Field(ge=0, le=100)]


class Position(Entry):
    """What one or more sources say."""

    says: Prose = Field(description="The position, in our words.")
    cite: Cites = Field(description="The sources that hold it.")
    dated: MaybeProse = optional("What has dated about it.")


class Difference(Entry):
    """A question on which sources disagree."""

    id: Annotated[Id, MEANING] = Field(description="The permanent id, named in `differs`.")
    topic: Prose = Field(description="A few words, shown as `Sources disagree: chat`.")
    question: Prose = Field(description="The question, ending in a question mark.")
    # What a side says is an answer, and means nothing without its question.
    positions: Annotated[list[Position], LedBy("question")] = Field(description="Each position with its sources.")
    common_ground: Prose = Field(description="What all of them hold.")
    meanwhile: Annotated[list[Item], LedBy("question")] = Field(description="What to do until it is settled.")
    who_decides: Prose = Field(description="Who decides.")


class Dated(Entry):
    """Something that was said once, and what became of it."""

    id: Annotated[Id, MEANING] = Field(description="The permanent id, named in `dated`.")
    topic: Prose = Field(description="A few words, shown as `Changed since 2020: data law`.")
    standing: Annotated[Standing, WORDS] = Field(
        description="What became of it: `wrong` from the start, `ended` since, `incomplete` today, or `still true`."
    )
    was: Annotated[Text, Words(stand_for_entry=True)] = Field(description="What used to hold, or what a source said.")
    now: list[Item] = Field(description="What applies now.")
    cite: Cites = Field(description="The sources for both.")
    checked: Prose = Field(description="How it was checked, in words.")
    look_again: Annotated[Day, MEANING] = Field(description="When to check again.")


class ChartRow(Entry):
    """One group and its share."""

    label: Prose = Field(description="What the share is of, such as `Thought remote conferences better`.")
    base: Prose = Field(description="Who was asked, and how many.")
    says: Prose = Field(description="The share in the words of the source, such as `Nearly half`.")
    least: Annotated[Share, MEANING] = Field(description="The smallest share of 100 that those words allow.")
    most: Annotated[Share, MEANING] = Field(description="The largest; the same number where the source gives one.")


class Chart(Sourced):
    """Shares side by side. It never draws a number that the source does not give: what words leave open stays open."""

    id: Annotated[Id, MEANING] = Field(description="The permanent id.")
    title: Prose = Field(description="What the chart shows.")
    note: Prose = Field(description="What to know before reading it.")
    rows: list[ChartRow] = Field(min_length=2, max_length=8, description="The shares, in reading order.")


def _declare_differences(page: Page, entries: Sequence[Difference]) -> Iterator[Declared]:
    for number, entry in enumerate(entries):
        trail = ("differences", number, "id")
        yield Declared("difference", entry.id, page, entry.question, entry.topic, anchor=entry.id, trail=trail)


def _search_differences(_: Page, entries: Sequence[Difference]) -> Iterator[SearchEntry]:
    for entry in entries:
        # What to do comes first: an excerpt of a position alone would read as advice.
        do = [item.text for item in entry.meanwhile]
        said = [words for position in entry.positions for words in (position.dated, position.says)]
        yield SearchEntry(entry.id, entry.question, (*do, entry.common_ground, *said))


def _declare_dated(page: Page, entries: Sequence[Dated]) -> Iterator[Declared]:
    for number, entry in enumerate(entries):
        trail = ("dated", number, "id")
        yield Declared("dated entry", entry.id, page, entry.was, entry.topic, anchor=entry.id, trail=trail)


def _search_dated(_: Page, entries: Sequence[Dated]) -> Iterator[SearchEntry]:
    for entry in entries:
        yield SearchEntry(entry.id, entry.topic, (entry.was, *(item.text for item in entry.now)))


def _check_chart(page: Page, chart: Chart, *_: Any) -> Iterator[Problem]:
    for number, row in enumerate(chart.rows):
        if row.most < row.least:
            message = f"The largest share cannot be below the smallest, {row.least}. Write {row.least} or more."
            yield page.document.problem(("chart", "rows", number, "most"), message)


DIFFERENCES: Kind[list[Difference]] = Kind(
    "differences",
    (Key("differences", Annotated[list[Difference], Places("difference")], "Where sources disagree.", []),),
    looks=Looks("differences", styles=("contents",), found_as="Where sources disagree", found_weight=0.7),
    declares=_declare_differences,
    search=_search_differences,
    show=itself,
)
DATED: Kind[list[Dated]] = Kind(
    "dated",
    (Key("dated", Annotated[list[Dated], Places("dated")], "What was said once, and what became of it.", []),),
    looks=Looks("dated", found_as="What changed since 2020", found_weight=0.7),
    declares=_declare_dated,
    search=_search_dated,
    show=itself,
)
CHART: Kind[Chart] = Kind(
    "chart",
    (Key("chart", Annotated[Chart | None, Places("chart", also_here=True)], "A chart of shares, above the text."),),
    is_part=True,
    looks=Looks("chart", stands_above_text=True, found_as="Research", found_weight=0.7),
    check=_check_chart,
    show=itself,
)
