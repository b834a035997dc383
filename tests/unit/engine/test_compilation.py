"""From the `decision:` block to the tool, and to the data that the browser reads."""

from __future__ import annotations

import json
from typing import Any

import pytest

from practice_guide.engine.compilation import compile_tool, tool_data
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
