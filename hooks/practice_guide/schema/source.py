"""The `source:`, `differences:` and `dated:` blocks: where statements come from and what has changed."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from .base import Cite, Day, Entry, Id, Item, Text, WholeAddress

SourceKind = Literal[
    "law",
    "statutory guidance",
    "regulator",
    "national guidance",
    "local procedure",
    "research",
    "news",
    "platform documentation",
]
SourceStatus = Literal["current", "dated", "superseded", "unknown"]
CheckedAt = Literal["original", "report", "not checked"]


class Checked(Entry):
    """How a source was checked, and when."""

    at: CheckedAt = Field(
        description="`original`: its own page or text was read; `report`: only another's report of it."
    )
    on: Text = Field(description="The month or day of the check, such as `November 2026`.")
    how: Text = Field(description="What was read, in words.")


class SourceSection(Entry):
    """A part of a source that statements can cite."""

    id: Id = Field(description="The permanent id, cited as `key:id`.")
    heading: Text = Field(description="The heading as printed, or a few words of ours that say what is there.")
    says: Text | None = Field(default=None, description="What this part says, in our words.")
    not_used: Text | None = Field(default=None, description="Why no statement rests on it, where none does.")


class Source(Entry):
    """One source."""

    key: Id = Field(description="The permanent key; also the name of its file.")
    name: Text = Field(description="The source's own title, or our words for it, ending in `(news report, 2020)`.")
    short: Text = Field(description="A name of at most five words, shown beside statements.")
    publisher: Text = Field(description="Who published it, or `not stated`.")
    published: Text = Field(description="When, in words, or `not stated`.")
    updated: Text | None = Field(default=None, description="When it was last updated, in words.")
    kind: SourceKind = Field(description="What kind of source it is.")
    status: SourceStatus = Field(description="Whether it still holds.")
    extent: Text = Field(description="Where it applies.")
    link: WholeAddress | None = Field(default=None, description="Where to read it: an address that was checked.")
    checked: Checked = Field(description="How it was checked, and when.")
    caution: Text | None = Field(default=None, description="What to be careful about.")
    sections: list[SourceSection] = Field(description="Its parts, in order.")


class Position(Entry):
    """What one or more sources say."""

    says: Text = Field(description="The position, in our words.")
    cite: list[Cite] = Field(description="The sources that hold it.")
    dated: Text | None = Field(default=None, description="What has dated about it.")


class Difference(Entry):
    """A question on which sources disagree."""

    id: Id = Field(description="The permanent id, named in `differs`.")
    topic: Text = Field(description="A few words, shown as `Sources disagree: chat`.")
    question: Text = Field(description="The question, ending in a question mark.")
    positions: list[Position] = Field(description="Each position with its sources.")
    common_ground: Text = Field(description="What all of them hold.")
    meanwhile: list[Item] = Field(description="What to do until it is settled.")
    who_decides: Text = Field(description="Who decides.")


class Dated(Entry):
    """Something that no longer holds."""

    id: Id = Field(description="The permanent id, named in `dated`.")
    topic: Text = Field(description="A few words, shown as `Changed since 2020: data law`.")
    was: Text = Field(description="What used to hold, or what a source said.")
    now: list[Item] = Field(description="What holds now.")
    cite: list[Cite] = Field(description="The sources for both.")
    checked: Text = Field(description="How it was checked, in words.")
    look_again: Day = Field(description="When to check again.")
