"""The small types that every kind of page shares: ids, dates, texts, citations and conditions."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints
from pydantic_core import PydanticCustomError

from .hidden_characters import explain_text
from .roles import HISTORY, MEANING, WORDS, ConditionMark, Names, optional, several

# At least one letter: YAML reads a number where there is none.
ID_PATTERN = r"^([0-9][0-9-]*)?[a-z][a-z0-9-]*$"
CITE_PATTERN = r"^[a-z][a-z0-9-]*(:[a-z][a-z0-9-]*)?$"
# A page of ours, or a whole address: nothing that a browser would run.
ADDRESS_PATTERN = r"^https?://[^\s/]\S*$"
LINK_PATTERN = r"^(https?://[^\s/]\S*|[a-z0-9][a-z0-9/-]*\.md(#[a-z0-9][a-z0-9.-]*)?)$"
PLACE_PATTERN = r"^[a-z0-9][a-z0-9/-]*\.md(#[a-z0-9][a-z0-9.-]*)?$"
LONGEST_TEXT = 600
# A key and a section, each as long as an id may be.
LONGEST_CITE = 121
HIDDEN_TEXT = "hidden_text"
"""The kind of fault whose message is already in an author's words."""


class Entry(BaseModel):
    """A mapping in front matter: no unknown keys, no silent conversions, not changed after reading."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, defer_build=True)


def read_date(value: Any) -> Any:
    """Turn `2026-11-21` into a date; anything else is left for the schema to refuse."""
    if isinstance(value, str) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        with suppress(ValueError):
            return date.fromisoformat(value)
    return value


def written_as(kind: type, meant: Callable[[Any], Any], written: Any) -> BeforeValidator:
    """Let an author write a value of a kind in place of what is meant by it; `written` is all that may be written."""
    return BeforeValidator(
        lambda value: meant(value) if isinstance(value, kind) else value, json_schema_input_type=written
    )


def refuse_hidden(value: str) -> str:
    """Return the text, unless it holds what a reader cannot see, or nothing that one can."""
    if fault := explain_text(value):
        raise PydanticCustomError(HIDDEN_TEXT, fault)
    return value


Seen = AfterValidator(refuse_hidden)
"""What every text that a reader may see goes through, whatever else it must be."""
Id = Annotated[str, StringConstraints(pattern=ID_PATTERN, max_length=60)]
Text = Annotated[str, StringConstraints(min_length=1, max_length=LONGEST_TEXT, strip_whitespace=True), Seen]
Day = Annotated[date, BeforeValidator(read_date, json_schema_input_type=str)]
Cite = Annotated[str, StringConstraints(pattern=CITE_PATTERN, max_length=LONGEST_CITE)]
Link = Annotated[str, StringConstraints(pattern=LINK_PATTERN), Seen]
PagePlace = Annotated[str, StringConstraints(pattern=PLACE_PATTERN), Seen]
WholeAddress = Annotated[str, StringConstraints(pattern=ADDRESS_PATTERN), Seen]

Chosen = Annotated[list[Id], Field(min_length=1), written_as(str, lambda answer: [answer], Id | list[Id])]
"""Answers to one question. One may be written without the list."""

Clause = dict[Id, Chosen]
"""Question ids, each with the answers of which any will do; every question in the clause must hold."""

Condition = Annotated[
    list[Clause],
    ConditionMark(),
    Field(min_length=1),
    written_as(dict, lambda clause: [clause], Clause | list[Clause]),
]
"""Clauses of which any may hold. One clause may be written without the list."""


Prose = Annotated[Text, WORDS]
"""A text that readers read."""
MaybeProse = Annotated[Text | None, WORDS]
ProseList = Annotated[list[Text], WORDS]
MaybeAside = Annotated[Text | None, HISTORY]
"""A text that is no part of what a page says."""
Cites = Annotated[list[Annotated[Cite, Names("source")]], MEANING]
CITES_MEAN = "Sources as `key` or `key:section`; `own` for our own addition, which needs `reason`."


class Sourced(Entry):
    """Something that says on what it rests."""

    cite: Cites = several(CITES_MEAN)
    reason: MaybeProse = optional("Why we add this; only beside `own` in `cite`.")

    @property
    def advises(self) -> bool:
        """Whether a reader acts on it, and so needs to know on what it rests."""
        return True


class ItemEntry(Sourced):
    """One line of a list: plain words, with a condition, sources or a link where it has them."""

    text: Prose = Field(description="The line, in plain words.")
    when: Annotated[Condition | None, MEANING] = optional("Show the line only when this holds.")
    link: Annotated[Link | None, MEANING] = optional(
        "A page of this guide to link, as a path from docs/, with #anchor if need be."
    )


Item = Annotated[ItemEntry, written_as(str, lambda text: {"text": text}, Text | ItemEntry)]
