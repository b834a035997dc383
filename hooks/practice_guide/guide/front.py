"""What every page declares in its front matter, and how the keys of each kind of page join it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Annotated, Any, Literal, cast

from pydantic import Field, StringConstraints, create_model

from ..reading.fields import Day, Entry, Id, Item, MaybeProse, Prose, ProseList, Text, written_as
from ..reading.roles import HISTORY, MEANING, PAST_DAY, Names, Places, optional, several

FORMER_PATTERN = r"^(?:[a-z0-9][a-z0-9-]*/)*(?:#[a-z0-9][a-z0-9.-]*)?$"
ANCHOR_PATTERN = r"^#[a-z0-9][a-z0-9.-]*$"

FormerPlace = Annotated[str, StringConstraints(pattern=FORMER_PATTERN, min_length=1)]
Place = Annotated[str, StringConstraints(pattern=ANCHOR_PATTERN.replace("#", ""))]
OwnPlace = Annotated[str, StringConstraints(pattern=ANCHOR_PATTERN)]
ChangeKind = Literal["new", "evidence", "law", "safety", "clarification", "correction", "removed"]
Service = Literal["in-a-call", "own-additions", "reference", "site-index"]
Note = Annotated[Text, HISTORY]
"""A text about the page, and none that its readers act on."""
Notes = Annotated[list[Text], HISTORY]


class Change(Entry):
    """One change to a page, told to readers."""

    on: Annotated[Day, HISTORY, PAST_DAY] = Field(description="The day of the change.")
    kind: Annotated[ChangeKind, HISTORY] = Field(description="What kind of change it is.")
    what: Note = Field(description="The change, in words for readers.")
    ids: Notes = several("The statements, questions or items it touches. A `safety` change must name them.")


class Reflection(Entry):
    """A question to think about; trainers link to it."""

    id: Annotated[Id, MEANING] = Field(description="The permanent id.")
    ask: Prose = Field(description="The question, ending in a question mark.")


class StandingWords(Entry):
    """Words that every decision tool shows."""

    danger: Prose = Field(description="The line about immediate danger, first on every tool and the home page.")
    before: ProseList = Field(description="Shown before the first question.")
    on_every_result: ProseList = Field(description="Shown on every result.")
    not_signed_off: Prose = Field(description="Shown while no practising manager has agreed a tool's logic.")
    proof: Prose = Field(description="Shown with what the proof does and does not show.")


class Moved(Entry):
    """A published place whose work is now done here."""

    from_: Annotated[FormerPlace, HISTORY] = Field(
        alias="from", description="The address that was published, below the root: `guide/old/` or `guide/old/#id`."
    )
    to: Annotated[OwnPlace | None, HISTORY] = optional(
        "The place on this page that does its work now, as `#id`. Left out: the whole page."
    )
    why: Note = Field(description="Why it moved: a sentence for readers.")
    since: Annotated[Day, HISTORY] = Field(description="The day it moved.")


class Withdrawn(Moved):
    """A published place that is gone because it should no longer be followed."""

    instead: Note = Field(description="What stands in its place, in words for readers.")


class FoundAt(Entry):
    """Other words that readers type for a page, or for one place on it."""

    at: Annotated[Place | None, HISTORY] = optional("The place, by its id. Left out: the page.")
    words: Notes = several("Words, or a few together, as people type.")
    urgent: Notes = several(
        "The same, where whoever types them may be in danger: the place comes first, and 999 above all."
    )


FoundBy = Annotated[FoundAt, written_as(str, lambda words: {"words": [words]}, Text | FoundAt)]
"""Words that stand for the whole page may be written alone."""


class CommonKeys(Entry):
    """The front matter of one page, without what its kind brings."""

    title: Prose = Field(description="The title of the page.")
    summary: Prose = Field(description="What the page gives a reader, in a sentence or two.")
    reviewed: Annotated[Day, HISTORY, PAST_DAY] = Field(description="The day the whole page was last reviewed.")
    review_by: Annotated[Day, HISTORY] = Field(description="The day by which it must be reviewed again.")
    changes: Annotated[list[Change], HISTORY] = several("What changed, newest first.")
    take_away: list[Item] = several("What to take away, at the top.", max_length=5)
    tools: Annotated[list[Annotated[Id, Names("decision tool")]], MEANING] = several(
        "Decision tools to offer at the end of the page."
    )
    checklists: Annotated[list[Annotated[Id, Names("checklist")]], MEANING] = several(
        "Checklists to offer at the end of the page."
    )
    reflection: Annotated[list[Reflection], Places("reflection")] = several("Questions for reflection.", max_length=3)
    cpd: MaybeProse = optional("A line to start a CPD record.")
    hide: Annotated[list[Literal["toc", "navigation", "sources"]], HISTORY] = several(
        "Parts of the page to leave out. `sources`: fold them away at the end of each section."
    )
    fold: Annotated[list[Id], HISTORY] = several(
        "Sections that stay closed until a reader opens them, by the ids of their headings: law, the settings of "
        "one app, background. A page shows at most 1,200 words before anything is opened."
    )
    serves: Annotated[Service | None, HISTORY] = optional(
        "A task of the page for the whole site. `in-a-call`: the link at the top of every page leads here. "
        "`own-additions`: says what our own additions are. `reference`: lists every key of front matter. "
        "`site-index`: lists the other words that searches know."
    )
    found_by: Annotated[list[FoundBy], HISTORY] = several(
        "Other words that readers type for it: searches find it by them, and the site index has them."
    )

    def is_overdue(self, today: date) -> bool:
        """Say whether the page was to be reviewed before this day."""
        return today > self.review_by


@dataclass(frozen=True)
class Key:
    """A key of front matter that a kind of page brings."""

    name: str
    type: Any
    """With its role, as a field of a block has it: `Annotated[list[Dated], Places("dated")]`."""
    meaning: str
    default: Any = field(default=None, hash=False)


MOVES = (
    Key("moved", Annotated[list[Moved], HISTORY], "Published places whose work this page does now.", []),
    Key(
        "withdrawn",
        Annotated[list[Withdrawn], HISTORY],
        "Published places that should no longer be followed, answered by this page.",
        [],
    ),
)


@cache
def front_model(keys: tuple[Key, ...]) -> type[CommonKeys]:
    """Return the front matter of a page: what every page has, then the keys of kinds, then what became of places."""
    fields = {key.name: (key.type, Field(default=key.default, description=key.meaning)) for key in (*keys, *MOVES)}
    model: Any = create_model(
        "PageFrontMatter", __base__=CommonKeys, __doc__="The front matter of one page.", **cast("Any", fields)
    )
    return cast("type[CommonKeys]", model)
