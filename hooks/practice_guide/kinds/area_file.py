"""What the file of an area may say: it can add to the guide, and has no way to take anything from it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError

from ..engine.declaration import Rule, SignOff
from ..reading.fields import HIDDEN_TEXT, Day, Entry, Id, Link, MaybeAside, MaybeProse, Prose, Seen, Sourced, Text
from ..reading.problems import Trail
from ..reading.roles import HISTORY, MEANING, PAST_DAY, Names, Words, fields_of, optional, several
from ..text.dates import in_words

Standing = Literal["current", "historic", "invented"]
STANDINGS: dict[Standing, str] = {
    "current": "",
    "historic": "Historic local example: check before use.",
    "invented": "Invented area: it only shows how local rules look.",
}
# 020 7946 0018, +44 20 7946 0018; spaces as people write them.
TELEPHONE = re.compile(r"(?:\+44 ?|0)[1-9](?: ?\d){8,9}")
EMERGENCY = {"999", "112"}
E_MAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
MINUTES = re.compile(r"[0-9]{1,2}(?:-[0-9]{1,2})?")
DAYS_UNTIL_RUNG_AGAIN = 90
ONLY_BY_TELEPHONE = ("duty-team", "out-of-hours")
ADVICE = "Specialist advice"
BETWEEN_VISITS = "Working days between visits in person. A call never counts."


def _must(pattern: re.Pattern[str], message: str) -> AfterValidator:
    def check(value: str) -> str:
        if value.replace(" ", "") in EMERGENCY:
            raise PydanticCustomError(HIDDEN_TEXT, "999 is the same everywhere and is always shown. Remove this.")
        if not pattern.fullmatch(value):
            raise PydanticCustomError(HIDDEN_TEXT, message)
        return value

    return AfterValidator(check)


Telephone = Annotated[
    str,
    _must(TELEPHONE, 'This is no telephone number. Write ten or eleven digits from the first 0: "020 7946 0018".'),
    Seen,
]
EMail = Annotated[str, _must(E_MAIL, 'This is no e-mail address. Write one: "duty@council.example".'), Seen]
Minutes = Annotated[str, _must(MINUTES, 'Write minutes, or from and to in quotes: "2-3".'), Seen]
Days = Annotated[int, Field(ge=0, le=365)]
DoneOn = Annotated[Day | None, HISTORY, PAST_DAY]


class LocalLine(Sourced):
    """Something that an area says: where it is from, who keeps it, and until when."""

    source: MaybeProse = optional("Where it stands: the title of the area's own procedure, with its date.")
    seen: DoneOn = optional("The day it was read at its source. Left out: the day of the page's review.")
    owner: MaybeAside = optional("The role that keeps it; never a name. Left out: the owner of the area.")
    review_by: Annotated[Day | None, HISTORY] = optional("When to check it again. Left out: when the page is reviewed.")


class Setting(LocalLine):
    """What an area says on one parameter. `0` and `false` are values; what is left out was not said."""

    says: Annotated[Text | None, Words(stand_for_entry=True)] = optional("The same in a sentence, where that helps.")


class VisitSetting(LocalLine):
    """How often a child is seen in person. It has no room for words: a call never counts, whatever an area says."""

    value: Annotated[Days, MEANING] = Field(description="Working days between visits in person.")


class TextSetting(Setting):
    """A rule in words."""

    value: Annotated[Text, MEANING] = Field(description="The rule, in words.")


class YesNoSetting(Setting):
    """A rule that holds or does not."""

    value: Annotated[bool, MEANING] = Field(description="Whether it holds.")


class DaysSetting(Setting):
    """A number of working days."""

    value: Annotated[Days, MEANING] = Field(description="Working days.")


class MinutesSetting(Setting):
    """Minutes, as one number or from and to."""

    value: Annotated[Minutes, MEANING] = Field(description='Minutes, in quotes: `"5"` or `"2-3"`.')


class ListSetting(Setting):
    """Several roles or things."""

    value: Annotated[list[Text], MEANING] = Field(min_length=1, description="One entry for each.")


class HeldSetting(Setting):
    """How conferences are held by default."""

    value: Annotated[Literal["in-person-preferred", "either", "hybrid"], MEANING] = Field(description="How.")


class CameraSetting(Setting):
    """When professionals have their cameras on."""

    value: Annotated[Literal["as-chair-says", "on-throughout", "optional"], MEANING] = Field(description="When.")


class ChatSetting(Setting):
    """Whether chat is used in a conference."""

    value: Annotated[Literal["open", "only-if-chair-says", "never"], MEANING] = Field(description="Whether it is used.")


@dataclass(frozen=True)
class Asks:
    """What a parameter or a contact is called, and the unit of its value."""

    title: str
    unit: str = ""
    on_paper: str = ""
    """What paper calls it, where others may read that and its title would tell too much."""

    @property
    def paper_title(self) -> str:
        """What paper calls it."""
        return self.on_paper or self.title


def _asks(title: str, description: str = "", unit: str = "", on_paper: str = "") -> Any:
    """Return a field that an area may leave out; what it is called says enough where no description is given."""
    field: Any = optional(description or f"{title}.")
    field.metadata.append(Asks(title, unit, on_paper))
    return field


class Asked(Entry):
    """What every area is asked. Authors write its keys with hyphens."""

    model_config = ConfigDict(alias_generator=lambda name: name.replace("_", "-"))

    @classmethod
    def asks(cls) -> dict[str, Asks]:
        """Return what an area may say, by its key."""
        return {field.key: field.mark(Asks) for field in fields_of(cls)}

    def said(self) -> Iterator[tuple[str, Asks, Any]]:
        """Yield what an area said: its key, what it is called, and the entry."""
        for field in fields_of(type(self)):
            if (entry := getattr(self, field.name)) is not None:
                yield field.key, field.mark(Asks), entry


class Parameters(Asked):
    """Everything that an area may set, besides notes and contacts."""

    in_person_default: HeldSetting | None = _asks("How conferences are held by default")
    who_may_attend_virtually: TextSetting | None = _asks(
        "Who may join by video", "Who may join by video, and who agrees it."
    )
    arrive_early: MinutesSetting | None = _asks(
        "Arrive early", 'Minutes before the start: "5", or from and to: "2-3".', "minutes"
    )
    stay_throughout: YesNoSetting | None = _asks(
        "Stay for the whole meeting", "Whether everybody has to stay to the end."
    )
    quorum_rule: TextSetting | None = _asks("Quorum", "What the quorum is, or what is said of it.")
    camera_professionals: CameraSetting | None = _asks(
        "Professionals' cameras", "When professionals have their cameras on."
    )
    chat_in_conference: ChatSetting | None = _asks("Chat in a conference", "Whether chat is used in a conference.")
    other_tasks: TextSetting | None = _asks("What not to do meanwhile", "What nobody does while attending.")
    your_space: TextSetting | None = _asks("Where you sit", "Where professionals sit when they join.")
    lost_connection: TextSetting | None = _asks("If the connection is lost", "What to do, and whom to tell.")
    report_days_initial: DaysSetting | None = _asks(
        "Reports before an initial conference", "Working days before an initial conference.", "working days"
    )
    report_days_review: DaysSetting | None = _asks(
        "Reports before a review", "Working days before a review conference.", "working days"
    )
    report_recipients: ListSetting | None = _asks("Who gets the reports", "The roles that reports go to.")
    recording_policy: TextSetting | None = _asks(
        "Policy on recording", "What the area's policy on recording is called."
    )
    cp_visit_interval: VisitSetting | None = _asks(
        "Visits under a child protection plan, in person", BETWEEN_VISITS, "working days"
    )
    cin_visit_interval: VisitSetting | None = _asks(
        "Visits to a child in need, in person", BETWEEN_VISITS, "working days"
    )
    approved_platforms: ListSetting | None = _asks("Approved apps", "Each app, with what it is approved for.")
    approved_ai_tools: ListSetting | None = _asks("Approved AI tools", "Each tool, with what it is approved for.")


class Contact(LocalLine):
    """Whom to ring: a team or a role, never a person's name."""

    telephone: Annotated[Telephone | None, MEANING] = optional("The telephone number.")
    e_mail: Annotated[EMail | None, MEANING] = optional(
        "An e-mail address; not for the duty team or out of hours.", alias="e-mail"
    )
    hours: MaybeProse = optional("When somebody answers.")
    say_first: MaybeProse = optional("What to say first.")
    rung: DoneOn = optional("The day somebody rang it and got through. Ring again within 90 days.")

    @property
    def words(self) -> str:
        """How to reach it, in one line."""
        return " ".join(filter(None, (self.telephone, self.e_mail, self.hours and f"{self.hours}.", self.say_first)))

    @property
    def ring_again_by(self) -> date | None:
        """Until when somebody should ring it again."""
        return self.rung + timedelta(days=DAYS_UNTIL_RUNG_AGAIN) if self.rung else None

    def is_overdue(self, today: date) -> bool:
        """Say whether nobody got through lately."""
        return self.ring_again_by is not None and today > self.ring_again_by

    def told(self, today: date) -> str:
        """Return how to reach it and how sure that is, as paper says it."""
        day = in_words(self.rung) if self.rung else ""
        rung = f"Rung on {day}." if day else ""
        overdue = f"Not checked since {day}: check before use." if self.is_overdue(today) else ""
        return " ".join(filter(None, (self.words, rung, overdue)))


class Contacts(Asked):
    """Whom people of an area ring. 999 is national: it cannot be set, moved or replaced."""

    duty_team: Contact | None = _asks("Duty team", "The duty team.")
    out_of_hours: Contact | None = _asks("Out of hours")
    switchboard: Contact | None = _asks("Switchboard", "The council's switchboard.")
    domestic_abuse_specialist: Contact | None = _asks(
        "Domestic abuse specialist", "The domestic abuse specialist.", on_paper=ADVICE
    )
    exploitation_lead: Contact | None = _asks("Exploitation lead", "The lead for exploitation.", on_paper=ADVICE)
    designated_officer: Contact | None = _asks(
        "Designated officer", "The designated officer, for people who work with children."
    )
    information_governance: Contact | None = _asks("Information governance")
    breach: Contact | None = _asks("To report a data breach", "Reports of a data breach.")
    legal: Contact | None = _asks("Legal", "Legal advice.")
    lone_working: Contact | None = _asks("Lone working")
    conference_administration: Contact | None = _asks("Conference administration", "Whoever arranges conferences.")
    interpreter_booking: Contact | None = _asks("Interpreter booking", "Where to book an interpreter.")
    advocacy: Contact | None = _asks("Advocacy")
    it_help: Contact | None = _asks("IT help")
    errors: Contact | None = _asks("Something wrong in local lines", "Who mends local lines.")


class Note(LocalLine):
    """What an area adds at one place of the guide. The national words stay."""

    id: Annotated[Id, MEANING] = Field(description="The permanent id.")
    on: Annotated[Link, MEANING] = Field(description="The place it stands beside: a path from docs/ with #anchor.")
    says: Annotated[Text, Words(stand_for_entry=True)] = Field(description="What the area adds.")
    quotes: Annotated[Text, MEANING] = Field(description="The words of the guide that it was written beside.")

    @property
    def path(self) -> str:
        """The file of the page that it stands on."""
        return self.on.partition("#")[0]

    @property
    def place(self) -> str:
        """The anchor of the place that it stands beside."""
        return self.on.partition("#")[2]


def _silent(empty: object) -> BeforeValidator:
    # The file to start from has these keys with comments alone below them.
    return BeforeValidator(lambda given: empty if given is None else given)


class LocalRule(LocalLine, Rule):
    """What an area raises in a tool. The most protective outcome wins, so that it cannot make any result less so."""


class AreaTool(Entry):
    """What an area adds to one tool. It can raise outcomes, and has no way to remove, reword or lower anything."""

    signed_off: SignOff | None = optional("Who agreed the logic of the tool, with these rules, for the area.")
    rules: Annotated[list[LocalRule], _silent([])] = several(
        "What the area raises besides, each with a `when` as in the tool itself."
    )


class Area(Entry):
    """One area and what it adds."""

    id: Annotated[Id, MEANING] = Field(description="The permanent id; also the name of its file.")
    name: Prose = Field(description="What people call the area.")
    covers: Prose = Field(description="Which authority it is, in a sentence.")
    standing: Annotated[Standing, MEANING] = Field(
        description="`current`; `historic`: an old example; `invented`: made up to show how it looks."
    )
    owner: Annotated[Text, HISTORY] = Field(description="The role that keeps its lines; never a name.")
    parameters: Annotated[Parameters, _silent({})] = Field(
        default=Parameters(), description="What it says on each parameter."
    )
    contacts: Annotated[Contacts, _silent({})] = Field(default=Contacts(), description="Whom to ring.")
    notes: Annotated[list[Note], _silent([])] = several("What it adds at places of the guide.")
    tools: Annotated[dict[Annotated[Id, Names("decision tool")], AreaTool], _silent({})] = Field(
        default={}, description="What it adds to decision tools, by their ids."
    )

    @property
    def caution(self) -> str:
        """What to know before anything of it is used."""
        return STANDINGS[self.standing]

    @property
    def is_invented(self) -> bool:
        """Whether nobody may take its lines for real."""
        return self.standing == "invented"

    @property
    def lines(self) -> Iterator[tuple[Trail, str, LocalLine]]:
        """Everything that it says: where that is written, its place on the page of the area, and the line."""
        for name, _, entry in self.parameters.said():
            yield ("local", "parameters", name), name, entry
        for name, _, contact in self.contacts.said():
            yield ("local", "contacts", name), f"contact.{name}", contact
        for number, note in enumerate(self.notes):
            yield ("local", "notes", number), f"note.{note.id}", note
        for tool, own in self.tools.items():
            for number, rule in enumerate(own.rules):
                yield ("local", "tools", tool, "rules", number), f"rule.{tool}.{rule.id}", rule
