"""What a field of front matter is for, said where the field is declared: all that reads fields asks here.

Every field of every block has a role, the outermost mark in its `Annotated`:

- `WORDS`: what a reader reads. A block without a role is walked for its own fields.
- `MEANING`: what a reader or a tool makes of it; a block is taken whole.
- `HISTORY`: how the page came to be; no part of what it says.
- `Places`: entries that have places of their own.

Beside it may stand `Printed`, what a sheet prints, `Names`, whose ids it names, and `LedBy`, whose words it needs.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import KW_ONLY, dataclass
from functools import cache
from typing import Any, get_args

from pydantic import BaseModel, Field, TypeAdapter

from .problems import Trail

Meaning = dict[str, Any]
"""What a place means besides its words, by where it stands: `rules 1 raises`."""


@dataclass(frozen=True)
class Role:
    """What a field is."""

    _: KW_ONLY
    name: str = ""


@dataclass(frozen=True)
class Words(Role):
    """Words to read."""

    stand_for_entry: bool = False
    """Whether these, and not the first ones, are shown where the entry is named elsewhere."""


@dataclass(frozen=True)
class Places(Role):
    """Entries that have places of their own, of a kind that the ledger names."""

    kind: str
    also_here: bool = False
    """Whether they are part of the place around them too."""
    order_is: str = ""
    """The name under which their order is part of what the place around them means; empty where it is not."""
    called: str = "{id}"
    """What links call one of them, given its id and what the place around it is called: `{above}.{id}`."""


AS_JSON: TypeAdapter[Any] = TypeAdapter(Any)
HOLDERS = (BaseModel, dict, list)
"""What can hold entries."""
WORDS = Words()
MEANING = Role(name="meaning")
HISTORY = Role(name="history")


@dataclass(frozen=True)
class Printed:
    """Stands on a printed sheet, at this place of its entry; `as_` gives what the sheet prints of the value."""

    place: int
    as_: Callable[[Any], Any] = lambda value: value
    name: str = ""
    """What print templates call it; empty where they use the name of the field."""


@dataclass(frozen=True)
class Names:
    """Holds ids that another page, or the page itself, declares."""

    of: str


class PastDay:
    """Marks a day on which something was done, which cannot be in the future."""


PAST_DAY = PastDay()


class ConditionMark:
    """Marks the type of conditions, so that they are found wherever a block holds one."""


@dataclass(frozen=True)
class LedBy:
    """Holds entries whose words mean nothing without those of this field beside it."""

    field: str


def optional(description: str, **more: Any) -> Any:
    """Return a field that an author may leave out, without a value then; `more` is what pydantic knows of it."""
    return Field(default=None, description=description, **more)


def several(description: str, **more: Any) -> Any:
    """Return a field for a list that an author may leave out, empty then."""
    return Field(default=[], description=description, **more)


@dataclass(frozen=True)
class FieldRoles:
    """A field of a block with everything that its declaration says of it."""

    name: str
    key: str
    default: Any
    """`...` where the field is needed."""
    role: Role | None
    marks: tuple[Any, ...]
    holds_entries: bool
    """Whether it can hold further blocks; most fields hold plain text."""

    def mark(self, kind: type[Any]) -> Any:
        """Return the mark of a kind, or None."""
        return next((mark for mark in self.marks if isinstance(mark, kind)), None)


@cache
def fields_of(model: type[BaseModel]) -> tuple[FieldRoles, ...]:
    """Return the fields of a block in the order declared."""
    return tuple(
        FieldRoles(
            name,
            field.alias or name,
            ... if field.is_required() else field.default,
            next((mark for mark in field.metadata if isinstance(mark, Role)), None),
            (*field.metadata, *_marks_inside(field.annotation)),
            next(models_of(field.annotation), None) is not None,
        )
        for name, field in model.model_fields.items()
    )


@cache
def marked_fields(model: type[BaseModel], kind: type[Any]) -> tuple[tuple[FieldRoles, Any], ...]:
    """Return the fields of a block that have a mark of a kind, each with it."""
    return tuple((field, mark) for field in fields_of(model) if (mark := field.mark(kind)))


def walk_entries(value: Any, trail: Trail = ()) -> Iterator[tuple[Trail, BaseModel]]:
    """Yield each entry below a value, outermost first, with the trail that leads to it."""
    if isinstance(value, BaseModel):
        yield trail, value
    for step, child in _children(value):
        if isinstance(child, HOLDERS):
            yield from walk_entries(child, (*trail, step))


def places_in(value: Any) -> Iterator[tuple[str, Trail]]:
    """Yield what links call each place below a value, outermost first, with the trail to its id or its key."""
    roles: dict[Trail, Places] = {}
    called: dict[Trail, str] = {}
    for trail, entry in walk_entries(value):
        own_id = getattr(entry, "id", None)
        # A field may hold several places, or one that has an id.
        if role := roles.get(trail[:-1]) or (roles.get(trail) if own_id else None):
            called[trail] = role.called.format(id=own_id or trail[-1], above=called.get(trail[:-2]))
            yield called[trail], (*trail, "id") if own_id else trail
        roles |= {(*trail, field.key): role for field, role in marked_fields(type(entry), Places)}


def parts_of(entry: BaseModel, leave_out: frozenset[str] = frozenset()) -> tuple[tuple[str, ...], Meaning]:
    """Part an entry into the words in it, in the order declared, and the rest by where it stands.

    What has the value that it has when left out says nothing.
    """
    said = [*_said(entry, "", leave_out)]
    return tuple(text for at, text in said if at is None), {at: value for at, value in said if at is not None}


def main_words(entry: BaseModel) -> str:
    """Return the words that stand for an entry where there is room for one line; empty where it has none."""
    texts = [field for field in _in_reading_order(type(entry)) if isinstance(field.role, Words)]
    chosen = [field for field in texts if field.role == Words(stand_for_entry=True)] or texts
    values = (getattr(entry, field.name) for field in chosen)
    return next((words for words in map(_words_of, values) if words), "")


def _words_of(value: Any) -> str:
    """Return a text, or the last of several wordings: the one that depends on nothing."""
    if isinstance(value, list) and value and isinstance(value[-1], BaseModel):
        return main_words(value[-1])
    return value if isinstance(value, str) else ""


def printed_of(entry: BaseModel, leave_out: Collection[str] = ()) -> list[Any]:
    """Return what a sheet prints of an entry, in the order printed."""
    return list(printed_by_name(entry, leave_out).values())


def printed_by_name(entry: BaseModel, leave_out: Collection[str] = ()) -> dict[str, Any]:
    """Return the same by the names that print templates use."""
    printed = sorted(marked_fields(type(entry), Printed), key=lambda pair: pair[1].place)
    shown = ((field.name, mark) for field, mark in printed if field.name not in leave_out)
    return {mark.name or name: mark.as_(getattr(entry, name)) for name, mark in shown}


def names_in(entry: BaseModel) -> Iterator[tuple[str, Trail, str]]:
    """Yield each id that the fields of one entry name: whose it is, where it stands in the entry, and the id."""
    for field, mark in marked_fields(type(entry), Names):
        given = getattr(entry, field.name)
        if isinstance(given, list):
            yield from ((mark.of, (field.key, number), name) for number, name in enumerate(given))
        elif isinstance(given, dict):
            yield from ((mark.of, (field.key, name), name) for name in given)
        elif given:
            yield mark.of, (field.key,), given


def conditions_in(value: Any, trail: Trail = ()) -> Iterator[tuple[Trail, BaseModel, list[dict[str, list[str]]]]]:
    """Yield every condition below a value: where it stands, the entry it belongs to, and its clauses.

    Conditions are found by their type, so that no field can be forgotten.
    """
    for at, entry in walk_entries(value, trail):
        for field, _ in marked_fields(type(entry), ConditionMark):
            found = _conditions_of(getattr(entry, field.name), (*at, field.key))
            yield from ((where, entry, clauses) for where, clauses in found)


@cache
def place_kinds(model: type[BaseModel]) -> dict[str, str]:
    """Return the kind of place that each key leads to, over a whole front matter."""
    fields = (field for inner in models_in(model) for field in fields_of(inner))
    return {field.key: field.role.kind for field in fields if isinstance(field.role, Places)}


def models_in(model: type[BaseModel]) -> tuple[type[BaseModel], ...]:
    """Return a model and every block that it can hold."""
    found: dict[type[BaseModel], None] = {}
    waiting = [model]
    while waiting:
        here = waiting.pop(0)
        if here not in found:
            found[here] = None
            waiting += [inner for field in here.model_fields.values() for inner in models_of(field.annotation)]
    return tuple(found)


@cache
def _holding(model: type[BaseModel]) -> tuple[FieldRoles, ...]:
    return tuple(field for field in fields_of(model) if field.holds_entries)


def _children(value: Any, first: int = 0) -> Iterator[tuple[str | int, Any]]:
    if isinstance(value, BaseModel):
        for field in _holding(type(value)):
            yield field.key, getattr(value, field.name)
    elif isinstance(value, dict):
        yield from value.items()
    elif isinstance(value, list):
        yield from enumerate(value, first)


def _conditions_of(value: Any, trail: Trail) -> Iterator[tuple[Trail, list[dict[str, list[str]]]]]:
    """Yield the condition that a field holds, or each of those that it holds by name or in a list."""
    if isinstance(value, list) and all(isinstance(clause, dict) for clause in value):
        yield trail, value
    else:
        for step, child in _children(value):
            yield from _conditions_of(child, (*trail, step))


def models_of(annotation: Any) -> Iterator[type[BaseModel]]:
    """Yield the blocks that a type names."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from models_of(part)


def _marks_inside(annotation: Any) -> Iterator[Any]:
    """Yield the marks of what a field holds: those of a list's ids, and of a condition that may be left out."""
    yield from (mark for mark in getattr(annotation, "__metadata__", ()) if isinstance(mark, Names | ConditionMark))
    for part in get_args(annotation):
        if not (isinstance(part, type) and issubclass(part, BaseModel)):
            yield from _marks_inside(part)


@cache
def _in_reading_order(model: type[BaseModel]) -> tuple[FieldRoles, ...]:
    # Our reason for an addition comes last: the words it stands beside say more.
    return tuple(sorted(fields_of(model), key=lambda field: field.key == "reason"))


def _said(value: Any, trail: str, leave_out: Collection[str] = ()) -> Iterator[tuple[str | None, Any]]:
    """Yield each text below a value, and with the place where it stands whatever else it means."""
    if isinstance(value, str):
        yield None, value
    elif isinstance(value, BaseModel):
        for field in _in_reading_order(type(value)):
            given = getattr(value, field.name)
            if field.key not in leave_out and given != field.default:
                yield from _said_by(field, given, trail)
    else:
        for step, child in _children(value, first=1):
            yield from _said(child, f"{trail}{step} ")


def _said_by(field: FieldRoles, given: Any, trail: str) -> Iterator[tuple[str | None, Any]]:
    at, role = f"{trail}{field.key}", field.role
    if isinstance(role, Places) and role.order_is:
        yield role.order_is, list(given)
    if role == MEANING:
        # As JSON holds it, by the keys that authors write and without what they left out.
        yield at, AS_JSON.dump_python(given, mode="json", by_alias=True, exclude_defaults=True)
    elif role != HISTORY and not (isinstance(role, Places) and not role.also_here):
        yield from _said(given, f"{at} ")
