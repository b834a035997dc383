"""The `decision:` block: the language in which authors write a tool, and that the engine reads."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from ..reading.fields import Condition, Day, Entry, Id, Item, ItemEntry, MaybeProse, Prose, Sourced, Text, written_as
from ..reading.roles import MEANING, PAST_DAY, WORDS, Names, Places, optional, several
from .tool import freeze, holds

When = Annotated[Condition | None, MEANING]
"""Left out where what it stands in depends on nothing."""


def as_lines(lines: Any) -> BeforeValidator:
    """Let an author write one text in place of lines."""
    return written_as(str, lambda text: [{"text": text}], Text | lines)


def as_reference(reference: Any) -> BeforeValidator:
    """Let an author write a bare id in place of a reference."""
    return written_as(str, lambda name: {"id": name}, Id | reference)


class SignOff(Entry):
    """Who agreed the logic of a tool."""

    role: Prose = Field(description="The role of the practising manager who agreed the logic. Never a name.")
    on: Annotated[Day, MEANING, PAST_DAY] = Field(description="The day they agreed it.")
    logic: Annotated[Text, MEANING] = Field(
        description="The code of the logic that they agreed, as `dev.py sign-off` writes it."
    )


class FirstLine(Entry):
    """The first thing to do, where it depends on the answers."""

    text: Prose = Field(description="The first thing to do, as one action.")
    when: When = optional("Lead with this line when this holds and none above it does. The last has none.")


class Consideration(Sourced):
    """A thought that points one way; shown, never weighed."""

    towards: Annotated[Id, MEANING] = Field(description="The outcome the thought points towards.")
    text: Prose = Field(description="The thought, in plain words.")
    when: When = optional("Show the thought only when this holds.")


class ChecklistReference(Entry):
    """A checklist that helps with an outcome."""

    id: Annotated[Id, MEANING, Names("checklist")] = Field(description="The id of a checklist.")
    when: When = optional("Offer the list only when this holds.")


ChecklistLink = Annotated[ChecklistReference, as_reference(ChecklistReference)]


class ContactReference(Entry):
    """Whom an outcome needs: a contact that an area gives."""

    id: Annotated[Id, MEANING, Names("contact")] = Field(description="The id of a contact, such as `duty-team`.")
    when: When = optional("Show it only when this holds.")


ContactLink = Annotated[ContactReference, as_reference(ContactReference)]


class Clears(Entry):
    """When an outcome that nothing raises may be the result."""

    needs: Annotated[list[Id], MEANING] = Field(
        description="Questions that must have been answered with something known wherever they are asked."
    )
    when: When = optional("Which clearing outcome it is, where a tool has several.")


class Outcome(Sourced):
    """One result of a tool."""

    title: Prose = Field(description="A statement that says what to do.")
    first: Annotated[list[FirstLine], Field(min_length=1), as_lines(list[FirstLine])] = Field(
        description="The first thing to do, as one action; or several lines, each with its `when` but the last."
    )
    says: list[Item] = several("What the outcome means, in a few short paragraphs.")
    next: list[Item] = several("Next steps, in order.")
    decides: list[Item] = several("Who decides, and what they decide.")
    record: list[Item] = several("What to write down.")
    checklists: Annotated[list[ChecklistLink], MEANING] = several("Checklists that help now.")
    notices: list[Item] = several("Things to know with this outcome.")
    links: Annotated[list[Id], MEANING] = several(
        "Sets of links to show with this outcome, by their names under `links` of the tool."
    )
    contacts: Annotated[list[ContactLink], MEANING] = several(
        "Whom the result needs, most urgent first: contacts that an area gives."
    )
    clears: Annotated[Clears | None, MEANING] = optional("For an outcome that is the result when nothing was raised.")


class Answer(Sourced):
    """One answer to a question."""

    say: Prose = Field(description="The answer in a reader's words.")
    help: MaybeProse = optional("A short explanation below the answer.")
    raises: Annotated[Id | None, MEANING] = optional("The outcome that this answer raises.")
    because: MaybeProse = optional("Why it raises that outcome: a full sentence.")
    ends: Annotated[bool, MEANING] = Field(default=False, description="Stop asking after this answer.")
    unknown: Annotated[bool, MEANING] = Field(
        default=False, description="The reader does not know. Must always raise something."
    )
    alone: Annotated[bool, MEANING] = Field(
        default=False, description="With `choose: any`: excludes the other answers."
    )
    becomes: Annotated[Id | None, MEANING] = optional(
        "The answer to the same question that a worker can bring about. Never beside `unknown`."
    )
    change: MaybeProse = optional("The action that brings it about.")
    consider: Consideration | None = optional("A thought to show with the result.")
    notices: list[Item] = several("Things to know when this answer is chosen.")

    @property
    def advises(self) -> bool:
        """Whether it raises an outcome or can be changed; its thought and its notices cite for themselves."""
        return self.raises is not None or self.change is not None


class Wording(Entry):
    """Words that depend on the answers before."""

    text: Prose = Field(description="The words.")
    when: When = optional("Use these words when this holds and none above does. The last have none.")


class Asking(Wording):
    """A question in words that depend on the answers before."""


AS_LINES = as_lines(list[Wording])


class Question(Sourced):
    """One question of a tool."""

    ask: Annotated[list[Asking], AS_LINES, Field(min_length=1), WORDS] = Field(
        description="The question, ending in a question mark; or several wordings, each with its `when` but the last."
    )
    help: Annotated[list[Wording], AS_LINES] = several("A short hint under the question, or several wordings of it.")
    why: Annotated[list[Wording], AS_LINES] = several("Why we ask, or several wordings of it.")
    choose: Annotated[Literal["one", "any"], MEANING] = Field(
        default="one", description="`any` lets a reader tick several answers."
    )
    order: Annotated[Literal["rising"] | None, MEANING] = optional(
        "`rising`: answers are written from least to most protective."
    )
    asked_when: When = optional("Ask only when this holds.")
    differs: Annotated[list[Annotated[Id, Names("difference")]], MEANING] = several(
        "Differences between sources that bear on the question."
    )
    answers: Annotated[dict[Id, Answer], Places("answer", called="{above}.{id}")] = Field(
        description="The answers, in the order shown."
    )

    def wording(self, given: Mapping[str, Iterable[str]] | None = None) -> str:
        """Return the question as it is asked after these answers, or as it is asked where no condition holds."""
        holding = (line.text for line in self.ask if given is not None and holds(freeze(line.when), given))
        return next(holding, self.ask[-1].text)

    @property
    def advises(self) -> bool:
        """Whether a reader acts on it: on what it asks, never on the question."""
        return False


class Rule(Sourced):
    """An outcome that only a combination of answers raises."""

    id: Annotated[Id, MEANING] = Field(description="The permanent id. Readers see the number of its place instead.")
    when: Annotated[Condition, MEANING] = Field(description="The combination.")
    raises: Annotated[Id, MEANING] = Field(description="The outcome raised.")
    because: Prose = Field(description="Why: a full sentence.")


class Decision(Entry):
    """A decision tool: questions in order, outcomes from most to least protective."""

    id: Annotated[Id, MEANING] = Field(description="The id of the tool; also the name of its file and its address.")
    asks: Prose = Field(description="The whole tool as one question, for cards and the home page.")
    signed_off: SignOff | None = optional("Who agreed the logic. `null` is said to readers.")
    outcomes: Annotated[dict[Id, Outcome], Places("outcome", order_is="outcomes in order", called="outcome.{id}")] = (
        Field(description="The outcomes, most protective first.")
    )
    questions: Annotated[dict[Id, Question], Places("question")] = Field(
        description="The questions, in the order asked."
    )
    links: dict[Id, list[Item]] = Field(
        default={}, description="Named sets of links, for `links` of several outcomes. Their lines have no `when`."
    )
    rules: list[Rule] = several("What only a combination raises.")
    considerations: list[Consideration] = several("Thoughts both ways, shown with every result.")
    notices: list[Item] = several("Things to know, each with its `when`.")
    manager_decides: list[ItemEntry] = several("What stays with a manager, always.")
