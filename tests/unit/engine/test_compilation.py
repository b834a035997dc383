"""From the `decision:` block to the tool, the data that the browser reads, and the code of the agreed logic."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import pytest

from practice_guide.engine.compilation import compile_tool, is_agreed, logic_code, tool_data
from practice_guide.engine.declaration import Decision
from practice_guide.engine.faults import in_words
from practice_guide.engine.lines import prove_lines
from practice_guide.engine.proofs import prove
from practice_guide.engine.routes import Routes
from practice_guide.engine.tool import Answer, Clears, Question, Rule, Shown, freeze
from practice_guide.engine.walk import walk

from .decisions import make_decision


def test_the_logic_is_compiled_without_the_wording() -> None:
    tool = compile_tool(make_decision())
    assert (tool.id, tool.outcomes) == ("toy", ("stop", "ask", "go"))
    assert tool.clears == {"go": Clears(("rain",))}
    assert tool.rules == (Rule(0, ((("rain", ("yes",)), ("coat", ("none",))),), "stop", "wet"),)
    assert tool.questions[1] == Question(
        id="coat",
        answers=(
            Answer("none", alone=True),
            Answer(
                "long", raises="stop", ends=True, becomes="none", effects=frozenset({("reason", "stop", "It drags.")})
            ),
            Answer("no"),
        ),
        choose="any",
        rising=True,
        asked_when=((("rain", ("yes", "no")),),),
    )


def test_what_a_reader_sees_because_of_an_answer_is_kept_to_compare() -> None:
    yes, no, not_known = compile_tool(make_decision()).questions[0].answers
    assert yes.effects == {("consider", "stop", "Rain is wet.")}
    assert no.effects == {("notice", "Lucky you")}
    assert not_known.effects == {("reason", "ask", "Not knowing is not dry.")}


def test_items_with_a_condition_are_kept_with_their_outcome_or_answer() -> None:
    assert compile_tool(make_decision()).shown == (
        Shown(((("rain", ("yes",)),),), "stop"),
        Shown(((("rain", ("no",)),),), "ask"),
        Shown(((("coat", ("no",)), ("rain", ("no",))),)),
    )


def test_a_notice_whose_condition_reads_its_own_question_needs_its_own_answer() -> None:
    when = [{"rain": ["yes", "no"]}, {"rain": ["yes"]}]
    notices = [{"text": "Hm", "when": when}]
    tool = compile_tool(make_decision(("questions rain answers no notices", notices)))
    assert tool.shown[-1] == Shown(((("rain", ("no",)),),))


def test_the_data_for_the_browser_is_all_that_a_walk_needs() -> None:
    assert tool_data(make_decision()) == {
        "format": 2,
        "id": "toy",
        "scale": ["stop", "ask", "go"],
        "outcomes": {
            "stop": {"title": "Stop"},
            "ask": {"title": "Ask first"},
            "go": {"title": "You could go", "clears": {"needs": ["rain"]}},
        },
        "questions": [
            {
                "id": "rain",
                "ask": "Is it raining?",
                "choose": "one",
                "answers": [
                    {"id": "yes", "say": "Yes"},
                    {"id": "no", "say": "No"},
                    {
                        "id": "not-known",
                        "say": "I do not know",
                        "raises": "ask",
                        "unknown": True,
                    },
                ],
            },
            {
                "id": "coat",
                "ask": "Which coats do you have?",
                "choose": "any",
                "order": "rising",
                "asked_when": [{"rain": ["yes", "no"]}],
                "answers": [
                    {"id": "none", "say": "None", "alone": True},
                    {"id": "long", "say": "A long one", "raises": "stop", "ends": True, "becomes": "none"},
                    {"id": "no", "say": "I will not say"},
                ],
            },
        ],
        "rules": [{"id": "wet", "when": [{"rain": ["yes"], "coat": ["none"]}], "raises": "stop"}],
    }


WORDINGS = [{"text": "Which coat keeps you dry?", "when": {"rain": ["yes"]}}, {"text": "Which coat?"}]


def test_a_question_may_be_worded_by_the_answers_before_it() -> None:
    decision = make_decision(("questions coat ask", WORDINGS))
    question = decision.questions["coat"]
    assert question.wording({"rain": ["yes"]}) == "Which coat keeps you dry?"
    assert [question.wording(), question.wording({"rain": ["no"]})] == ["Which coat?", "Which coat?"]
    data = tool_data(decision)["questions"][1]
    assert (data["ask"], data["asks"]) == (
        "Which coat?",
        [{"when": [{"rain": ["yes"]}], "text": "Which coat keeps you dry?"}],
    )
    assert in_words(decision, (("rain", ("yes",)), ("coat", ("none",)))).endswith(
        '"Which coat keeps you dry?" → "None"'
    )


def test_a_wording_that_is_never_used_is_reported() -> None:
    def paths(*when: dict[str, list[str]]) -> list[Any]:
        lines = [{"text": "Which?", "when": condition} for condition in when]
        tool = compile_tool(make_decision(("questions coat ask", [*lines, {"text": "Which coat?"}])))
        return [fault.path for fault in prove_lines(Routes(tool)) if fault.path[:3] == ("questions", "coat", "ask")]

    assert paths({"rain": ["yes"]}, {"rain": ["no"]}) == []
    # The question is not asked where the first would be used, and the second comes below one that always holds first.
    assert paths({"rain": ["not-known"]}) == [("questions", "coat", "ask", 0, "when")]
    assert paths({"rain": ["yes"]}, {"rain": ["yes"]}) == [("questions", "coat", "ask", 1, "when")]


def test_the_data_is_json_and_says_when_an_outcome_clears() -> None:
    data = tool_data(make_decision(("outcomes go clears when", {"rain": ["no"]})))
    assert json.loads(json.dumps(data))["outcomes"]["go"]["clears"] == {"needs": ["rain"], "when": [{"rain": ["no"]}]}


def test_a_compiled_tool_can_be_walked_and_proved() -> None:
    tool = compile_tool(make_decision())
    assert walk(tool, {"rain": ["yes"], "coat": ["none"]}).result == "stop"
    proof = prove(tool)
    assert (proof.routes, proof.by_outcome) == (9, {"stop": 5, "ask": 1, "go": 3})


def test_no_condition_stays_no_condition() -> None:
    assert freeze(None) is None


@pytest.mark.parametrize("field", ["says", "next", "decides", "record", "checklists", "notices"])
def test_whatever_an_outcome_shows_on_a_condition_is_proved_with_it(field: str) -> None:
    entry = {"id": "coats"} if field == "checklists" else {"text": "Hm"}
    given = (f"outcomes go {field}", [{**entry, "when": {"coat": ["none"]}}])
    assert Shown(((("coat", ("none",)),),), "go") in compile_tool(make_decision(given)).shown


@pytest.mark.parametrize("field", ["notices", "manager_decides"])
def test_whatever_a_tool_shows_on_a_condition_is_proved_with_every_outcome(field: str) -> None:
    given = (field, [{"text": "Hm", "when": {"coat": ["none"]}}])
    assert Shown(((("coat", ("none",)),),)) in compile_tool(make_decision(given)).shown


def test_conditions_of_the_logic_itself_are_not_taken_for_things_shown() -> None:
    clearing = ("outcomes go clears when", {"rain": ["no"]})
    assert compile_tool(make_decision(clearing)).shown == compile_tool(make_decision()).shown


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
