from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from practice_guide.engine.agreed_logic import is_agreed, logic_code
from practice_guide.engine.declaration import Decision

TOOL: dict[str, Any] = {
    "id": "go-or-call",
    "asks": "Go or call?",
    "outcomes": {
        "go": {"title": "Go", "first": "Set a date."},
        "call": {"title": "You could call", "first": "Plan the call.", "clears": {"needs": ["danger"]}},
    },
    "questions": {
        "danger": {
            "ask": "Is anyone in danger?",
            "answers": {"yes": {"say": "Yes", "raises": "go", "because": "It is."}, "no": {"say": "No"}},
        },
        "late": {"ask": "Is it late?", "answers": {"yes": {"say": "Yes"}, "no": {"say": "No"}}},
    },
    "rules": [{"id": "late", "when": {"danger": ["no"], "late": ["yes"]}, "raises": "go", "because": "It is late."}],
}


def with_value(data: Any, trail: tuple[str | int, ...], value: object) -> Any:
    """Return the same data with one value put in its place."""
    step, *rest = trail
    inner = with_value(data.get(step) if isinstance(data, dict) else data[step], tuple(rest), value) if rest else value
    if isinstance(data, list):
        return [inner if place == step else entry for place, entry in enumerate(data)]
    return {**data, step: inner}


def code(data: Mapping[str, Any]) -> str:
    return logic_code(Decision.model_validate(data))


@pytest.mark.parametrize(
    ("trail", "value"),
    [
        (("id",), "other"),
        (("outcomes",), dict(reversed(TOOL["outcomes"].items()))),
        (("outcomes", "go", "title"), "Go now"),
        (("outcomes", "call", "clears", "needs"), ["late"]),
        (("questions",), dict(reversed(TOOL["questions"].items()))),
        (("questions", "danger", "ask"), "Is a child in danger?"),
        (("questions", "danger", "choose"), "any"),
        (("questions", "late", "asked_when"), {"danger": ["no"]}),
        (("questions", "danger", "answers", "no", "say"), "None"),
        (("questions", "danger", "answers", "yes", "because"), "Someone is."),
        (("questions", "danger", "answers", "no", "raises"), "go"),
        (("questions", "danger", "answers", "no", "ends"), True),
        (("questions", "danger", "answers", "no", "unknown"), True),
        (("questions", "danger", "answers", "no", "alone"), True),
        (("rules", 0, "when"), {"danger": ["no"]}),
        (("rules", 0, "because"), "It is."),
        (("rules",), []),
    ],
)
def test_whatever_decides_a_result_changes_the_code(trail: tuple[str | int, ...], value: object) -> None:
    assert code(with_value(TOOL, trail, value)) != code(TOOL)


@pytest.mark.parametrize(
    ("trail", "value"),
    [
        (("asks",), "Call or go?"),
        (("signed_off",), {"role": "A manager", "on": "2026-11-21", "logic": "CDF4-7KMR"}),
        (("outcomes", "go", "first"), "Choose a date."),
        (("outcomes", "go", "next"), ["Ring them."]),
        (("questions", "danger", "help"), "Anyone at all."),
        (("questions", "danger", "answers", "yes", "cite"), ["guide-2020"]),
        (("rules", 0, "when"), {"late": ["yes"], "danger": ["no"]}),
    ],
)
def test_what_decides_nothing_leaves_the_code_as_it_is(trail: tuple[str | int, ...], value: object) -> None:
    assert code(with_value(TOOL, trail, value)) == code(TOOL)


def test_the_code_of_a_logic_never_changes_by_itself() -> None:
    """A manager agreed it: were it reckoned otherwise, every tool would need agreeing again."""
    assert code(TOOL) == "N42J-TYVJ"


def test_a_logic_is_agreed_until_it_changes() -> None:
    assert not is_agreed(Decision.model_validate(TOOL))
    agreed = TOOL | {"signed_off": {"role": "A manager", "on": "2026-11-21", "logic": code(TOOL)}}
    assert is_agreed(Decision.model_validate(agreed))
    assert not is_agreed(Decision.model_validate(with_value(agreed, ("outcomes", "go", "title"), "Go now")))
