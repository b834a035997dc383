"""The `decision:` block: one decision tool."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from .base import Condition, Day, Entry, Id, Item, ItemEntry, Sourced, Text, id_to_reference


class SignOff(Entry):
    """Who agreed the logic of a tool."""

    role: Text = Field(description="The role of the practising manager who agreed the logic. Never a name.")
    on: Day = Field(description="The day they agreed it.")


class Consideration(Sourced):
    """A thought that points one way; shown, never weighed."""

    towards: Id = Field(description="The outcome the thought points towards.")
    text: Text = Field(description="The thought, in plain words.")


class ChecklistReference(Entry):
    """A checklist that helps with an outcome."""

    id: Id = Field(description="The id of a checklist.")
    when: Condition | None = Field(default=None, description="Offer the list only when this holds.")


ChecklistLink = Annotated[
    ChecklistReference, BeforeValidator(id_to_reference, json_schema_input_type=Id | ChecklistReference)
]


class Clears(Entry):
    """When an outcome that nothing raises may be the result."""

    needs: list[Id] = Field(
        description="Questions that must have been answered with something known wherever they are asked."
    )
    when: Condition | None = Field(default=None, description="Which clearing outcome it is, where a tool has several.")


class Outcome(Sourced):
    """One result of a tool."""

    title: Text = Field(description="A statement that says what to do.")
    first: Text = Field(description="The first thing to do, as one action.")
    says: list[Item] = Field(default=[], description="What the outcome means, in a few short paragraphs.")
    next: list[Item] = Field(default=[], description="Next steps, in order.")
    decides: list[Item] = Field(default=[], description="Who decides, and what they decide.")
    record: list[Item] = Field(default=[], description="What to write down.")
    checklists: list[ChecklistLink] = Field(default=[], description="Checklists that help now.")
    notices: list[Item] = Field(default=[], description="Things to know with this outcome.")
    clears: Clears | None = Field(
        default=None, description="For an outcome that is the result when nothing was raised."
    )


class Answer(Sourced):
    """One answer to a question."""

    say: Text = Field(description="The answer in a reader's words.")
    help: Text | None = Field(default=None, description="A short explanation below the answer.")
    raises: Id | None = Field(default=None, description="The outcome that this answer raises.")
    because: Text | None = Field(default=None, description="Why it raises that outcome: a full sentence.")
    ends: bool = Field(default=False, description="Stop asking after this answer.")
    unknown: bool = Field(default=False, description="The reader does not know. Must always raise something.")
    alone: bool = Field(default=False, description="With `choose: any`: excludes the other answers.")
    can_change: bool = Field(default=False, description="A worker can bring about a different answer.")
    change: Text | None = Field(default=None, description="The action that would change this answer.")
    consider: Consideration | None = Field(default=None, description="A thought to show with the result.")
    notices: list[Item] = Field(default=[], description="Things to know when this answer is chosen.")


class Question(Sourced):
    """One question of a tool."""

    ask: Text = Field(description="The question, ending in a question mark.")
    help: Text | None = Field(default=None, description="A short hint under the question.")
    why: Text | None = Field(default=None, description="Why we ask.")
    choose: Literal["one", "any"] = Field(default="one", description="`any` lets a reader tick several answers.")
    order: Literal["rising"] | None = Field(
        default=None, description="`rising`: answers are written from least to most protective."
    )
    asked_when: Condition | None = Field(default=None, description="Ask only when this holds.")
    differs: list[Id] = Field(default=[], description="Differences between sources that bear on the question.")
    answers: dict[Id, Answer] = Field(description="The answers, in the order shown.")


class Rule(Sourced):
    """An outcome that only a combination of answers raises."""

    when: Condition = Field(description="The combination.")
    raises: Id = Field(description="The outcome raised.")
    because: Text = Field(description="Why: a full sentence.")


class Decision(Entry):
    """A decision tool: questions in order, outcomes from most to least protective."""

    id: Id = Field(description="The id of the tool; also the name of its file and its address.")
    asks: Text = Field(description="The whole tool as one question, for cards and the home page.")
    signed_off: SignOff | None = Field(default=None, description="Who agreed the logic. `null` is said to readers.")
    outcomes: dict[Id, Outcome] = Field(description="The outcomes, most protective first.")
    questions: dict[Id, Question] = Field(description="The questions, in the order asked.")
    rules: list[Rule] = Field(default=[], description="What only a combination raises.")
    considerations: list[Consideration] = Field(default=[], description="Thoughts both ways, shown with every result.")
    notices: list[Item] = Field(default=[], description="Things to know, each with its `when`.")
    manager_decides: list[ItemEntry] = Field(default=[], description="What stays with a manager, always.")


class StandingWords(Entry):
    """Words that every decision tool shows."""

    danger: Text = Field(description="The line about immediate danger, first on every tool and the home page.")
    before: list[Text] = Field(description="Shown before the first question.")
    on_every_result: list[Text] = Field(description="Shown on every result.")
    not_signed_off: Text = Field(description="Shown while no practising manager has agreed a tool's logic.")
    proof: Text = Field(description="Shown with what the proof does and does not show.")
