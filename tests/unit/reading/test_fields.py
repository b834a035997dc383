from datetime import date
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from practice_guide.reading.fields import Cite, Condition, Day, Id, Item, ItemEntry, Link, Text, WholeAddress


def read(kind: Any, value: Any) -> Any:
    return TypeAdapter(kind).validate_python(value)


def is_refused(kind: Any, value: Any) -> bool:
    try:
        read(kind, value)
    except ValidationError:
        return True
    return False


@pytest.mark.parametrize("value", ["chat", "section-47", "47-section", "21-or-over", "2a", "a", "a" * 60])
def test_an_id_is_lower_case_words_with_hyphens(value: str) -> None:
    assert read(Id, value) == value


@pytest.mark.parametrize(
    "value", ["Chat", "47", "-a", "47-", "two words", "a_b", "", "é", "a" * 61, "chat\n", 47, True]
)
def test_anything_else_is_no_id(value: Any) -> None:
    assert is_refused(Id, value)


@pytest.mark.parametrize("value", ["own", "guide-2020", "guide-2020:platform"])
def test_a_cite_is_a_key_or_a_key_and_a_section(value: str) -> None:
    assert read(Cite, value) == value


@pytest.mark.parametrize("value", ["guide 2020", "guide:", ":platform", "guide:a:b", "Guide:platform", "guide: a"])
def test_anything_else_is_no_cite(value: str) -> None:
    assert is_refused(Cite, value)


@pytest.mark.parametrize(
    "value", ["guide/calls.md", "index.md#who", "decisions/x.md#outcome.go", "https://a.uk/x?y=1#z"]
)
def test_a_link_is_a_page_of_ours_or_an_address(value: str) -> None:
    assert read(Link, value) == value


@pytest.mark.parametrize(
    "value",
    [
        "javascript:alert(1)",
        "javascript://x/%0Aalert(1)",
        "JAVASCRIPT:x.md",
        "data:text/html,x",
        "//a.uk/x",
        "/guide/calls.md",
        "../guide/calls.md",
        "guide/calls",
        "guide/calls.md#",
        "https:///",
        "https://a b",
    ],
)
def test_anything_a_browser_might_run_or_guess_at_is_no_link(value: str) -> None:
    assert is_refused(Link, value)


def test_the_address_of_a_source_is_whole() -> None:
    assert read(WholeAddress, "https://a.uk/x") == "https://a.uk/x"
    assert is_refused(WholeAddress, "guide/calls.md")


def test_a_text_loses_the_space_around_it() -> None:
    assert read(Text, "  Ask who. \n") == "Ask who."


@pytest.mark.parametrize("value", ["", "   ", "x" * 601, 5, True, None, ["a"]])
def test_a_text_is_neither_empty_nor_too_long_nor_anything_else(value: Any) -> None:
    assert is_refused(Text, value)


def test_a_day_is_written_as_year_month_and_day() -> None:
    assert read(Day, "2026-11-21") == date(2026, 11, 21)


@pytest.mark.parametrize("value", ["2026-11-31", "21 November 2026", "2026-1-2", "2026-11-21 10:00", 20261121])
def test_anything_else_is_no_day(value: Any) -> None:
    assert is_refused(Day, value)


def test_a_condition_may_be_one_clause_or_several() -> None:
    assert read(Condition, {"danger": ["yes"]}) == [{"danger": ["yes"]}]
    assert read(Condition, [{"danger": ["yes"]}, {"a": ["b", "c"], "d": ["e"]}]) == [
        {"danger": ["yes"]},
        {"a": ["b", "c"], "d": ["e"]},
    ]


@pytest.mark.parametrize("value", [[], "danger", {"danger": []}, {"danger": 5}, {"Danger": ["yes"]}, [["danger"]]])
def test_a_condition_names_questions_each_with_answers(value: Any) -> None:
    assert is_refused(Condition, value)


def test_one_answer_may_be_written_without_a_list() -> None:
    assert read(Condition, {"danger": "yes", "rain": ["no"]}) == [{"danger": ["yes"], "rain": ["no"]}]


def test_an_item_may_be_plain_words() -> None:
    assert read(Item, "Ask.") == ItemEntry(text="Ask.")
    assert read(Item, {"text": "Ask.", "cite": ["own"], "reason": "It helps."}).reason == "It helps."


def test_an_entry_takes_no_unknown_key_and_cannot_be_changed() -> None:
    assert is_refused(ItemEntry, {"text": "Ask.", "html": "x"})
    with pytest.raises(ValidationError):
        ItemEntry(text="Ask.").text = "Tell."


@pytest.mark.parametrize("sign", ["\0", "\x1b", "\x85", "\u202a", "\u202e", "\u2069", "\u2028", "\ud800", "\uffff"])
def test_a_text_holds_no_character_that_cannot_be_shown(sign: str) -> None:
    assert is_refused(Text, f"Ask {sign} who.")
    assert is_refused(Link, f"https://a.uk/{sign}")
    assert is_refused(WholeAddress, f"https://a.uk/{sign}")


@pytest.mark.parametrize("value", ["\u200b", "\u2060 \u00ad", "\ufeff", "\u3164", "\u2800", "\u0301", "\U000e0041"])
def test_a_text_with_nothing_to_see_is_refused(value: str) -> None:
    assert is_refused(Text, value)


@pytest.mark.parametrize("value", ["Zoë", "مرحبا", "नमस्ते", "👩\u200d👧", "…", "1", "One\ntwo\tthree"])
def test_words_and_signs_of_any_script_are_text(value: str) -> None:
    assert read(Text, value) == value
