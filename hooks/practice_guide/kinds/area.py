"""Local practice: what an area asks besides the guide, whom to ring there, and how areas compare.

An area can add to what the guide says and never take from it: what its lines may not loosen is checked here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, Literal

from ..addresses import page_address
from ..editions.ledger import page_places
from ..guide.catalogue import Catalogue, Declared
from ..guide.checks import no_such_place
from ..guide.front import Key
from ..guide.kind import Facts, Guide, Kind, Seen
from ..guide.moves import find_moves
from ..guide.page import Looks, Page
from ..guide.search import SearchEntry
from ..printing.codes import Content
from ..reading.fields import Id
from ..reading.problems import Problem, Trail
from ..reading.roles import MEANING, Names, main_words, names_in, parts_of
from .area_file import ONLY_BY_TELEPHONE, Area, Asks, Contact, Contacts, LocalLine, LocalRule, Note, Parameters
from .proof import as_csv

CONTACT = "contact"
"""The word for one in reports, where pages name it."""
INDEX = "local/index.md"
TABLE_CELLS = ("Area", "Parameter", "Says", "Sources", "Seen on", "Review by", "Kept by")
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


# What is checked


def _check(page: Page, area: Area, catalogue: Catalogue, _: Facts) -> Iterator[Problem]:
    for name, _asks, contact in area.contacts.said():
        for key, message in _contact_messages(name, contact, area):
            yield page.document.problem(("local", "contacts", name, *key), message)
    for at, _place, line in area.lines:
        for message in _line_messages(line):
            yield page.document.problem(at, message)
    for number, note in enumerate(area.notes):
        if note.path not in catalogue.unreadable and _drift(catalogue, note) is None:
            yield page.document.problem(("local", "notes", number, "on"), _no_place(catalogue, note))


def _contact_messages(name: str, contact: Contact, area: Area) -> Iterator[tuple[Trail, str]]:
    if name in ONLY_BY_TELEPHONE and contact.e_mail:
        yield ("e-mail",), "Nobody reads mail in time here. Give a telephone number only."
    if contact.telephone and not contact.rung and area.standing == "current":
        yield ("telephone",), "Ring it, and write the day when somebody answered: rung: 2026-11-28."
    if not contact.telephone and not contact.e_mail:
        yield (), "This contact has no telephone number and no e-mail address. Add one, or leave the contact out."


def _line_messages(line: LocalLine) -> Iterator[str]:
    """Yield what is wrong with a line: that nobody knows where it is from, or that it says less than the guide."""
    if not isinstance(line, Contact) and not line.cite and not line.source:
        yield 'This line does not say where it is from. Add the procedure and its date: source: "..."'
    value = getattr(line, "value", None)
    said = [*parts_of(line)[0], *(value if isinstance(value, list) else [value] if isinstance(value, str) else [])]
    sentences = (sentence for text in said for sentence in SENTENCE_END.split(text))
    if message := next(filter(None, map(_loosens, sentences)), ""):
        yield message


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


def _drift(catalogue: Catalogue, note: Note) -> Drift | None:
    """Return the state of a note; None where it names a place that never was."""
    page = catalogue.pages.get(note.path)
    place = page_places(page).get(note.place) if page and note.place else None
    if place:
        words = [" ".join(text.split()) for text in place.words]
        quoted = " ".join(note.quotes.split())
        return Drift("found") if any(quoted in text for text in words) else Drift("changed", " ".join(words))
    move = next((move for move in find_moves(catalogue) if move.origin == page_address(note.on)), None)
    return Drift("orphaned", move.instead or move.entry.why) if move else None


def _look_again(page: Page, area: Area, catalogue: Catalogue) -> Iterator[Problem]:
    for number, note in enumerate(area.notes):
        drift = _drift(catalogue, note)
        at = ("local", "notes", number)
        if drift and drift.state == "changed":
            message = f"The guide's words have changed since this note was written: {drift.now}"
            yield page.document.problem((*at, "quotes"), message, (f"The note quotes: {note.quotes}",))
        elif drift and drift.state == "orphaned":
            message = f"The place that this note stands beside is gone. {drift.now}"
            yield page.document.problem((*at, "on"), message)


# What an area adds to a page


@dataclass(frozen=True)
class LineView:
    """One local line; what it does not say of itself, its area and its page say."""

    id: str
    entry: Any
    """As its author wrote it."""
    area: Area
    page: Page
    """The page of the area."""
    title: str
    text: str
    drift: Drift | None = None
    """For a note: whether the words that it quotes still stand."""

    @property
    def seen(self) -> date:
        """The day it was read at its source."""
        return self.entry.seen or self.page.front.reviewed

    @property
    def review_by(self) -> date:
        """When to check it again."""
        return self.entry.review_by or self.page.front.review_by

    @property
    def owner(self) -> str:
        """The role that keeps it."""
        return self.entry.owner or self.area.owner


@dataclass(frozen=True)
class AreaLines:
    """What one area adds to one page, or all that it says, as pages and paper show it."""

    page: Page
    """The page of the area."""
    area: Area
    notes: tuple[LineView, ...]
    contacts: tuple[tuple[str, Asks, Contact | None], ...]
    """Those that the page asks for, in its order; None where the area gives none: a line to fill in by hand."""

    @property
    def given(self) -> dict[str, tuple[Asks, Contact]]:
        """The contacts that the area gives."""
        return {name: (asks, contact) for name, asks, contact in self.contacts if contact}

    @property
    def blank(self) -> list[str]:
        """What paper calls the contacts that it does not give."""
        return [asks.paper_title for _, asks, contact in self.contacts if not contact]

    @property
    def parameters(self) -> dict[str, LineView]:
        """What the area says on each parameter."""
        return {
            name: LineView(name, entry, self.area, self.page, asks.title, in_plain_words(entry.value, asks.unit))
            for name, asks, entry in self.area.parameters.said()
        }

    @property
    def content(self) -> Content:
        """What a sheet with these lines prints of them, for its code: dates aside."""
        notes: Content = [[note.entry.on, note.text] for note in self.notes]
        contacts: Content = [[name, contact.words if contact else None] for name, _, contact in self.contacts]
        return [self.area.id, self.area.name, self.area.standing, notes, contacts]

    @property
    def words(self) -> dict[str, str]:
        """The same as words, by what each is called, for the page of an outdated sheet."""
        contacts = {f"contact.{name}": f"{asks.title}: {contact.words}" for name, (asks, contact) in self.given.items()}
        return {f"note.{note.id}": note.text for note in self.notes} | contacts


@dataclass(frozen=True)
class Comparison:
    """All areas side by side: what each may set, and what it did."""

    areas: tuple[AreaLines, ...]
    asks: dict[str, Asks]


@dataclass(frozen=True)
class PageLines:
    """What areas add to one page, as it shows them."""

    areas: tuple[AreaLines, ...]
    """Each with what it says here alone."""
    all_areas: str
    """The address of the page on all areas."""


ASKED = Contacts.asks()


def in_plain_words(value: Any, unit: str = "") -> str:
    """Return the value of a parameter as readers see it: `false` and `0` are answers like any other."""
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, list):
        return "; ".join(value)
    words = str(value) if " " in str(value) or unit else str(value).replace("-", " ").capitalize()
    return f"{words} {unit}".strip()


def lines_on(page: Page, catalogue: Catalogue) -> Iterator[AreaLines]:
    """Yield what each area adds to a page: notes on its places, and the contacts that it asks for."""
    named = (name for _, entry in page.entries for of, _, name in names_in(entry) if of == CONTACT)
    # Those of the page before those of its parts.
    wanted = tuple(dict.fromkeys(named))
    for where, area in AREA.blocks(catalogue):
        notes = [note for note in area.notes if note.path == page.path and note.place]
        given = {name: contact for name, _, contact in area.contacts.said()}
        if notes or not given.keys().isdisjoint(wanted):
            contacts = tuple((name, ASKED[name], given.get(name)) for name in wanted)
            yield AreaLines(where, area, tuple(_view_notes(notes, where, area, catalogue)), contacts)


def default_lines(page: Page, catalogue: Catalogue) -> AreaLines | None:
    """Return what the area that is on by default adds to a page; None where none is, or it adds nothing."""
    return next((lines for lines in lines_on(page, catalogue) if lines.area.id == catalogue.area), None)


def _all_lines(page: Page, area: Area, catalogue: Catalogue) -> AreaLines:
    return AreaLines(page, area, tuple(_view_notes(area.notes, page, area, catalogue)), tuple(area.contacts.said()))


def _view_notes(notes: Sequence[Note], page: Page, area: Area, catalogue: Catalogue) -> Iterator[LineView]:
    for note in notes:
        beside = catalogue.pages.get(note.path)
        title = beside.front.title if beside else ""
        yield LineView(note.id, note, area, page, title, note.says, _drift(catalogue, note))


def _compare(seen: Seen) -> Comparison | None:
    if seen.page.path != INDEX:
        return None
    catalogue = seen.guide.catalogue
    areas = (_all_lines(page, area, catalogue) for page, area in AREA.blocks(catalogue))
    return Comparison(tuple(areas), Parameters.asks())


def _page_lines(seen: Seen) -> PageLines | None:
    areas = tuple(lines_on(seen.page, seen.guide.catalogue))
    index = seen.guide.pages.get(INDEX)
    return PageLines(areas, seen.links.place(index) if index else "") if areas else None


def _is_first(page: Page) -> bool:
    # In a call, the number of the duty team comes before everything else.
    return page.front.serves == "in-a-call"


def areas_of(guide: Guide) -> dict[str, str]:
    """Return the names of all areas by their ids."""
    return {area.id: area.name for _, area in AREA.blocks(guide.catalogue)}


def _comparison(guide: Guide) -> Iterator[dict[str, str]]:
    """Yield every parameter of every area as a row; where an area says nothing, its cells are left out."""
    for page, area in AREA.blocks(guide.catalogue):
        given = AreaLines(page, area, (), ()).parameters
        for name, asks in Parameters.asks().items():
            said = _table_cells(given[name]) if name in given else ()
            yield dict(zip(TABLE_CELLS, (area.name, asks.title, *said), strict=False))


def _table_cells(line: LineView) -> tuple[str, ...]:
    """Return what is said, on what it rests, when it was seen, until when it holds and who keeps it."""
    sources = "; ".join(filter(None, (line.entry.source, *line.entry.cite)))
    return line.text, sources, line.seen.isoformat(), line.review_by.isoformat(), line.owner


def _data(guide: Guide) -> Iterator[tuple[str, str]]:
    if areas_of(guide):
        yield f"{AREA.folder}/areas.csv", as_csv(TABLE_CELLS, _comparison(guide))


def _anchors(area: Area) -> Iterator[tuple[str, Trail]]:
    for at, place, line in area.lines:
        yield place, (*at, "id") if isinstance(line, Note | LocalRule) else at


def _search(_: Page, area: Area) -> Iterator[SearchEntry]:
    # Nobody who looks for a number may find one that does not exist.
    if area.is_invented:
        return
    for name, asks, entry in area.parameters.said():
        words = (in_plain_words(entry.value, asks.unit), getattr(entry, "says", None))
        yield SearchEntry(name, f"{area.name}: {asks.title}", words)
    for name, asks, contact in area.contacts.said():
        yield SearchEntry(f"contact.{name}", f"{area.name}: {asks.title}", (contact.telephone, contact.hours))
    for _at, place, line in area.lines:
        if isinstance(line, Note | LocalRule):
            yield SearchEntry(place, f"{area.name}: {main_words(line)}", ())


AREA: Kind[Area] = Kind(
    "area",
    (Key("local", Area | None, "An area and what it adds to the guide."),),
    folder="local",
    sort="area",
    fixed=((CONTACT, tuple(ASKED)),),
    looks=Looks(
        "area",
        styles=("local-lines",),
        listed_at=("Local practice", "local/"),
        found_as="Local practice",
        found_weight=0.7,
    ),
    anchors=_anchors,
    declares=lambda page, area: [Declared("area", area.id, page, area.name, area.caution)],
    search=_search,
    # Only rules have conditions, below the id of their tool.
    conditions_read=lambda _, trail: str(trail[2]),
    look_again=_look_again,
    check=_check,
    data=_data,
    show=lambda area, seen: _all_lines(seen.page, area, seen.guide.catalogue),
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
