"""The `checklist:` block: one printable checklist."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from .base import Condition, Entry, Id, Sourced, Text
from .family import FamilyLine, FamilySheet

Moment = Literal["deciding", "before", "opening", "during", "after"]
Role = Literal["visiting-worker", "chair", "professional-joining", "manager"]
LARGEST_GROUP = 9


class ChecklistItem(Sourced):
    """One action."""

    id: Id = Field(description="The permanent id of the item within its list.")
    do: Text = Field(description="One action, as an imperative sentence.")
    why: Text | None = Field(default=None, description="Why it matters, in a few words.")
    critical: bool = Field(default=False, description="Never leave this one out.")
    when: Condition | None = Field(default=None, description="The item applies when this holds.")
    when_words: Text | None = Field(default=None, description="The condition in words, for the blank sheet.")
    ask_aloud: Text | None = Field(default=None, description="Words to say, where words help.")
    differs: list[Id] = Field(default=[], description="Differences between sources that bear on the item.")


class ChecklistGroup(Entry):
    """A pause point: what to go through in one go."""

    id: Id = Field(description="The permanent id of the group within its list.")
    title: Text = Field(description="The pause point, such as `The day before`.")
    items: Annotated[list[ChecklistItem], Field(min_length=1, max_length=LARGEST_GROUP)] = Field(
        description="At most nine items."
    )


class HandField(Entry):
    """A line to fill in by hand on paper."""

    id: Id = Field(description="The permanent id of the field within its list.")
    label: Text = Field(description="What to write there. Never ask for a name or an address.")
    lines: int = Field(default=1, ge=1, le=6, description="How many lines to rule.")


class Checklist(Entry):
    """A printable checklist."""

    id: Id = Field(description="The id of the list; also the name of its file and its address.")
    for_: Text = Field(alias="for", description="Who uses it, and when.")
    moment: Moment = Field(description="When in the work it is used.")
    roles: list[Role] = Field(default=[], description="Who it is for.")
    needs: list[Id] = Field(default=[], description="Needs it helps with, such as `interpreter`.")
    tool: Id | None = Field(default=None, description="The decision tool whose answers `when` refers to.")
    paper: Literal["A4"] = Field(default="A4", description="The paper size.")
    groups: Annotated[list[ChecklistGroup], Field(min_length=1)] = Field(description="The pause points, in order.")
    fields: list[HandField] = Field(default=[], description="Lines to fill in by hand.")
    family: FamilySheet | None = Field(
        default=None, description="The same in plain words, for the family. It never mentions abuse."
    )

    @property
    def items(self) -> list[ChecklistItem]:
        """Every item, in order."""
        return [item for group in self.groups for item in group.items]

    @property
    def family_lines(self) -> list[tuple[ChecklistItem, FamilyLine]]:
        """Each item that has words for the family with its line, in the order of the list."""
        lines = self.family.mirrors if self.family else {}
        return [(item, lines[item.id]) for item in self.items if item.id in lines and lines[item.id].say]


class PlannedChecklist(Entry):
    """A list whose id is fixed before its page exists; a result shows its items until then."""

    id: Id = Field(description="The permanent id of the list.")
    title: Text = Field(description="The title the page will have.")
    items: list[Text] = Field(description="What the list will cover, in a few short actions.")
