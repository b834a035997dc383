"""A small chart of shares on any page, drawn in the build and readable as a table."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from ..guide.catalogue import Catalogue
from ..guide.front import Key
from ..guide.kind import Checked, Facts, Kind
from ..guide.page import Looks
from ..reading.fields import Entry, Id, Sourced, Text
from ..reading.problems import Problem
from ..reading.roles import MEANING, WORDS, Places

Share = Annotated[int, Field(ge=0, le=100)]


class ChartRow(Entry):
    """One group and its share."""

    label: Annotated[Text, WORDS] = Field(
        description="What the share is of, such as `Thought remote conferences better`."
    )
    base: Annotated[Text, WORDS] = Field(description="Who was asked, and how many.")
    says: Annotated[Text, WORDS] = Field(description="The share in the words of the source, such as `Nearly half`.")
    least: Annotated[Share, MEANING] = Field(description="The smallest share of 100 that those words allow.")
    most: Annotated[Share, MEANING] = Field(description="The largest; the same number where the source gives one.")


class Chart(Sourced):
    """Shares side by side. It never draws a number that the source does not give: what words leave open stays open."""

    id: Annotated[Id, MEANING] = Field(description="The permanent id.")
    title: Annotated[Text, WORDS] = Field(description="What the chart shows.")
    note: Annotated[Text, WORDS] = Field(description="What to know before reading it.")
    rows: list[ChartRow] = Field(min_length=2, max_length=8, description="The shares, in reading order.")


def _check(catalogue: Catalogue, _: Facts) -> Checked:
    return Checked(tuple(_find_wrong_rows(catalogue)))


def _find_wrong_rows(catalogue: Catalogue) -> Iterator[Problem]:
    for page, chart in CHART.blocks(catalogue):
        for number, row in enumerate(chart.rows):
            if row.most < row.least:
                message = f"The largest share cannot be below the smallest, {row.least}. Write {row.least} or more."
                yield page.document.problem(("chart", "rows", number, "most"), message)


CHART: Kind[Chart] = Kind(
    "chart",
    (Key("chart", Annotated[Chart | None, Places("chart", also_here=True)], "A chart of shares, above the text."),),
    is_part=True,
    looks=Looks("chart", stands_above_text=True, found_as="Research", found_weight=0.7),
    anchors=lambda chart: ((chart.id, ("chart", "id")),),
    check=_check,
    view=lambda seen: CHART.block(seen.page),
)
