"""What a result says, line by line."""

from __future__ import annotations

from typing import Any

from practice_guide.engine.compilation import compile_tool
from practice_guide.engine.result import questions_behind, reason_words, result_lines
from practice_guide.engine.walk import walk

from .decisions import make_decision

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
