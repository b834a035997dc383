"""What a result says, line by line, and what would change it, rule by rule of the contract."""

from __future__ import annotations

import random
from typing import Any

import pytest

from practice_guide.engine.compilation import compile_tool
from practice_guide.engine.result import Change, find_change, questions_behind, reason_words, result_lines
from practice_guide.engine.tool import Tool
from practice_guide.engine.walk import walk

from .decisions import make_decision
from .toys import make_tool, read_answers

WET = {"rain": ["yes"], "coat": ["none"]}


def lines(answers: dict[str, list[str]], *changes: tuple[str, Any]) -> list[str]:
    """List what the result of the small tool says for these answers."""
    decision = make_decision(*changes)
    tool = compile_tool(decision)
    return [*result_lines(decision, tool, walk(tool, answers), lambda sort, name: f"{sort}: {name}")]


def test_a_result_says_its_title_first_line_steps_reasons_and_thoughts() -> None:
    assert lines(WET) == ["Stop", "Stop here", "Ring", "You would get wet.", "Rain is wet."]


def test_what_has_a_condition_is_said_only_where_it_holds() -> None:
    assert lines({"rain": ["no"], "coat": ["no"]}) == ["You could go", "Go", "Take a hat", "Lucky you"]
    assert lines({"rain": ["no"], "coat": ["none"]}) == ["You could go", "Go", "Lucky you"]
    assert lines({"rain": ["not-known"]}) == ["Ask first", "Ask", "Not knowing is not dry."]


def test_the_first_line_that_holds_is_the_only_one_said() -> None:
    first = [{"text": "Run", "when": {"rain": ["yes"]}}, {"text": "Stop here"}]
    assert lines(WET, ("outcomes stop first", first))[:2] == ["Stop", "Run"]


def test_what_would_change_it_and_the_result_that_this_leads_to_are_said() -> None:
    assert lines({"rain": ["no"], "coat": ["long"]})[-2:] == ["Hang it up", "You could go"]


def test_a_set_of_links_is_said_with_each_outcome_that_names_it() -> None:
    changes = (("links", {"help": ["Ring us"]}), ("outcomes stop links", ["help"]), ("outcomes go links", ["help"]))
    assert "Ring us" in lines(WET, *changes)
    assert "Ring us" in lines({"rain": ["no"], "coat": ["none"]}, *changes)
    assert "Ring us" not in lines({"rain": ["not-known"]}, *changes)


def test_general_thoughts_are_left_out_where_the_result_is_past_them_all() -> None:
    thoughts = [{"towards": "ask", "text": "Ask anyway."}]
    with_thoughts = (("considerations", thoughts), ("questions rain answers yes consider towards", "ask"))
    assert "Ask anyway." not in lines(WET, *with_thoughts)
    assert "Ask anyway." in lines({"rain": ["not-known"]}, *with_thoughts)


def test_lists_and_differences_are_said_by_their_titles_where_they_belong() -> None:
    changes = (("outcomes stop checklists", ["coats"]), ("questions coat differs", ["hats"]))
    assert [line for line in lines(WET, *changes) if ":" in line] == ["checklist: coats", "difference: hats"]
    assert "difference: hats" not in lines({"rain": ["not-known"]}, *changes)


def test_the_questions_behind_a_result_are_those_that_gave_a_reason_or_met_a_rule() -> None:
    decision = make_decision()
    tool = compile_tool(decision)
    assert questions_behind(tool, walk(tool, {"rain": ["no"], "coat": ["long"]})) == ("coat",)
    assert questions_behind(tool, walk(tool, WET)) == ("rain", "coat")
    assert questions_behind(tool, walk(tool, {"rain": ["no"], "coat": ["no"]})) == ("rain", "coat")


def test_a_reason_is_told_in_the_words_of_its_answer_or_rule() -> None:
    decision = make_decision()
    tool = compile_tool(decision)
    reasons = [*walk(tool, WET).raised, *walk(tool, {"rain": ["not-known"]}).raised]
    assert [reason_words(decision, reason) for reason in reasons] == ["You would get wet.", "Not knowing is not dry."]


def change_of(tool: Tool, answers: str) -> Change | None:
    """Give what would change the result of these answers."""
    route = walk(tool, read_answers(answers))
    outcome = route.result or route.leading
    assert outcome is not None
    assert route.dropped == ()
    return find_change(tool, dict(route.answers), outcome)


LOCK = {"a": "stop becomes:b", "b": ""}
KEY = {"c": "ask becomes:d", "d": ""}


def test_a_change_names_the_action_and_the_result_that_it_leads_to() -> None:
    assert change_of(make_tool({"one": LOCK}), "one=a") == Change((("one", "a"),), "go", 0)


def test_nothing_is_listed_where_something_else_raises_the_same() -> None:
    assert change_of(make_tool({"one": LOCK, "two": {"c": "stop", "d": ""}}), "one=a; two=c") is None


def test_nothing_is_listed_where_the_result_could_not_be_less_protective() -> None:
    assert change_of(make_tool({"one": {"a": "becomes:b", "b": ""}}), "one=a") is None


def test_all_that_leads_to_the_least_protective_result_is_listed_together_and_no_stop_on_the_way() -> None:
    tool = make_tool({"one": LOCK, "two": KEY})
    assert change_of(tool, "one=a; two=c") == Change((("one", "a"), ("two", "c")), "go", 0)
    # What would change nothing more is left out.
    assert change_of(tool, "one=a; two=d") == Change((("one", "a"),), "go", 0)


def test_the_least_protective_result_that_can_be_reached_is_named_where_something_else_stays() -> None:
    tool = make_tool({"one": LOCK, "two": {"c": "ask", "d": ""}, "three": KEY})
    assert change_of(tool, "one=a; two=c; three=c") == Change((("one", "a"),), "ask", 0)


def test_the_earliest_asked_comes_first_among_changes_of_one_size() -> None:
    tool = make_tool(
        {"one": {"a": "becomes:b", "b": ""}, "two": {"c": "becomes:d", "d": ""}},
        rules=(({"one": ["a"], "two": ["c"]}, "stop"),),
    )
    assert change_of(tool, "one=a; two=c") == Change((("one", "a"),), "go", 0)


BOXES = {
    "choose": "any",
    "answers": {"a": "ask becomes:none", "b": "ask becomes:none", "c": "ask", "d": "becomes:b", "none": "alone"},
}


def test_an_answer_that_stands_alone_enters_only_where_no_other_box_is_left() -> None:
    tool = make_tool({"one": BOXES})
    assert change_of(tool, "one=a") == Change((("one", "a"),), "go", 0)
    assert change_of(tool, "one=a+b") == Change((("one", "a"), ("one", "b")), "go", 0)
    assert change_of(tool, "one=a+c") is None
    assert change_of(tool, "one=a+d") == Change((("one", "a"),), "go", 0)


def test_where_every_change_meets_new_questions_their_number_is_told_and_no_result() -> None:
    tool = make_tool(
        {
            "one": {"a": "stop becomes:b", "b": ""},
            "two": {"asked_when": {"one": ["b"]}, "answers": {"c": "", "d": "ask"}},
            "three": {"asked_when": {"two": ["d"]}, "answers": {"e": "", "f": "stop"}},
            "four": {"g": "", "h": ""},
        }
    )
    assert change_of(tool, "one=a; four=g") == Change((("one", "a"),), None, 2)
    # A tool that was left early asks what it had not asked.
    assert change_of(tool, "one=a") == Change((("one", "a"),), None, 3)


def test_a_change_whose_new_questions_can_only_end_as_protectively_is_not_listed() -> None:
    tool = make_tool(
        {
            "one": {"a": "stop becomes:b", "b": ""},
            "two": {"asked_when": {"one": ["b"]}, "answers": {"c": "stop", "d": "stop"}},
        }
    )
    assert change_of(tool, "one=a") is None


def test_a_known_result_is_named_before_a_change_that_opens_questions() -> None:
    tool = make_tool(
        {
            "one": {"a": "ask becomes:b", "b": ""},
            "two": {"asked_when": {"one": ["b"]}, "answers": {"c": "", "d": ""}},
            "three": {"e": "stop becomes:f", "f": ""},
        }
    )
    assert change_of(tool, "one=a; three=e") == Change((("three", "e"),), "ask", 0)


@pytest.mark.parametrize("seed", range(40))
def test_what_is_named_is_reached_and_no_other_subset_reaches_a_less_protective_result(seed: int) -> None:
    chance = random.Random(seed)
    outcomes = ("stop", "ask", "find", "go")
    words = ["", "stop", "ask", "find", "becomes:a", "stop becomes:a", "ask becomes:b", "find becomes:a"]
    questions = {
        name: {"a": chance.choice(["", "find"]), "b": chance.choice(["", "ask"]), "c": chance.choice(words)}
        for name in ("one", "two", "three")
    }
    tool = make_tool(questions, outcomes=outcomes, rules=(({"one": ["c"], "two": ["c"]}, "stop"),))
    for answers in ("one=c; two=c; three=c", "one=c; two=b; three=c", "one=a; two=c; three=b"):
        given = read_answers(answers)
        before = walk(tool, given).result
        change = change_of(tool, answers)
        reachable = {before}
        for mask in range(8):
            trial = dict(given)
            for place, (name, chosen) in enumerate(given.items()):
                answer = tool.question(name).answer(chosen[0])
                if mask >> place & 1 and answer and answer.becomes:
                    trial[name] = [answer.becomes]
            reachable.add(walk(tool, trial).result)
        least = max(reachable, key=tool.level)
        assert (change.outcome if change else before) == least
