"""A small chart of shares, drawn in the build and readable as a table."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .base import Entry, Id, Sourced, Text

Share = Annotated[int, Field(ge=0, le=100)]


class ChartRow(Entry):
    """One group and its share."""

    label: Text = Field(description="What the share is of, such as `Thought remote conferences better`.")
    base: Text = Field(description="Who was asked, and how many.")
    says: Text = Field(description="The share in the words of the source, such as `Nearly half`.")
    least: Share = Field(description="The smallest share of 100 that those words allow.")
    most: Share = Field(description="The largest; the same number where the source gives one.")


class Chart(Sourced):
    """Shares side by side. It never draws a number that the source does not give: what words leave open stays open."""

    id: Id = Field(description="The permanent id.")
    title: Text = Field(description="What the chart shows.")
    note: Text = Field(description="What to know before reading it.")
    rows: list[ChartRow] = Field(min_length=2, max_length=8, description="The shares, in reading order.")
