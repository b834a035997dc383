"""The schema as authors read it: every key of every block, with its type, default and meaning."""

from __future__ import annotations

import json
import types
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel
from pydantic.fields import FieldInfo
from pydantic.json_schema import GenerateJsonSchema
from pydantic_core import to_jsonable_python

from ..guide.front import CommonKeys
from ..guide.kind import Guide, Kind, Seen
from ..guide.loading import model_of
from ..guide.page import Looks
from ..reading.fields import Cite, Condition, Id, Link, WholeAddress
from ..reading.roles import Names, Printed, Role, models_in, models_of

NAMED_KINDS = {
    "id": Id,
    "source, as key or key:section": Cite,
    "condition": Condition,
    "file of a page, or address": Link,
    "address": WholeAddress,
}
ROLES = (Role, Names, Printed)
SIMPLE_WORDS = {str: "text", bool: "true or false", int: "whole number", date: "date, such as 2026-11-21"}


@dataclass(frozen=True)
class Key:
    """One key of a block."""

    name: str
    kind: str
    block: str | None
    """The block that describes its value, where the value is a mapping."""
    is_required: bool
    default: str
    meaning: str

    @property
    def stretches(self) -> tuple[tuple[str, bool], ...]:
        """Its meaning in stretches, each with whether it is code: what stands between backticks."""
        return tuple((words, place % 2 == 1) for place, words in enumerate(self.meaning.split("`")) if words)


@dataclass(frozen=True)
class Block:
    """A mapping that authors write."""

    id: str
    title: str
    meaning: str
    keys: tuple[Key, ...]


def schema_blocks(model: type[CommonKeys]) -> tuple[Block, ...]:
    """Return the front matter of a page, then every block that it can hold, outermost first."""
    return tuple(_block(inner) for inner in models_in(model))


def json_schema(model: type[CommonKeys]) -> str:
    """Return the JSON Schema of a page's front matter, as text."""
    return json.dumps(model.model_json_schema(schema_generator=_Schema), indent=1, ensure_ascii=False) + "\n"


class _Schema(GenerateJsonSchema):
    """With plain defaults, for each of which pydantic would make a reader of its own."""

    def encode_default(self, dft: Any) -> Any:
        return to_jsonable_python(dft)


def _block(model: type[BaseModel]) -> Block:
    # The hints keep what pydantic takes off the annotations, such as the pattern of an id.
    hints = get_type_hints(model, include_extras=True)
    keys = tuple(_key(field.alias or name, field, hints[name]) for name, field in model.model_fields.items())
    return Block(_block_id(model), _title(model), (model.__doc__ or "").strip(), keys)


def _key(name: str, field: FieldInfo, hint: Any) -> Key:
    inner = next(models_of(field.annotation), None)
    default = "" if field.is_required() else _default(field.default)
    block = _block_id(inner) if inner else None
    return Key(name, _kind(hint), block, field.is_required(), default, field.description or "")


def _default(value: Any) -> str:
    return {None: "", False: "false"}.get(value, str(value)) if not isinstance(value, list | dict | BaseModel) else ""


def _kind(annotation: Any) -> str:
    for words, named in NAMED_KINDS.items():
        if _without_roles(annotation) == named:
            return words
    if get_origin(annotation) is Annotated:
        return _kind(get_args(annotation)[0])
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return _title(annotation)
    return SIMPLE_WORDS.get(annotation) or _compound_kind(annotation)


def _compound_kind(annotation: Any) -> str:
    inner = [part for part in get_args(annotation) if part is not type(None)]
    origin = get_origin(annotation)
    if origin is Literal:
        return "one of: " + ", ".join(str(value) for value in inner)
    if origin is list:
        return f"list of {_kind(inner[0])}"
    if origin is dict:
        return f"{_kind(inner[1])}, each under its id"
    if origin in (Union, types.UnionType):
        return " or ".join(_kind(part) for part in inner)
    raise TypeError(f"The reference has no words for {annotation}")


def _without_roles(annotation: Any) -> Any:
    """Return a type as it was before the roles of its field were added."""
    if get_origin(annotation) is not Annotated:
        return annotation
    kept = [mark for mark in annotation.__metadata__ if not isinstance(mark, ROLES)]
    inner = annotation.__origin__
    return Annotated[inner, *kept] if kept else inner


def _title(model: type[BaseModel]) -> str:
    name = model.__name__.removesuffix("Entry")
    words = "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in name)
    return words.strip()


def _block_id(model: type[BaseModel]) -> str:
    return _title(model).replace(" ", "-")


def _view(seen: Seen) -> tuple[Block, ...] | None:
    return schema_blocks(model_of(seen.guide.kinds)) if seen.page.front.serves == "reference" else None


def _data(guide: Guide) -> Iterator[tuple[str, str]]:
    page = guide.catalogue.serving("reference")
    if page:
        yield f"{page.address}page.schema.json", json_schema(model_of(guide.kinds))


KEY_REFERENCE: Kind[Any] = Kind("reference", is_part=True, looks=Looks("reference"), data=_data, view=_view)
