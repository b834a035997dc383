"""A plan for a session that a trainer leads: what to say and do, what to print, and what it rests on."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field

from ..addresses import page_address
from ..editions.ledger import Place, page_places
from ..guide.catalogue import Catalogue, Declared
from ..guide.front import Key
from ..guide.kind import Facts, Kind, Seen
from ..guide.links import Group
from ..guide.page import Looks, Page
from ..guide.search import SearchEntry
from ..printing.codes import short_code
from ..reading.fields import Entry, Id, Link, MaybeAside, MaybeProse, Prose, ProseList
from ..reading.problems import Problem, Trail
from ..reading.roles import MEANING, Names, Places, optional, several

SHORTEST, LONGEST = 45, 60
FOLDER = "teach/sessions"
CHANGED = "What the plan rests on has changed since the plan was last set beside it."
NEVER_SEEN = "Nobody has set the plan beside what it rests on here yet."

Subject = Literal["abuse", "self-harm", "honour"]


class RestsOn(Entry):
    """A line of the guide that the plan teaches."""

    link: Annotated[Link, MEANING] = Field(description="The line, as a path from docs/ with its #anchor.")
    seen: MaybeAside = optional("The code of its words when the plan was last set beside them. The check tells it.")


class SessionLink(Entry):
    """Something to open or to print."""

    say: Prose = Field(description="The words of the link.")
    link: Annotated[Link, MEANING] = Field(description="A path from docs/, with #anchor if need be.")


class SessionPart(Entry):
    """A stretch of the session."""

    id: Annotated[Id, MEANING] = Field(description="The permanent id of the part within its plan.")
    title: Prose = Field(description="What it is, in a few words.")
    minutes: Annotated[int, MEANING] = Field(ge=2, le=LONGEST, description="How long it takes.")
    does: ProseList = Field(min_length=1, description="What you and the group do, step by step.")
    links: list[SessionLink] = several("What to open for it.")
    scenarios: Annotated[list[Annotated[Id, Names("scenario")]], MEANING] = several(
        "The invented cases that it works with."
    )
    asks: ProseList = several("Questions for the group, each ending in a question mark.")


class Session(Entry):
    """A plan for a session of 45 to 60 minutes. Nobody plays a victim or somebody who abuses."""

    id: Annotated[Id, MEANING] = Field(description="The permanent id; also the name of its file.")
    for_: Prose = Field(alias="for", description="Who it is for.")
    aim: Prose = Field(description="What it is for, in one sentence.")
    outcomes: ProseList = Field(min_length=1, description="What people can do afterwards.")
    subjects: Annotated[list[Subject], MEANING] = several(
        "Hard subjects that it touches. With any of them, `specialist` is needed."
    )
    led_by: Prose = Field(description="Who may lead it.")
    specialist: MaybeProse = optional("Who must be there throughout.")
    opening: Prose = Field(description="The warning to read aloud: what is coming.")
    parts: Annotated[list[SessionPart], Field(min_length=2), Places("session part", called="part.{id}")] = Field(
        description="The session, part by part."
    )
    support: ProseList = several("Support afterwards, beyond the usual.")
    online: ProseList = several("What to change when it is led by video.")
    accessible: ProseList = several("What else keeps it open to everybody.")
    print_lists: Annotated[list[Annotated[Id, Names("checklist")]], MEANING] = several("Checklists to print.")
    print_pages: list[SessionLink] = several("Pages to print.")
    rests_on: Annotated[list[RestsOn], Field(min_length=1)] = Field(
        description="The lines of the guide that it teaches; when one changes, the plan needs another look."
    )

    @property
    def minutes(self) -> int:
        """How long all parts take together."""
        return sum(part.minutes for part in self.parts)


class EverySession(Entry):
    """What holds for every session, shown on each plan."""

    before: ProseList = Field(min_length=1, description="What to do before the day.")
    opening: ProseList = Field(min_length=1, description="What to say at the start, after the warning.")
    second_person: ProseList = Field(
        min_length=1, description="About the second person, who goes with whoever leaves the room."
    )
    support: ProseList = Field(min_length=1, description="Support afterwards.")
    online: ProseList = Field(min_length=1, description="How to lead it by video.")
    accessible: ProseList = Field(min_length=1, description="How to keep it open to everybody.")
    disagreements: ProseList = Field(min_length=1, description="What to do with what the group did not agree on.")


@dataclass(frozen=True)
class Taught:
    """A line of the guide that a plan teaches, as it is today."""

    entry: RestsOn
    page: Page
    place: Place

    @property
    def code(self) -> str:
        """The code of its words."""
        return words_code(self.place)

    @property
    def is_changed(self) -> bool:
        """Whether its words are not those that the plan was last set beside."""
        return self.entry.seen != self.code


@dataclass(frozen=True)
class SessionView:
    """A plan."""

    session: Session
    every: EverySession
    rests_on: tuple[Taught, ...]

    @property
    def has_changed(self) -> bool:
        """Whether a line that the plan teaches has changed since the plan was last set beside it."""
        return any(line.is_changed for line in self.rests_on)


def words_code(place: Place) -> str:
    """Return the code of what a line says, whatever it rests on."""
    return short_code(list(place.words))


def _taught(
    session: Session, catalogue: Catalogue, addresses: Collection[str] | None = None
) -> Iterator[tuple[int, Taught]]:
    """Yield each line, of all or at some addresses, that a plan teaches; one that is not there is told as any link."""
    for number, entry in enumerate(session.rests_on):
        if addresses is not None and page_address(entry.link) not in addresses:
            continue
        path, _, anchor = entry.link.partition("#")
        page = catalogue.pages.get(path)
        place = page_places(page).get(anchor) if page else None
        if page and place:
            yield number, Taught(entry, page, place)


def plans_resting_on(catalogue: Catalogue, addresses: Collection[str]) -> Iterator[tuple[Page, tuple[Taught, ...]]]:
    """Yield each plan that rests on places at some addresses below the root, with its lines that do."""
    for page, session in SESSION.blocks(catalogue):
        if found := tuple(line for _, line in _taught(session, catalogue, addresses)):
            yield page, found


def _every(catalogue: Catalogue) -> EverySession | None:
    return next((every for _, every in catalogue.having("every_session")), None)


def _check(page: Page, session: Session, catalogue: Catalogue, _: Facts) -> Iterator[Problem]:
    return (page.document.problem(*fault) for fault in _faults(page, session, catalogue))


def _faults(page: Page, session: Session, catalogue: Catalogue) -> Iterator[tuple[Trail, str]]:
    if _every(catalogue) is None:
        yield ("session",), f"A plan needs `every_session`, what holds for all. Write it in docs/{FOLDER}/index.md."
    if not SHORTEST <= session.minutes <= LONGEST:
        message = f"The parts take {session.minutes} minutes together. Make them {SHORTEST} to {LONGEST}."
        yield ("session", "parts"), message
    if session.subjects and not session.specialist:
        subjects = ", ".join(session.subjects)
        yield ("session", "subjects"), f"With {subjects} a specialist is there throughout. Say who in `specialist`."
    if not page.front.cpd:
        yield ("session",), "A plan ends with a line for a CPD record. Add `cpd` to the page."
    for number, entry in enumerate(session.rests_on):
        if "://" in entry.link or "#" not in entry.link:
            message = "A plan rests on lines of this guide, each with a place of its own. Add its #anchor."
            yield ("session", "rests_on", number, "link"), message
    for number, part in enumerate(session.parts):
        for ask in part.asks:
            if not ask.endswith("?"):
                yield ("session", "parts", number, "asks"), f'"{ask}" is not a question. End it with a question mark.'


def _look_again(page: Page, session: Session, catalogue: Catalogue) -> Iterator[Problem]:
    """Yield each line that changed since the plan was last set beside it. That fails nothing."""
    for number, line in _taught(session, catalogue):
        if line.is_changed:
            remedy = f"Read both, mend the plan if need be, then write seen: {line.code}"
            message = CHANGED if line.entry.seen else NEVER_SEEN
            yield page.document.problem(("session", "rests_on", number, "link"), message, (remedy,))


def _show(session: Session, seen: Seen) -> SessionView | None:
    every = _every(seen.guide.catalogue)
    taught = (line for _, line in _taught(session, seen.guide.catalogue))
    return SessionView(session, every, tuple(taught)) if every else None


def _search(_: Page, session: Session) -> Iterator[SearchEntry]:
    yield SearchEntry("", "", (" ".join((session.aim, session.for_, *(part.title for part in session.parts))),))


def _contents(catalogue: Catalogue, _: Page) -> Iterator[Group]:
    if plans := tuple(page for page, _ in SESSION.blocks(catalogue)):
        yield Group("plans", "The plans", plans)


SESSION: Kind[Session] = Kind(
    "session",
    (
        Key("session", Session | None, "A plan for a session that a trainer leads."),
        Key("every_session", EverySession | None, "What holds for every session, on the page that lists the plans."),
    ),
    folder=FOLDER,
    sort="session plan",
    looks=Looks("session", found_as="Session plan", found_weight=0.4),
    declares=lambda page, plan: [Declared("session plan", plan.id, page, page.front.title, page.front.summary)],
    search=_search,
    look_again=_look_again,
    check=_check,
    contents=_contents,
    show=_show,
)
