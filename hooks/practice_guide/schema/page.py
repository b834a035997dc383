"""What every page of the guide declares in its front matter."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from .base import Day, Entry, Id, Item, Link, Text
from .chart import Chart
from .checklist import Checklist, PlannedChecklist
from .decision import Decision, StandingWords
from .moves import Moved, Withdrawn
from .scenario import Scenario
from .source import Dated, Difference, Source

ChangeKind = Literal["new", "evidence", "law", "safety", "clarification", "correction", "removed"]


class Change(Entry):
    """One change to a page, told to readers."""

    on: Day = Field(description="The day of the change.")
    kind: ChangeKind = Field(description="What kind of change it is.")
    what: Text = Field(description="The change, in words for readers.")
    ids: list[Text] = Field(
        default=[], description="The statements, questions or items it touches. A `safety` change must name them."
    )


class Reflection(Entry):
    """A question to think about; trainers link to it."""

    id: Id = Field(description="The permanent id.")
    ask: Text = Field(description="The question, ending in a question mark.")


class HomeLink(Entry):
    """A link on the home page."""

    say: Text = Field(description="The words of the link.")
    link: Link = Field(description="A path from docs/, with #anchor if need be.")


class Moment(Entry):
    """Before, during or after a call, on the home page."""

    title: Text = Field(description="The moment, such as `Before`.")
    says: Text = Field(description="One line on what it holds.")
    links: list[HomeLink] = Field(description="Guide pages for the moment.")
    checklists: list[Id] = Field(default=[], description="Checklists for the moment.")


class Home(Entry):
    """What the home page shows besides what other pages supply."""

    in_a_call: list[HomeLink] = Field(description="The six links of `In a call now?`.")
    moments: list[Moment] = Field(description="Before, during and after.")
    not_a_visit: Text = Field(description="A call does not replace a required visit.")


class MarkedTerm(Entry):
    """A term of the glossary that the text of every page explains where it first stands."""

    id: Id = Field(description="The id of its heading in the glossary.")
    words: list[Text] = Field(min_length=1, description="How it is written in the text, capitals as they stand.")


class PageFrontMatter(Entry):
    """The front matter of one page."""

    title: Text = Field(description="The title of the page.")
    summary: Text = Field(description="What the page gives a reader, in a sentence or two.")
    reviewed: Day = Field(description="The day the whole page was last reviewed.")
    review_by: Day = Field(description="The day by which it must be reviewed again.")
    changes: list[Change] = Field(default=[], description="What changed, newest first.")
    take_away: list[Item] = Field(default=[], max_length=5, description="What to take away, at the top.")
    tools: list[Id] = Field(default=[], description="Decision tools to offer at the end of the page.")
    checklists: list[Id] = Field(default=[], description="Checklists to offer at the end of the page.")
    reflection: list[Reflection] = Field(default=[], max_length=3, description="Questions for reflection.")
    cpd: Text | None = Field(default=None, description="A line to start a CPD record.")
    hide: list[Literal["toc", "navigation", "sources"]] = Field(
        default=[],
        description="Parts of the page to leave out. `sources`: fold them away at the end of each section.",
    )
    home: Home | None = Field(default=None, description="The home page.")
    source: Source | None = Field(default=None, description="A source page.")
    decision: Decision | None = Field(default=None, description="A decision tool.")
    standing_words: StandingWords | None = Field(default=None, description="Words on every tool.")
    checklist: Checklist | None = Field(default=None, description="A printable checklist.")
    planned_checklists: list[PlannedChecklist] = Field(default=[], description="Lists still to come.")
    scenario: Scenario | None = Field(default=None, description="A case to work through.")
    chart: Chart | None = Field(default=None, description="A chart of shares, above the text.")
    differences: list[Difference] = Field(default=[], description="Where sources disagree.")
    dated: list[Dated] = Field(default=[], description="What no longer holds.")
    terms: list[MarkedTerm] = Field(default=[], description="In the glossary: the terms to explain in the text.")
    moved: list[Moved] = Field(default=[], description="Published places whose work this page does now.")
    withdrawn: list[Withdrawn] = Field(
        default=[], description="Published places that should no longer be followed, answered by this page."
    )
