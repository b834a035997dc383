import json
from typing import Any

import pytest

from practice_guide.guide.loading import model_of
from practice_guide.kinds.all_kinds import KINDS
from practice_guide.kinds.key_reference import Block, Key, json_schema, schema_blocks

MODEL = model_of(KINDS)


def block(name: str) -> Block:
    return next(found for found in schema_blocks(MODEL) if found.id == name)


def key(block_name: str, name: str) -> Key:
    return next(found for found in block(block_name).keys if found.name == name)


def test_the_front_matter_of_a_page_comes_first_then_every_block_once() -> None:
    ids = [found.id for found in schema_blocks(MODEL)]
    assert ids[0] == "page-front-matter"
    assert len(ids) == len(set(ids))
    assert {"home", "decision", "question", "answer", "outcome", "checklist", "source", "scenario"} < set(ids)


def test_every_key_says_what_it_means_and_every_block_what_it_is() -> None:
    silent = [f"{found.id}.{entry.name}" for found in schema_blocks(MODEL) for entry in found.keys if not entry.meaning]
    assert silent == []
    assert [found.id for found in schema_blocks(MODEL) if not found.meaning] == []


def test_a_key_leads_to_the_block_that_describes_its_value() -> None:
    ids = {found.id for found in schema_blocks(MODEL)}
    links = {entry.block for found in schema_blocks(MODEL) for entry in found.keys if entry.block}
    assert links <= ids


@pytest.mark.parametrize(
    ("block_name", "name", "kind"),
    [
        ("page-front-matter", "title", "text"),
        ("page-front-matter", "reviewed", "date, such as 2026-11-21"),
        ("page-front-matter", "tools", "list of id"),
        ("page-front-matter", "take_away", "list of item"),
        ("page-front-matter", "home", "home"),
        ("item", "cite", "list of source, as key or key:section"),
        ("item", "when", "condition"),
        ("item", "link", "file of a page, or address"),
        ("source", "link", "address"),
        ("question", "answers", "answer, each under its id"),
        ("question", "choose", "one of: one, any"),
        ("answer", "ends", "true or false"),
        ("hand-field", "lines", "whole number"),
    ],
)
def test_a_type_is_said_in_an_authors_words(block_name: str, name: str, kind: str) -> None:
    assert key(block_name, name).kind == kind


def test_a_key_that_needs_a_value_has_no_default() -> None:
    assert key("decision", "asks") == Key(
        "asks", "text", None, True, "", "The whole tool as one question, for cards and the home page."
    )


@pytest.mark.parametrize(("name", "default"), [("choose", "one"), ("order", ""), ("differs", ""), ("help", "")])
def test_a_default_is_shown_where_there_is_one_to_know(name: str, default: str) -> None:
    assert (key("question", name).is_required, key("question", name).default) == (False, default)


def test_keys_are_named_as_authors_write_them() -> None:
    names = [entry.name for entry in block("checklist").keys]
    assert "for" in names
    assert "for_" not in names


def test_the_json_schema_names_the_same_keys_and_refuses_others() -> None:
    schema: dict[str, Any] = json.loads(json_schema(MODEL))
    assert list(schema["properties"]) == [entry.name for entry in block("page-front-matter").keys]
    assert schema["additionalProperties"] is False
    assert schema["required"] == ["title", "summary", "reviewed", "review_by"]
    assert all(part.get("additionalProperties") is False for part in schema["$defs"].values() if "properties" in part)


def test_the_json_schema_is_the_same_every_time() -> None:
    assert json_schema(MODEL) == json_schema(MODEL)
    assert json_schema(MODEL).endswith("}\n")


def test_every_field_of_the_schema_is_in_the_reference() -> None:
    assert [entry.name for entry in block("page-front-matter").keys] == list(MODEL.model_fields)


def test_what_stands_between_backticks_is_shown_as_code() -> None:
    told = Key("of", "text", None, False, "", "`current`; `historic`: an old example.")
    assert told.stretches == (("current", True), ("; ", False), ("historic", True), (": an old example.", False))
