"""The `family:` block of a checklist: the same steps in plain words, for the people they are about."""

from __future__ import annotations

from pydantic import Field

from .base import Entry, Id, Text


class FamilyLine(Entry):
    """What an item means for the family: words for them, or the reason why they get none."""

    heading: Text | None = Field(default=None, description="A heading above the line, where a new part starts.")
    say: Text | None = Field(default=None, description="The line, written to the family: `We will ...`, `You can ...`.")
    seen: Text | None = Field(
        default=None,
        description="The code of the item's words when the line was last set beside them. The build tells it.",
    )
    left_out: Text | None = Field(
        default=None, description="Instead of `say`: why the family gets no line. Shown to authors only."
    )


class FamilySheet(Entry):
    """A sheet in plain words, given in person to a parent or young person."""

    title: Text = Field(description="The title, written to the family.")
    opening: Text = Field(description="What the sheet is about, in a sentence or two.")
    mirrors: dict[Id, FamilyLine] = Field(description="A line for each item of the list.")
    ending: Text | None = Field(default=None, description="The last words, such as whom to ask.")
