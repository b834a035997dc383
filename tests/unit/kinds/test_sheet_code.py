"""The code of a sheet changes with its wording, order and marks, and with nothing else."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from practice_guide.kinds.checklist import Checklist, sheet_code
from practice_guide.kinds.family import family_code

WORDS = st.text("abcdefghij ,.", min_size=1, max_size=30).filter(str.strip)
LIST: dict[str, Any] = {
    "id": "toy",
    "for": "Anyone.",
    "moment": "before",
    "tool": "visit-mode",
    "groups": [
        {
            "id": "first",
            "title": "First",
            "items": [
                {"id": "a", "do": "Do this.", "why": "Because.", "cite": ["one:x", "two"], "critical": True},
                {"id": "b", "do": "Do that.", "when": {"q": ["y"]}, "when_words": "If so", "cite": ["two"]},
            ],
        },
        {
            "id": "second",
            "title": "Second",
            "items": [{"id": "c", "do": "Say it.", "ask_aloud": "Hi?", "cite": ["two"]}],
        },
    ],
    "fields": [{"id": "f", "label": "Date"}],
}
Path = tuple[str | int, ...]
WORDING: list[Path] = [
    ("for",),
    ("groups", 0, "title"),
    ("groups", 0, "items", 0, "do"),
    ("groups", 0, "items", 0, "why"),
    ("groups", 0, "items", 1, "when_words"),
    ("groups", 1, "items", 0, "ask_aloud"),
    ("fields", 0, "label"),
]


def code(block: dict[str, Any], title: str = "Toy list") -> str:
    return sheet_code(title, Checklist.model_validate(block))


def at(block: Any, path: Path) -> Any:
    for step in path:
        block = block[step]
    return block


def changed(path: Path, value: object) -> dict[str, Any]:
    block = copy.deepcopy(LIST)
    at(block, path[:-1])[path[-1]] = value
    return block


def with_items(items: list[dict[str, Any]]) -> dict[str, Any]:
    """Write a list of one group."""
    return {**LIST, "groups": [{"id": "only", "title": "Only", "items": items}]}


def reversed_keys(value: Any) -> Any:
    """Write every mapping with its keys the other way round."""
    if isinstance(value, dict):
        return {key: reversed_keys(value[key]) for key in reversed(value)}
    return [reversed_keys(entry) for entry in value] if isinstance(value, list) else value


@given(st.sampled_from(WORDING), WORDS)
def test_any_change_of_wording_changes_the_code(path: Path, words: str) -> None:
    is_same = words.strip() == at(LIST, path)
    assert (code(changed(path, words)) == code(LIST)) == is_same


@given(WORDS)
def test_another_title_changes_the_code(words: str) -> None:
    assert (code(LIST, words) == code(LIST)) == (words == "Toy list")


@pytest.mark.parametrize("path", [("groups",), ("groups", 0, "items")])
def test_another_order_changes_the_code(path: Path) -> None:
    assert code(changed(path, at(LIST, path)[::-1])) != code(LIST)


@given(st.permutations(range(9)), st.permutations(range(9)))
def test_two_orders_have_one_code_only_when_they_are_the_same(one: list[int], other: list[int]) -> None:
    codes = [code(with_items([{"id": f"i{n}", "do": f"Do {n}."} for n in order])) for order in (one, other)]
    assert (codes[0] == codes[1]) == (one == other)


MARKS = st.lists(st.tuples(st.booleans(), st.lists(st.sampled_from(["one", "two", "three"]), unique=True)), min_size=3)


@given(MARKS, MARKS)
def test_two_lists_of_marks_have_one_code_only_when_they_are_the_same(one: list[Any], other: list[Any]) -> None:
    one, other = one[:3], other[:3]
    codes = [
        code(
            with_items(
                [
                    {"id": f"i{n}", "do": "Do this.", "critical": critical, "cite": cite}
                    for n, (critical, cite) in marked
                ]
            )
        )
        for marked in (list(enumerate(one)), list(enumerate(other)))
    ]
    assert (codes[0] == codes[1]) == (one == other)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("groups", 0, "items", 0, "critical"), False),
        (("groups", 0, "items", 1, "critical"), True),
        (("groups", 0, "items", 0, "cite"), ["one:x"]),
        (("groups", 0, "items", 0, "cite"), ["two", "one:x"]),
        (("fields", 0, "lines"), 3),
        (("groups", 0, "items", 0, "why"), None),
    ],
)
def test_another_mark_changes_the_code(path: Path, value: object) -> None:
    assert code(changed(path, value)) != code(LIST)


def test_words_cannot_move_from_one_place_to_another_unseen() -> None:
    block = changed(("groups", 0, "items", 0, "why"), None)
    at(block, ("groups", 0, "items", 0))["ask_aloud"] = "Because."
    assert code(block) != code(LIST)


@pytest.mark.parametrize(
    "change",
    [
        reversed_keys,
        lambda block: {**block, "moment": "after", "roles": ["chair"], "needs": ["interpreter"]},
        lambda _: changed(("groups", 0, "items", 1, "when"), {"q": ["z"]}),
        lambda _: changed(("groups", 0, "items", 0, "id"), "renamed"),
        lambda _: changed(("groups", 0, "items", 0, "cite"), ["one:another-section", "two"]),
    ],
    ids=["order of keys", "where it is listed", "condition", "id", "section of a source"],
)
def test_what_no_sheet_shows_leaves_the_code(change: Callable[[dict[str, Any]], dict[str, Any]]) -> None:
    assert code(change(copy.deepcopy(LIST))) == code(LIST)


FAMILY: dict[str, Any] = {
    "title": "What we do",
    "opening": "This is for you.",
    "ending": "Ask us.",
    "mirrors": {
        "a": {"say": "We do this.", "heading": "First"},
        "b": {"left_out": "It is our own work."},
        "c": {"say": "We say it.", "seen": "CCCC-CCCC"},
    },
}


def code_for_family(path: Path = (), value: object = None, block: dict[str, Any] | None = None) -> str:
    family = copy.deepcopy(FAMILY)
    if path:
        at(family, path[:-1])[path[-1]] = value
    return family_code(Checklist.model_validate({**(block or LIST), "family": family}))


@pytest.mark.parametrize(
    "path", [("title",), ("opening",), ("ending",), ("mirrors", "a", "say"), ("mirrors", "a", "heading")]
)
def test_any_other_word_changes_the_code_of_a_family_sheet(path: Path) -> None:
    assert code_for_family(path, "Other words.") != code_for_family()


def test_another_order_of_the_list_changes_the_code_of_a_family_sheet() -> None:
    block = changed(("groups",), LIST["groups"][::-1])
    assert code_for_family(block=block) != code_for_family()


@pytest.mark.parametrize("path", [("mirrors", "b", "left_out"), ("mirrors", "c", "seen")])
def test_what_only_authors_read_leaves_the_code_of_a_family_sheet(path: Path) -> None:
    assert code_for_family(path, "Other words.") == code_for_family()


def test_other_words_for_the_worker_leave_the_code_of_a_family_sheet() -> None:
    block = changed(("groups", 0, "items", 0, "do"), "Do it now.")
    assert code_for_family(block=block) == code_for_family()


def test_a_family_sheet_leaves_the_code_of_its_list() -> None:
    assert code({**LIST, "family": FAMILY}) == code(LIST)
