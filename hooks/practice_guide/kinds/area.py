"""Local practice: what an area asks besides the guide, whom to ring there, and how areas compare.

An area can add to what the guide says and never take from it: its file has no way to say otherwise.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Field
from pydantic_core import PydanticCustomError

from ..addresses import page_address
from ..editions.ledger import page_places
from ..engine.declaration import Rule, SignOff
from ..guide.catalogue import Catalogue, Declared
from ..guide.checks import no_such_place
from ..guide.front import Key
from ..guide.kind import Facts, Guide, Kind, Seen
from ..guide.links import SourceLink
from ..guide.moves import Move, find_moves
from ..guide.page import Looks, Page
from ..guide.search import SearchEntry
from ..printing.codes import Content
from ..reading.fields import HIDDEN_TEXT, Day, Entry, Id, Sourced, Text
from ..reading.fields import Link as Place
from ..reading.fields import Seen as Visible
from ..reading.problems import Problem, Trail
from ..reading.roles import HISTORY, MEANING, PAST_DAY, WORDS, Names, Words, names_in, parts_of
from ..text.dates import in_words
from .proof import BYTE_ORDER_MARK, as_cell

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
ADVICE = "Specialist advice"
# What says less than the guide, in the forms that are most likely written; nobody can list all of them.
SENTENCE_END = re.compile(r"(?<=[.!?;])\s+")
CALL_COUNTS = re.compile(r"\bcalls? (?:may |can |will |also |now )*counts?\b", re.IGNORECASE)
CALL = re.compile(r"\b(?:calls?|video|phone|telephone|screen|online|virtual(?:ly)?)\b", re.IGNORECASE)
VISIT = re.compile(r"\b(?:visits?|seen|seeing|in person|face to face)\b", re.IGNORECASE)
STANDS_FOR = re.compile(r"\b(?:counts?|replaces?|instead of|in place of|enough|will do)\b", re.IGNORECASE)
REFUSES = re.compile(r"\b(?:never|not|no|nor|cannot|extra)\b|n[\u2019']t\b", re.IGNORECASE)
NOT_999 = re.compile(
    r"\b(?:instead of|rather than|in place of|before(?: you)?|(?:do not|don[\u2019']t|never)(?= ring| call| dial))"
    r"(?: ring(?:ing)?| call(?:ing)?| dial(?:ling)?)? (?:999|112)\b",
    re.IGNORECASE,
)
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
    Visible,
]
EMail = Annotated[str, _must(E_MAIL, 'This is no e-mail address. Write one: "duty@council.example".'), Visible]
Minutes = Annotated[str, _must(MINUTES, 'Write minutes, or from and to in quotes: "2-3".'), Visible]
Days = Annotated[int, Field(ge=0, le=365)]


@dataclass(frozen=True)
class Asks:
    """What a parameter or a contact is called, and the unit of its value."""

    title: str
    unit: str = ""
    on_paper: str = ""
    """What paper calls it, where others may read that and its title would tell too much."""


class LocalLine(Sourced):
    """Something that an area says: where it is from, who keeps it, and until when."""

    source: Annotated[Text | None, WORDS] = Field(
        default=None, description="Where it stands: the title of the area's own procedure, with its date."
    )
    seen: Annotated[Day | None, HISTORY, PAST_DAY] = Field(
        default=None, description="The day it was read at its source. Left out: the day of the page's review."
    )
    owner: Annotated[Text | None, HISTORY] = Field(
        default=None, description="The role that keeps it; never a name. Left out: the owner of the area."
    )
    review_by: Annotated[Day | None, HISTORY] = Field(
        default=None, description="When to check it again. Left out: when the page is reviewed."
    )


class Setting(LocalLine):
    """What an area says on one parameter. `0` and `false` are values; what is left out was not said."""

    says: Annotated[Text | None, Words(stand_for_entry=True)] = Field(
        default=None, description="The same in a sentence, where that helps."
    )


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


class Parameters(Entry):
    """Everything that an area may set, besides notes and contacts."""

    in_person_default: Annotated[HeldSetting | None, Asks("How conferences are held by default")] = Field(
        default=None, alias="in-person-default", description="How conferences are held by default."
    )
    who_may_attend_virtually: Annotated[TextSetting | None, Asks("Who may join by video")] = Field(
        default=None, alias="who-may-attend-virtually", description="Who may join by video, and who agrees it."
    )
    arrive_early: Annotated[MinutesSetting | None, Asks("Arrive early", "minutes")] = Field(
        default=None, alias="arrive-early", description='Minutes before the start: "5", or from and to: "2-3".'
    )
    stay_throughout: Annotated[YesNoSetting | None, Asks("Stay for the whole meeting")] = Field(
        default=None, alias="stay-throughout", description="Whether everybody has to stay to the end."
    )
    quorum_rule: Annotated[TextSetting | None, Asks("Quorum")] = Field(
        default=None, alias="quorum-rule", description="What the quorum is, or what is said of it."
    )
    camera_professionals: Annotated[CameraSetting | None, Asks("Professionals' cameras")] = Field(
        default=None, alias="camera-professionals", description="When professionals have their cameras on."
    )
    chat_in_conference: Annotated[ChatSetting | None, Asks("Chat in a conference")] = Field(
        default=None, alias="chat-in-conference", description="Whether chat is used in a conference."
    )
    other_tasks: Annotated[TextSetting | None, Asks("What not to do meanwhile")] = Field(
        default=None, alias="other-tasks", description="What nobody does while attending."
    )
    your_space: Annotated[TextSetting | None, Asks("Where you sit")] = Field(
        default=None, alias="your-space", description="Where professionals sit when they join."
    )
    lost_connection: Annotated[TextSetting | None, Asks("If the connection is lost")] = Field(
        default=None, alias="lost-connection", description="What to do, and whom to tell."
    )
    report_days_initial: Annotated[DaysSetting | None, Asks("Reports before an initial conference", "working days")] = (
        Field(default=None, alias="report-days-initial", description="Working days before an initial conference.")
    )
    report_days_review: Annotated[DaysSetting | None, Asks("Reports before a review", "working days")] = Field(
        default=None, alias="report-days-review", description="Working days before a review conference."
    )
    report_recipients: Annotated[ListSetting | None, Asks("Who gets the reports")] = Field(
        default=None, alias="report-recipients", description="The roles that reports go to."
    )
    recording_policy: Annotated[TextSetting | None, Asks("Policy on recording")] = Field(
        default=None, alias="recording-policy", description="What the area's policy on recording is called."
    )
    cp_visit_interval: Annotated[
        VisitSetting | None, Asks("Visits under a child protection plan, in person", "working days")
    ] = Field(
        default=None,
        alias="cp-visit-interval",
        description="Working days between visits in person. A call never counts.",
    )
    cin_visit_interval: Annotated[VisitSetting | None, Asks("Visits to a child in need, in person", "working days")] = (
        Field(
            default=None,
            alias="cin-visit-interval",
            description="Working days between visits in person. A call never counts.",
        )
    )
    approved_platforms: Annotated[ListSetting | None, Asks("Approved apps")] = Field(
        default=None, alias="approved-platforms", description="Each app, with what it is approved for."
    )
    approved_ai_tools: Annotated[ListSetting | None, Asks("Approved AI tools")] = Field(
        default=None, alias="approved-ai-tools", description="Each tool, with what it is approved for."
    )


class Contact(LocalLine):
    """Whom to ring: a team or a role, never a person's name."""

    telephone: Annotated[Telephone | None, MEANING] = Field(default=None, description="The telephone number.")
    e_mail: Annotated[EMail | None, MEANING] = Field(
        default=None, alias="e-mail", description="An e-mail address; not for the duty team or out of hours."
    )
    hours: Annotated[Text | None, WORDS] = Field(default=None, description="When somebody answers.")
    say_first: Annotated[Text | None, WORDS] = Field(default=None, description="What to say first.")
    rung: Annotated[Day | None, HISTORY, PAST_DAY] = Field(
        default=None, description="The day somebody rang it and got through. Ring again within 90 days."
    )


def _contact(title: str, alias: str) -> Any:
    return Field(default=None, alias=alias, description=f"{title}.")


class Contacts(Entry):
    """Whom people of an area ring. 999 is national: it cannot be set, moved or replaced."""

    duty_team: Annotated[Contact | None, Asks("Duty team")] = _contact("The duty team", "duty-team")
    out_of_hours: Annotated[Contact | None, Asks("Out of hours")] = _contact("Out of hours", "out-of-hours")
    switchboard: Annotated[Contact | None, Asks("Switchboard")] = _contact("The council's switchboard", "switchboard")
    domestic_abuse_specialist: Annotated[Contact | None, Asks("Domestic abuse specialist", on_paper=ADVICE)] = _contact(
        "The domestic abuse specialist", "domestic-abuse-specialist"
    )
    exploitation_lead: Annotated[Contact | None, Asks("Exploitation lead", on_paper=ADVICE)] = _contact(
        "The lead for exploitation", "exploitation-lead"
    )
    designated_officer: Annotated[Contact | None, Asks("Designated officer")] = _contact(
        "The designated officer, for people who work with children", "designated-officer"
    )
    information_governance: Annotated[Contact | None, Asks("Information governance")] = _contact(
        "Information governance", "information-governance"
    )
    breach: Annotated[Contact | None, Asks("To report a data breach")] = _contact("Reports of a data breach", "breach")
    legal: Annotated[Contact | None, Asks("Legal")] = _contact("Legal advice", "legal")
    lone_working: Annotated[Contact | None, Asks("Lone working")] = _contact("Lone working", "lone-working")
    conference_administration: Annotated[Contact | None, Asks("Conference administration")] = _contact(
        "Whoever arranges conferences", "conference-administration"
    )
    interpreter_booking: Annotated[Contact | None, Asks("Interpreter booking")] = _contact(
        "Where to book an interpreter", "interpreter-booking"
    )
    advocacy: Annotated[Contact | None, Asks("Advocacy")] = _contact("Advocacy", "advocacy")
    it_help: Annotated[Contact | None, Asks("IT help")] = _contact("IT help", "it-help")
    errors: Annotated[Contact | None, Asks("Something wrong in local lines")] = _contact(
        "Who mends local lines", "errors"
    )


ONLY_BY_TELEPHONE = ("duty-team", "out-of-hours")
CONTACT = "contact"
"""The word for one in reports, where pages name it."""


class Note(LocalLine):
    """What an area adds at one place of the guide. The national words stay."""

    id: Annotated[Id, MEANING] = Field(description="The permanent id.")
    on: Annotated[Place, MEANING] = Field(description="The place it stands beside: a path from docs/ with #anchor.")
    says: Annotated[Text, Words(stand_for_entry=True)] = Field(description="What the area adds.")
    quotes: Annotated[Text, MEANING] = Field(description="The words of the guide that it was written beside.")


def _silent(empty: object) -> BeforeValidator:
    # The file to start from has these keys with comments alone below them.
    return BeforeValidator(lambda given: empty if given is None else given)


class LocalRule(LocalLine, Rule):
    """What an area raises in a tool. The most protective outcome wins, so that it cannot make any result less so."""


class AreaTool(Entry):
    """What an area adds to one tool. It can raise outcomes, and has no way to remove, reword or lower anything."""

    signed_off: SignOff | None = Field(
        default=None, description="Who agreed the logic of the tool, with these rules, for the area."
    )
    rules: Annotated[list[LocalRule], _silent([])] = Field(
        default=[], description="What the area raises besides, each with a `when` as in the tool itself."
    )


class Area(Entry):
    """One area and what it adds."""

    id: Annotated[Id, MEANING] = Field(description="The permanent id; also the name of its file.")
    name: Annotated[Text, WORDS] = Field(description="What people call the area.")
    covers: Annotated[Text, WORDS] = Field(description="Which authority it is, in a sentence.")
    standing: Annotated[Standing, MEANING] = Field(
        description="`current`; `historic`: an old example; `invented`: made up to show how it looks."
    )
    owner: Annotated[Text, HISTORY] = Field(description="The role that keeps its lines; never a name.")
    parameters: Annotated[Parameters, _silent({})] = Field(
        default=Parameters(), description="What it says on each parameter."
    )
    contacts: Annotated[Contacts, _silent({})] = Field(default=Contacts(), description="Whom to ring.")
    notes: Annotated[list[Note], _silent([])] = Field(default=[], description="What it adds at places of the guide.")
    tools: Annotated[dict[Annotated[Id, Names("decision tool")], AreaTool], _silent({})] = Field(
        default={}, description="What it adds to decision tools, by their ids."
    )


# What is checked, over all pages


def _check(page: Page, area: Area, catalogue: Catalogue, _: Facts) -> Iterator[Problem]:
    yield from _check_contacts(page, area)
    yield from _check_sources(page, area)
    yield from _check_words(page, area)
    moves = _moves_by_place(catalogue)
    for number, note in enumerate(area.notes):
        if _drift(catalogue, note, moves) is None and not _is_page_unread(catalogue, note):
            yield page.document.problem(("local", "notes", number, "on"), _no_place(catalogue, note))


def _check_contacts(page: Page, area: Area) -> Iterator[Problem]:
    for name, _, contact in said(area.contacts):
        at = ("local", "contacts", name)
        if name in ONLY_BY_TELEPHONE and contact.e_mail:
            message = "Nobody reads mail in time here. Give a telephone number only."
            yield page.document.problem((*at, "e-mail"), message)
        if contact.telephone and not contact.rung and area.standing == "current":
            message = "Ring it, and write the day when somebody answered: rung: 2026-11-28."
            yield page.document.problem((*at, "telephone"), message)
        if not contact.telephone and not contact.e_mail:
            message = "This contact has no telephone number and no e-mail address. Add one, or leave the contact out."
            yield page.document.problem(at, message)


def rules_of(area: Area) -> Iterator[tuple[Trail, str, LocalRule]]:
    """Yield each rule of an area: where it stands, its place on the page of the area, and the rule."""
    for tool, own in area.tools.items():
        for number, rule in enumerate(own.rules):
            yield ("local", "tools", tool, "rules", number), f"rule.{tool}.{rule.id}", rule


def _check_words(page: Page, area: Area) -> Iterator[Problem]:
    """Yield each line of an area that says less than the guide: that a call is enough, or another number than 999."""
    for at, line in _lines_of(area):
        words = [*parts_of(line)[0], *_as_list(getattr(line, "value", None))]
        sentences = (sentence for text in words for sentence in SENTENCE_END.split(text))
        if message := next(filter(None, map(_loosens, sentences)), ""):
            yield page.document.problem(at, message)


def _as_list(value: object) -> list[str]:
    return [value] if isinstance(value, str) else value if isinstance(value, list) else []


def _loosens(sentence: str) -> str:
    """Return what is wrong with a sentence that takes something back; empty where it does not. It knows a few forms."""
    if NOT_999.search(sentence):
        return "This puts something before 999, which is the same everywhere. Say whom to ring besides, or remove it."
    is_about_calls = CALL_COUNTS.search(sentence) or (
        CALL.search(sentence) and VISIT.search(sentence) and STANDS_FOR.search(sentence)
    )
    if is_about_calls and not REFUSES.search(sentence):
        return (
            "This says that a call can stand for a visit. An area can ask for more than the guide, and never for less."
        )
    return ""


def _lines_of(area: Area) -> Iterator[tuple[Trail, LocalLine]]:
    yield from ((("local", "parameters", name), entry) for name, _, entry in said(area.parameters))
    yield from ((("local", "contacts", name), contact) for name, _, contact in said(area.contacts))
    yield from ((("local", "notes", number), note) for number, note in enumerate(area.notes))
    yield from ((at, rule) for at, _, rule in rules_of(area))


def _check_sources(page: Page, area: Area) -> Iterator[Problem]:
    for at, entry in _lines_of(area):
        if not isinstance(entry, Contact) and not entry.cite and not entry.source:
            message = 'This line does not say where it is from. Add the procedure and its date: source: "..."'
            yield page.document.problem(at, message)


def _is_page_unread(catalogue: Catalogue, note: Note) -> bool:
    return note.on.partition("#")[0] in catalogue.unreadable


def _no_place(catalogue: Catalogue, note: Note) -> str:
    if note.on in catalogue.pages:
        return 'A note stands beside one place of a page. Add its anchor: "guide/calls.md#host".'
    return no_such_place(note.on, catalogue)


# What became of the words that a note was written beside


@dataclass(frozen=True)
class Drift:
    """Whether the words that a note quotes still stand where they stood."""

    state: Literal["found", "changed", "orphaned"]
    now: str = ""
    """The words of today, where they changed; what became of the place, where it is gone."""


def _moves_by_place(catalogue: Catalogue) -> dict[str, Move]:
    return {f"{move.from_page}#{move.from_anchor}": move for move in find_moves(catalogue)}


def _drift(catalogue: Catalogue, note: Note, moves: dict[str, Move]) -> Drift | None:
    """Return the state of a note; None where it names a place that never was."""
    path, _, anchor = note.on.partition("#")
    page = catalogue.pages.get(path)
    place = page_places(page).get(anchor) if page and anchor else None
    if place:
        words = [" ".join(text.split()) for text in place.words]
        quoted = " ".join(note.quotes.split())
        return Drift("found") if any(quoted in text for text in words) else Drift("changed", " ".join(words))
    move = moves.get(f"{page_address(path)}#{anchor}")
    return Drift("orphaned", move.instead or move.entry.why) if move else None


def _look_again(page: Page, area: Area, catalogue: Catalogue) -> Iterator[Problem]:
    moves = _moves_by_place(catalogue)
    for number, note in enumerate(area.notes):
        drift = _drift(catalogue, note, moves)
        at = ("local", "notes", number)
        if drift and drift.state == "changed":
            message = f"The guide's words have changed since this note was written: {drift.now}"
            yield page.document.problem((*at, "quotes"), message, (f"The note quotes: {note.quotes}",))
        elif drift and drift.state == "orphaned":
            message = f"The place that this note stands beside is gone. {drift.now}"
            yield page.document.problem((*at, "on"), message)


# What readers see


def said(of: Parameters | Contacts) -> Iterator[tuple[str, Asks, Any]]:
    """Yield what an area said: the name of a parameter or contact, what it is called, and the entry."""
    for attribute, field in type(of).model_fields.items():
        entry = getattr(of, attribute)
        if entry is not None:
            yield field.alias or attribute, _asks(field), entry


def declared(of: type[Parameters | Contacts]) -> Iterator[tuple[str, Asks]]:
    """Yield every parameter or contact that an area may name."""
    for attribute, field in of.model_fields.items():
        yield field.alias or attribute, _asks(field)


def _asks(field: Any) -> Asks:
    return next(mark for mark in field.metadata if isinstance(mark, Asks))


def in_plain_words(value: Any, unit: str = "") -> str:
    """Return the value of a parameter as readers see it: `false` and `0` are answers like any other."""
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, list):
        return "; ".join(value)
    words = str(value) if " " in str(value) or unit else str(value).replace("-", " ").capitalize()
    return f"{words} {unit}".strip()


@dataclass(frozen=True)
class LineView:
    """One local line with where it is from."""

    id: str
    sources: tuple[SourceLink, ...]
    source: str
    seen: date
    review_by: date
    owner: str
    title: str = ""
    text: str = ""
    url: str = ""
    place: str = ""
    """The anchor of the place that a note stands beside."""
    says: str = ""
    quotes: str = ""
    drift: Drift | None = None


@dataclass(frozen=True)
class ContactView:
    """Whom to ring, and whether somebody got through lately."""

    id: str
    title: str
    on_paper: str
    telephone: str
    e_mail: str
    hours: str
    say_first: str
    rung: date | None
    ring_again_by: date | None
    is_overdue: bool
    words: str
    """How to reach it and how sure that is, as paper says it."""


@dataclass(frozen=True)
class AreaView:
    """An area as its own page, and other pages, show it."""

    id: str
    name: str
    covers: str
    caution: str
    is_invented: bool
    url: str
    parameters: tuple[LineView, ...]
    contacts: tuple[ContactView, ...]
    notes: tuple[LineView, ...]
    blank: tuple[str, ...] = ()
    """Contacts that a page asks for and the area does not give, as paper calls them: lines to fill in by hand."""
    errors: ContactView | None = None
    """Who mends its lines, wherever these stand."""


@dataclass(frozen=True)
class Compared:
    """One parameter over all areas; a cell is empty where an area says nothing."""

    id: str
    title: str
    cells: tuple[LineView | None, ...]


@dataclass(frozen=True)
class Comparison:
    """All areas side by side."""

    areas: tuple[AreaView, ...]
    rows: tuple[Compared, ...]


def _area_view(seen: Seen, page: Page, area: Area) -> AreaView:
    return AreaView(
        id=area.id,
        name=area.name,
        covers=area.covers,
        caution=STANDINGS[area.standing],
        is_invented=area.standing == "invented",
        url=seen.links.place(page),
        parameters=tuple(_parameter_view(seen, page, area, *parameter) for parameter in said(area.parameters)),
        contacts=tuple(_contact_view(name, asks, entry, seen) for name, asks, entry in said(area.contacts)),
        notes=tuple(_note_view(seen, page, area, note) for note in area.notes),
    )


def _parameter_view(seen: Seen, page: Page, area: Area, name: str, asks: Asks, entry: Any) -> LineView:
    return replace(
        line_view(seen, page, area, entry, name),
        title=asks.title,
        text=in_plain_words(entry.value, asks.unit),
        says=getattr(entry, "says", None) or "",
    )


def _note_view(seen: Seen, page: Page, area: Area, note: Note) -> LineView:
    catalogue = seen.guide.catalogue
    return replace(
        line_view(seen, page, area, note, note.id),
        title=_title_of(seen, note),
        text=note.says,
        url=seen.links.page(note.on),
        place=note.on.partition("#")[2],
        quotes=note.quotes,
        drift=_drift(catalogue, note, _moves_by_place(catalogue)),
    )


def line_view(seen: Seen, page: Page, area: Area, entry: LocalLine, name: str) -> LineView:
    """Return where a line is from; what it says is added by who knows its form."""
    return LineView(
        id=name,
        sources=seen.links.cites(entry.cite, entry.reason),
        source=entry.source or "",
        seen=entry.seen or page.front.reviewed,
        review_by=entry.review_by or page.front.review_by,
        owner=entry.owner or area.owner,
    )


def _title_of(seen: Seen, note: Note) -> str:
    page = seen.guide.pages.get(note.on.partition("#")[0])
    return page.front.title if page else ""


def _contact_view(name: str, asks: Asks, contact: Contact, seen: Seen) -> ContactView:
    again = contact.rung + timedelta(days=DAYS_UNTIL_RUNG_AGAIN) if contact.rung else None
    is_overdue = bool(again and seen.edition.today > again)
    return ContactView(
        id=name,
        title=asks.title,
        on_paper=asks.on_paper or asks.title,
        telephone=contact.telephone or "",
        e_mail=contact.e_mail or "",
        hours=contact.hours or "",
        say_first=contact.say_first or "",
        rung=contact.rung,
        ring_again_by=again,
        is_overdue=is_overdue,
        words=" ".join([contact_words(contact), *_rung_words(contact.rung, is_overdue)]),
    )


def _rung_words(rung: date | None, is_overdue: bool) -> Iterator[str]:
    if rung:
        yield f"Rung on {in_words(rung)}."
    if rung and is_overdue:
        yield f"Not checked since {in_words(rung)}: check before use."


def _view(seen: Seen) -> AreaView | None:
    area = AREA.block(seen.page)
    return _area_view(seen, seen.page, area) if area else None


def _compare(seen: Seen) -> Comparison | None:
    if seen.page.path != f"{AREA.folder}/index.md":
        return None
    areas = tuple(_area_view(seen, page, area) for page, area in AREA.blocks(seen.guide.catalogue))
    rows = tuple(
        Compared(
            name, asks.title, tuple(next((line for line in area.parameters if line.id == name), None) for area in areas)
        )
        for name, asks in declared(Parameters)
    )
    return Comparison(areas, rows)


@dataclass(frozen=True)
class AreaLines:
    """What one area adds to one page."""

    page: Page
    """The page of the area."""
    area: Area
    notes: tuple[Note, ...]
    contacts: tuple[tuple[str, Contact | None], ...]
    """Those that the page asks for, in its order; None where the area gives none."""

    @property
    def content(self) -> Content:
        """What a sheet with these lines prints of them, for its code: dates aside."""
        notes: Content = [[note.on, note.says] for note in self.notes]
        contacts: Content = [[name, contact_words(contact) if contact else None] for name, contact in self.contacts]
        return [self.area.id, self.area.name, self.area.standing, notes, contacts]

    @property
    def words(self) -> dict[str, str]:
        """The same as words, by what each is called, for the page of an outdated sheet."""
        notes = {f"note.{note.id}": note.says for note in self.notes}
        return notes | {
            f"contact.{name}": f"{_ASKS[name].title}: {contact_words(contact)}"
            for name, contact in self.contacts
            if contact
        }


_ASKS = dict(declared(Contacts))


def contact_words(contact: Contact) -> str:
    """Return how to reach a contact, in one line."""
    said = (contact.telephone, contact.e_mail, contact.hours and f"{contact.hours}.", contact.say_first)
    return " ".join(words for words in said if words)


def lines_on(page: Page, catalogue: Catalogue) -> Iterator[AreaLines]:
    """Yield what each area adds to a page: notes on its places, and the contacts that it asks for."""
    wanted = contacts_named(page)
    for where, area in AREA.blocks(catalogue):
        notes = tuple(note for note in area.notes if note.on.startswith(f"{page.path}#"))
        given = {name: contact for name, _, contact in said(area.contacts)}
        if notes or not given.keys().isdisjoint(wanted):
            yield AreaLines(where, area, notes, tuple((name, given.get(name)) for name in wanted))


def default_lines(page: Page, catalogue: Catalogue) -> AreaLines | None:
    """Return what the area that is on by default adds to a page; None where none is, or it adds nothing."""
    return next((lines for lines in lines_on(page, catalogue) if lines.area.id == catalogue.area), None)


@dataclass(frozen=True)
class PageLines:
    """What areas add to one page, as it shows them."""

    areas: tuple[AreaView, ...]
    """Each with what it says here alone."""
    all_areas: str
    """The address of the page on all areas."""


def _page_lines(seen: Seen) -> PageLines | None:
    areas = tuple(view_lines(lines, seen) for lines in lines_on(seen.page, seen.guide.catalogue))
    index = seen.guide.pages.get(f"{AREA.folder}/index.md")
    return PageLines(areas, seen.links.place(index) if index else "") if areas else None


def view_lines(lines: AreaLines, seen: Seen) -> AreaView:
    """Return an area with what it adds to one page alone, as seen from a page."""
    bare = {"notes": list(lines.notes), "parameters": Parameters(), "contacts": Contacts()}
    view = _area_view(seen, lines.page, lines.area.model_copy(update=bare))
    given = tuple(_contact_view(name, _ASKS[name], contact, seen) for name, contact in lines.contacts if contact)
    blank = tuple(_ASKS[name].on_paper or _ASKS[name].title for name, contact in lines.contacts if not contact)
    mends = lines.area.contacts.errors
    errors = _contact_view("errors", _ASKS["errors"], mends, seen) if mends else None
    return replace(view, contacts=given, blank=blank, errors=errors)


def contacts_named(page: Page) -> tuple[str, ...]:
    """Return the contacts that a page and its parts ask for, each once, those of the page first."""
    named = (name for _, entry in page.entries for of, _, name in names_in(entry) if of == CONTACT)
    return tuple(dict.fromkeys(named))


def _is_first(page: Page) -> bool:
    # In a call, the number of the duty team comes before everything else.
    return page.front.serves == "in-a-call"


def areas_of(guide: Guide) -> dict[str, str]:
    """Return the names of all areas by their ids."""
    return {area.id: area.name for _, area in AREA.blocks(guide.catalogue)}


TABLE_CELLS = ("Says", "Sources", "Seen on", "Review by", "Kept by")


def comparison_table(guide: Guide) -> str:
    """Return every parameter of every area as CSV; where an area says nothing, its cells are empty."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(("Area", "Parameter", *TABLE_CELLS))
    for page, area in AREA.blocks(guide.catalogue):
        given = {name: entry for name, _, entry in said(area.parameters)}
        for name, asks in declared(Parameters):
            cells = _table_cells(page, area, asks, given[name]) if name in given else ("",) * len(TABLE_CELLS)
            writer.writerow([as_cell(cell) for cell in (area.name, asks.title, *cells)])
    return BYTE_ORDER_MARK + text.getvalue()


def _table_cells(page: Page, area: Area, asks: Asks, entry: Any) -> tuple[str, ...]:
    """Return what is said, on what it rests, when it was seen, until when it holds and who keeps it."""
    seen, review_by = entry.seen or page.front.reviewed, entry.review_by or page.front.review_by
    sources = "; ".join(filter(None, (entry.source, *entry.cite)))
    says = in_plain_words(entry.value, asks.unit)
    return says, sources, seen.isoformat(), review_by.isoformat(), entry.owner or area.owner


def _data(guide: Guide) -> Iterator[tuple[str, str]]:
    if areas_of(guide):
        yield f"{AREA.folder}/areas.csv", comparison_table(guide)


def _declares(page: Page, area: Area) -> Iterator[Declared]:
    yield Declared("area", area.id, page, area.name, STANDINGS[area.standing])


def _anchors(area: Area) -> Iterator[tuple[str, Trail]]:
    for name, _, _ in said(area.parameters):
        yield name, ("local", "parameters", name)
    for name, _, _ in said(area.contacts):
        yield f"contact.{name}", ("local", "contacts", name)
    for number, note in enumerate(area.notes):
        yield f"note.{note.id}", ("local", "notes", number, "id")
    yield from ((place, (*at, "id")) for at, place, _ in rules_of(area))


def _search(_: Page, area: Area) -> Iterator[SearchEntry]:
    # Nobody who looks for a number may find one that does not exist.
    if area.standing == "invented":
        return
    for name, asks, entry in said(area.parameters):
        words = (in_plain_words(entry.value, asks.unit), getattr(entry, "says", None))
        yield SearchEntry(name, f"{area.name}: {asks.title}", words)
    for name, asks, contact in said(area.contacts):
        yield SearchEntry(f"contact.{name}", f"{area.name}: {asks.title}", (contact.telephone, contact.hours))
    for note in area.notes:
        yield SearchEntry(f"note.{note.id}", f"{area.name}: {note.says}", ())
    yield from (SearchEntry(place, f"{area.name}: {rule.because}", ()) for _at, place, rule in rules_of(area))


def _tool_read(_: Area, trail: Trail) -> str:
    # Only rules have conditions, below the id of their tool.
    return str(trail[2])


AREA: Kind[Area] = Kind(
    "area",
    (Key("local", Area | None, "An area and what it adds to the guide."),),
    folder="local",
    sort="area",
    fixed=((CONTACT, tuple(name for name, _ in declared(Contacts))),),
    looks=Looks(
        "area",
        styles=("local-lines",),
        listed_at=("Local practice", "local/"),
        found_as="Local practice",
        found_weight=0.7,
    ),
    anchors=_anchors,
    declares=_declares,
    search=_search,
    conditions_read=_tool_read,
    look_again=_look_again,
    check=_check,
    data=_data,
    view=_view,
)
AREAS: Kind[Any] = Kind("areas", is_part=True, looks=Looks("areas"), view=_compare)
"""All areas side by side, on the page of the folder."""
LOCAL_FIRST: Kind[Any] = Kind(
    "local-first",
    is_part=True,
    looks=Looks("local-lines", stands_above_text=True),
    view=lambda seen: _page_lines(seen) if _is_first(seen.page) else None,
)
LOCAL_LINES: Kind[Any] = Kind(
    "local-lines",
    (
        Key(
            "contacts",
            Annotated[list[Annotated[Id, Names(CONTACT)]], MEANING],
            "Contacts that an area gives on this page, most urgent first.",
            [],
        ),
    ),
    is_part=True,
    looks=Looks("local-lines"),
    view=lambda seen: None if _is_first(seen.page) else _page_lines(seen),
)
