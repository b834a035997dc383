"""The `moved:` and `withdrawn:` lists: what became of places that were published and are gone."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from .base import Day, Entry, Text

FORMER_PATTERN = r"^(?:[a-z0-9][a-z0-9-]*/)*(?:#[a-z][a-z0-9.-]*)?$"
ANCHOR_PATTERN = r"^#[a-z][a-z0-9.-]*$"

FormerPlace = Annotated[str, StringConstraints(pattern=FORMER_PATTERN, min_length=1)]
OwnPlace = Annotated[str, StringConstraints(pattern=ANCHOR_PATTERN)]


class Moved(Entry):
    """A published place whose work is now done here."""

    from_: FormerPlace = Field(
        alias="from", description="The address that was published, below the root: `guide/old/` or `guide/old/#id`."
    )
    to: OwnPlace | None = Field(
        default=None, description="The place on this page that does its work now, as `#id`. Left out: the whole page."
    )
    why: Text = Field(description="Why it moved: a sentence for readers.")
    since: Day = Field(description="The day it moved.")


class Withdrawn(Moved):
    """A published place that is gone because it should no longer be followed."""

    instead: Text = Field(description="What stands in its place, in words for readers.")
