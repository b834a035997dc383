"""The `scenario:` block: an invented case, and where it should end in a tool."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator, Field

from .base import Entry, Id, Text


def wrap_answer(value: object) -> object:
    """Let an author write one answer where a list is meant."""
    return [value] if isinstance(value, str) else value


Chosen = Annotated[list[Id], Field(min_length=1), BeforeValidator(wrap_answer, json_schema_input_type=Id | list[Id])]


class Scenario(Entry):
    """A case to work through. Nobody in it has a name."""

    id: Id = Field(description="The permanent id; also the name of its file.")
    tool: Id = Field(description="The decision tool it is for.")
    story: list[Text] = Field(min_length=1, description="What happens, in a few short paragraphs.")
    answers: dict[Id, Chosen] = Field(description="The answers that fit, in the order asked.")
    outcome: Id = Field(description="The outcome it should reach.")
    because: Text = Field(description="Why that is the outcome.")
    must_show: list[Text] = Field(default=[], description="What a good result must bring up.")
    must_not: list[Text] = Field(default=[], description="What nobody should take from it.")
    discuss: list[Text] = Field(min_length=1, description="Questions to discuss, each ending in a question mark.")
