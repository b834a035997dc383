"""Faults planted in each real tool, one for each proof, are caught: the proofs would see a real one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from practice_guide.engine.declaration import Decision
from practice_guide.engine.faults import Fault
from practice_guide.engine.proofs import prove
from practice_guide.engine.references import check_references
from practice_guide.engine.tool import Answer, Clause, Clears, Question, Rule, Tool
from practice_guide.guide import Guide
from practice_guide.kinds.decision import checked_tools

TOOLS = ["visit-mode", "platform", "recording"]


def before(tool: Tool, *answers: Answer, rising: bool = False) -> Tool:
    """Plant a question before all others."""
    planted = Question("planted", answers, rising=rising)
    return replace(tool, questions=(planted, *tool.questions))


def after(tool: Tool, *answers: Answer, asked_when: tuple[Clause, ...] | None = None) -> Tool:
    """Plant a question after all others."""
    planted = Question("planted", answers, asked_when=asked_when)
    return replace(tool, questions=(*tool.questions, planted))


def contradiction(tool: Tool) -> Clause:
    """Give a clause that no route can meet: a question answered, and the answer that keeps it from being asked."""
    for question in tool.questions:
        for clause in question.asked_when or ():
            name, wanted = clause[0]
            gate = next(other for other in tool.questions if other.id == name)
            others = tuple(answer.id for answer in gate.answers if answer.id not in wanted)
            if gate.choose == "one" and others and len(question.asked_when or ()) == 1:
                return ((name, others), (question.id, tuple(answer.id for answer in question.answers)))
    raise AssertionError("the tool has no question with a condition")


def never_asked(tool: Tool) -> Tool:
    return after(
        tool, Answer("a", tool.outcomes[0], effects=frozenset({("a",)})), Answer("b"), asked_when=(contradiction(tool),)
    )


def never_raised(tool: Tool) -> Tool:
    return replace(tool, outcomes=("planted", *tool.outcomes))


def idle_rule(tool: Tool) -> Tool:
    question, answer = next((q, a) for q in tool.questions for a in q.answers if a.raises)
    planted = Rule(len(tool.rules), (((question.id, (answer.id,)),),), answer.raises or "")
    return replace(tool, rules=(*tool.rules, planted))


def idle_question(tool: Tool) -> Tool:
    return after(tool, Answer("a"), Answer("b"))


def no_result(tool: Tool) -> Tool:
    return replace(tool, clears={})


def unknown_that_clears(tool: Tool) -> Tool:
    return after(tool, Answer("a", tool.outcomes[0], effects=frozenset({("a",)})), Answer("b", unknown=True))


def missed_need(tool: Tool) -> Tool:
    planted = before(tool, Answer("a", ends=True), Answer("b"))
    first = next(iter(tool.clears))
    needs = Clears((*tool.clears[first].needs, tool.questions[0].id))
    return replace(planted, clears={first: needs})


def reversed_order(tool: Tool) -> Tool:
    high = Answer("high", tool.outcomes[0], effects=frozenset({("high",)}))
    return before(tool, high, Answer("low"), rising=True)


PLANTED: dict[str, tuple[Callable[[Tool], Tool], str]] = {
    "proof 2, a question that is never asked": (never_asked, 'The question "planted" is never asked'),
    "proof 3, an outcome that is never the result": (never_raised, 'The outcome "planted" is never the result'),
    "proof 4, a rule that never decides": (idle_rule, "This rule never decides"),
    "proof 5, a question that changes nothing": (idle_question, 'The question "planted" changes nothing'),
    "proof 6, a route without a result": (no_result, "A route ends without a result"),
    "proof 7, an unknown that clears": (unknown_that_clears, 'With the unknown answer "b" nothing is raised'),
    "proof 8, a need that is missed": (missed_need, "to be known, and can be the result without it."),
    "proof 9, answers the wrong way round": (reversed_order, 'Choosing "low" counts as more protective'),
}


@pytest.mark.parametrize("name", TOOLS)
def test_each_tool_has_no_fault_of_its_own(guide: Guide, name: str) -> None:
    assert prove(checked_tools(guide)[name].tool).faults == ()


@pytest.mark.parametrize("planted", PLANTED)
@pytest.mark.parametrize("name", TOOLS)
def test_a_planted_fault_is_caught(guide: Guide, name: str, planted: str) -> None:
    plant, message = PLANTED[planted]
    faults = prove(plant(checked_tools(guide)[name].tool)).faults
    assert [fault for fault in faults if message in fault.message]


@pytest.mark.long
@pytest.mark.parametrize("name", TOOLS)
def test_an_unknown_answer_that_stops_raising_is_caught(guide: Guide, name: str) -> None:
    """Of the unknown answers that raise something, take the raise from each in turn: some would clear."""
    tool = checked_tools(guide)[name].tool
    caught = [
        fault.path[1:4:2]
        for question in tool.questions
        for answer in question.answers
        if answer.unknown and answer.raises
        for fault in prove(silence(tool, question, answer)).faults
        if "so not knowing would clear" in fault.message
    ]
    assert len(caught) >= 3


def silence(tool: Tool, question: Question, answer: Answer) -> Tool:
    answers = tuple(replace(a, raises=None) if a == answer else a for a in question.answers)
    changed = replace(question, answers=answers)
    return replace(tool, questions=tuple(changed if q == question else q for q in tool.questions))


@pytest.mark.parametrize("name", TOOLS)
def test_proof_1_a_misspelt_outcome_is_caught_wherever_it_is_raised(guide: Guide, name: str) -> None:
    decision = checked_tools(guide)[name].decision
    raising = [
        (question_id, answer_id)
        for question_id, question in decision.questions.items()
        for answer_id, answer in question.answers.items()
        if answer.raises
    ]
    for question_id, answer_id in raising:
        path = ("questions", question_id, "answers", answer_id, "raises")
        assert [fault.path for fault in misspell(decision, question_id, answer_id)] == [path]


def misspell(decision: Decision, question_id: str, answer_id: str) -> tuple[Fault, ...]:
    question = decision.questions[question_id]
    wrong = question.answers[answer_id].model_copy(update={"raises": "planted"})
    changed = question.model_copy(update={"answers": {**question.answers, answer_id: wrong}})
    questions = {**decision.questions, question_id: changed}
    return check_references(decision.model_copy(update={"questions": questions}))
