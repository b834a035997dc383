"""What fields say of themselves, and all that is read from it."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, Field

from practice_guide.guide.loading import model_of
from practice_guide.kinds.all_kinds import KINDS
from practice_guide.kinds.checklist import Checklist
from practice_guide.reading.fields import Condition, Day, Entry, Id, ItemEntry, Sourced, Text
from practice_guide.reading.roles import (
    HISTORY,
    MEANING,
    WORDS,
    Names,
    Places,
    Printed,
    conditions_in,
    fields_of,
    main_words,
    models_in,
    names_in,
    parts_of,
    place_kinds,
    places_in,
    printed_by_name,
    printed_of,
    walk_entries,
)


def test_every_entry_is_visited_outermost_first_with_its_trail() -> None:
    item = {"id": "read", "do": "Read.", "when": {"danger": ["yes"]}}
    groups = [{"id": "first", "title": "First", "items": [item]}]
    sheet = Checklist.model_validate({"id": "x", "for": "All", "moment": "before", "groups": groups})
    assert [(trail, type(entry).__name__) for trail, entry in walk_entries(sheet)] == [
        ((), "Checklist"),
        (("groups", 0), "ChecklistGroup"),
        (("groups", 0, "items", 0), "ChecklistItem"),
    ]


def test_a_trail_names_keys_as_authors_write_them() -> None:
    # `for` is a word of Python, so the attribute has another name.
    value = {"for": [ItemEntry(text="Ask.")]}
    assert [trail for trail, _ in walk_entries(value, ("checklist",))] == [("checklist", "for", 0)]


def test_plain_values_hold_no_entries() -> None:
    assert list(walk_entries([1, "two", {"three": None}])) == []


class Silent(Entry):
    """A block with a field that does not say what it is."""

    said: Annotated[Text, WORDS] = Field(description="Words.")
    silent: Text = Field(description="Says nothing of itself.")
    hidden: Annotated[Text, MEANING] | None = Field(default=None, description="Its mark is not the outermost.")


def fields_without_role(*models: type[BaseModel]) -> list[str]:
    """Return every field that holds no block and has no role."""
    return [
        f"{model.__name__}.{field.name}"
        for model in models
        for field in fields_of(model)
        if field.role is None and not field.holds_entries
    ]


def test_every_field_of_front_matter_says_what_it_is() -> None:
    assert fields_without_role(*models_in(model_of(KINDS))) == []


def test_a_field_that_says_nothing_is_named_also_where_its_mark_is_not_the_outermost() -> None:
    assert fields_without_role(Silent) == ["Silent.silent", "Silent.hidden"]


class Toy(Sourced):
    """A block with one field of each sort."""

    id: Annotated[Id, MEANING] = Field(description="An id.")
    plays: Annotated[Text, WORDS, Printed(1)] = Field(description="Words.")
    name: Annotated[Text, WORDS, Printed(0, name="title", as_=str.upper)] = Field(description="More words.")
    seen: Annotated[Day | None, HISTORY] = Field(default=None, description="History.")
    size: Annotated[int, MEANING] = Field(default=1, description="A number.")
    parts: Annotated[dict[Id, ItemEntry], Places("part", order_is="parts in order")] = Field(
        default={}, description="Parts."
    )
    given: Annotated[Condition | None, MEANING] = Field(default=None, description="A condition.")
    like: Annotated[list[Annotated[Id, Names("toy")]], MEANING] = Field(default=[], description="Ids.")


def toy(**more: Any) -> Toy:
    return Toy.model_validate({"id": "ball", "plays": "Roll it.", "name": "Ball", **more})


def test_words_and_meaning_are_parted_and_history_and_defaults_say_nothing() -> None:
    given = toy(seen="2026-11-21", size=2, cite=["own"], reason="It is fun.", given={"who": ["us"]})
    assert parts_of(given) == (
        ("Roll it.", "Ball", "It is fun."),
        {"cite": ["own"], "id": "ball", "size": 2, "given": [{"who": ["us"]}]},
    )
    assert parts_of(toy(), frozenset({"id"})) == (("Roll it.", "Ball"), {})


def test_entries_with_places_of_their_own_leave_only_their_order() -> None:
    assert parts_of(toy(parts={"wheel": {"text": "A wheel."}})) == (
        ("Roll it.", "Ball"),
        {"id": "ball", "parts in order": ["wheel"]},
    )


def test_places_are_found_by_the_role_of_the_field_that_holds_them() -> None:
    assert [*places_in(toy(parts={"wheel": {"text": "A wheel."}, "axle": {"text": "An axle."}}))] == [
        ("wheel", ("parts", "wheel")),
        ("axle", ("parts", "axle")),
    ]


def test_the_first_words_stand_for_an_entry_unless_others_say_that_they_do() -> None:
    assert main_words(toy(cite=["own"], reason="It is fun.")) == "Roll it."


def test_a_sheet_prints_what_is_marked_in_the_order_of_the_marks() -> None:
    assert printed_by_name(toy()) == {"title": "BALL", "plays": "Roll it."}
    assert printed_of(toy(), leave_out=("name",)) == ["Roll it."]


def test_ids_that_are_named_are_found_with_their_place() -> None:
    assert [*names_in(toy(like=["hoop", "doll"], cite=["law:part"]))] == [
        ("source", ("cite", 0), "law:part"),
        ("toy", ("like", 0), "hoop"),
        ("toy", ("like", 1), "doll"),
    ]


def test_conditions_are_found_in_whatever_field_they_stand() -> None:
    given = toy(given={"who": ["us"]}, parts={"wheel": {"text": "A wheel.", "when": {"who": ["them"]}}})
    assert [(trail, clauses) for trail, _, clauses in conditions_in(given)] == [
        (("given",), [{"who": ["us"]}]),
        (("parts", "wheel", "when"), [{"who": ["them"]}]),
    ]


class Rack(Entry):
    """A block with several conditions in one field."""

    offered: Annotated[dict[Id, Condition], MEANING] = Field(description="When each is offered.")


def test_several_conditions_in_one_field_are_each_found() -> None:
    rack = Rack.model_validate({"offered": {"hat": {"who": ["us"]}, "coat": [{"who": ["us"]}, {"who": ["them"]}]}})
    assert [(trail, clauses) for trail, _, clauses in conditions_in(rack)] == [
        (("offered", "hat"), [{"who": ["us"]}]),
        (("offered", "coat"), [{"who": ["us"]}, {"who": ["them"]}]),
    ]


def test_the_key_of_a_place_says_what_kind_of_place_it_leads_to() -> None:
    assert place_kinds(Toy) == {"parts": "part"}
