"""Proof 1: what the parts of a tool say about one another, each fault whole."""

from __future__ import annotations

from typing import Any

import pytest

from practice_guide.engine.faults import Fault
from practice_guide.engine.references import check_references

from .decisions import make_decision

ANSWER: dict[str, Any] = {"say": "Perhaps"}
QUESTION: dict[str, Any] = {"ask": "Well?", "answers": {"a": {"say": "A"}, "b": {"say": "B"}}}

FAULTS: dict[str, tuple[list[tuple[str, Any]], Fault]] = {
    "an outcome that does not exist is raised": (
        [("questions coat answers long raises", "stpo")],
        Fault(
            ("questions", "coat", "answers", "long", "raises"),
            'There is no outcome called "stpo".',
            'Did you mean "stop"?',
        ),
    ),
    "a rule raises an outcome that does not exist": (
        [("rules 0 raises", "zzz")],
        Fault(("rules", 0, "raises"), 'There is no outcome called "zzz".', 'Outcomes: "stop", "ask".'),
    ),
    "an answer has the id that says a question was asked": (
        [("questions rain answers asked", {"say": "You asked"})],
        Fault(
            ("questions", "rain", "answers", "asked"),
            'An answer cannot be called "asked": in a condition, that says that the question was asked.',
            "Choose another id.",
        ),
    ),
    "an outcome names a set of links that does not exist": (
        [("outcomes stop links", ["hepl"]), ("outcomes go links", ["help"]), ("links", {"help": ["Ring us"]})],
        Fault(("outcomes", "stop", "links", 0), 'There is no set of links called "hepl".', 'Did you mean "help"?'),
    ),
    "no outcome shows a set of links": (
        [("links", {"help": ["Ring us"]})],
        Fault(
            ("links", "help"),
            'No outcome shows the set of links "help".',
            "Name it under `links` of an outcome, or remove it.",
        ),
    ),
    "a line of a set of links has a condition": (
        [
            ("outcomes stop links", ["help"]),
            ("links", {"help": [{"text": "Ring us", "when": {"rain": ["yes"]}}]}),
        ],
        Fault(
            ("links", "help", 0, "when"),
            "A line of a set shows with every outcome that names the set, so it has no condition.",
            "Move the line to `next` or `notices` of an outcome.",
        ),
    ),
    "the last wording of a question has a condition": (
        [("questions coat ask", [{"text": "Which coat?", "when": {"rain": ["yes"]}}])],
        Fault(
            ("questions", "coat", "ask", 0, "when"),
            "The last line has a condition, so sometimes no words would be left.",
            "Add a line without `when` below it.",
        ),
    ),
    "a wording of a question reads its own answers": (
        [("questions coat help", [{"text": "Look.", "when": {"coat": ["no"]}}, {"text": "Look up."}])],
        Fault(
            ("questions", "coat", "help", 0, "when", 0, "coat"),
            'The question "coat" is asked only when it has been answered: it never is.',
            "A condition may only read questions that come earlier.",
        ),
    ),
    "one wording of several is no question": (
        [("questions coat ask", [{"text": "Which coat", "when": {"rain": ["yes"]}}, {"text": "Which?"}])],
        Fault(("questions", "coat", "ask", 0, "text"), "A question ends in a question mark.", 'Write "Which coat?"'),
    ),
    "two rules share an id": (
        [("rules", [{"id": "wet", "when": {"rain": [a]}, "raises": "stop", "because": "Wet."} for a in ("yes", "no")])],
        Fault(("rules", 1, "id"), 'Another rule above has the id "wet".', "Give each rule an id of its own."),
    ),
    "a clearing outcome is raised": (
        [("questions coat answers long raises", "go")],
        Fault(
            ("questions", "coat", "answers", "long", "raises"),
            '"go" clears, so nothing may raise it: it is the result when nothing was raised.',
            "Remove `raises`, or name an outcome without `clears`.",
        ),
    ),
    "a first line always holds and is not the last": (
        [("outcomes stop first", [{"text": "Run"}, {"text": "Stop here"}])],
        Fault(
            ("outcomes", "stop", "first", 0),
            "This line always holds, so none of those below it can ever lead.",
            "Add `when`, or write it last.",
        ),
    ),
    "the last first line has a condition": (
        [("outcomes stop first", [{"text": "Run", "when": {"rain": ["yes"]}}])],
        Fault(
            ("outcomes", "stop", "first", 0, "when"),
            "The last line has a condition, so some results would have no first line.",
            "Add a line without `when` below it.",
        ),
    ),
    "a thought points towards nothing": (
        [("questions rain answers yes consider towards", "stopp")],
        Fault(
            ("questions", "rain", "answers", "yes", "consider", "towards"),
            'There is no outcome called "stopp".',
            'Did you mean "stop"?',
        ),
    ),
    "a thought of the tool points towards nothing": (
        [("considerations", [{"towards": "goo", "text": "Hm."}])],
        Fault(("considerations", 0, "towards"), 'There is no outcome called "goo".', 'Did you mean "go"?'),
    ),
    "a condition names no question": (
        [("questions coat asked_when", {"rian": ["yes"]})],
        Fault(
            ("questions", "coat", "asked_when", 0, "rian"),
            'There is no question called "rian".',
            'Did you mean "rain"?',
        ),
    ),
    "a condition names no answer": (
        [("rules 0 when", {"rain": ["yes", "noo"]})],
        Fault(
            ("rules", 0, "when", 0, "rain", 1),
            'The question "rain" has no answer called "noo".',
            'Did you mean "no"?',
        ),
    ),
    "a condition on an item of an outcome names no answer": (
        [("outcomes ask checklists 0 when", [{"rain": ["no"]}, {"rain": ["maybe"]}])],
        Fault(
            ("outcomes", "ask", "checklists", 0, "when", 1, "rain", 0),
            'The question "rain" has no answer called "maybe".',
            'Answers: "yes", "no", "not-known".',
        ),
    ),
    "a condition on a notice of an answer names no question": (
        [("questions rain answers no notices 0 when", {"hat": ["no"]})],
        Fault(
            ("questions", "rain", "answers", "no", "notices", 0, "when", 0, "hat"),
            'There is no question called "hat".',
            'Questions: "rain", "coat".',
        ),
    ),
    "a condition on a notice of the tool names no question": (
        [("notices", ["Plain", {"text": "Hm", "when": {"coats": ["none"]}}])],
        Fault(
            ("notices", 1, "when", 0, "coats"),
            'There is no question called "coats".',
            'Did you mean "coat"?',
        ),
    ),
    "a condition looks forward": (
        [("questions rain asked_when", {"coat": ["none"]})],
        Fault(
            ("questions", "rain", "asked_when", 0, "coat"),
            'This looks forward: "coat" is asked after "rain".',
            "A condition may only read questions that come earlier.",
        ),
    ),
    "a condition reads its own question": (
        [("questions coat asked_when", {"coat": ["none"]})],
        Fault(
            ("questions", "coat", "asked_when", 0, "coat"),
            'The question "coat" is asked only when it has been answered: it never is.',
            "A condition may only read questions that come earlier.",
        ),
    ),
    "a condition is empty": (
        [("questions coat asked_when", {})],
        Fault(
            ("questions", "coat", "asked_when", 0),
            "A condition without a question always holds.",
            "Name a question and its answers, or remove the condition.",
        ),
    ),
    "needs names no question": (
        [("outcomes go clears needs", ["rain", "coats"])],
        Fault(
            ("outcomes", "go", "clears", "needs", 1),
            'There is no question called "coats".',
            'Did you mean "coat"?',
        ),
    ),
    "one of several clearing outcomes does not say when": (
        [("outcomes later", {"title": "L", "first": "L", "clears": {"needs": [], "when": {"rain": ["yes"]}}})],
        Fault(
            ("outcomes", "go", "clears"),
            '"go" is one of several outcomes that clear, and does not say when it is the result.',
            "Add `when`, so that exactly one of them holds on every route.",
        ),
    ),
    "an outcome is written after one that clears": (
        [("outcomes last", {"title": "L", "first": "L"})],
        Fault(
            ("outcomes", "last"),
            '"last" stands after an outcome that clears, and so counts as less protective.',
            "Write the outcomes with `clears` last.",
        ),
    ),
    "an answer raises without a reason": (
        [("questions coat answers long because", None)],
        Fault(
            ("questions", "coat", "answers", "long", "raises"),
            'The answer raises "stop" and does not say why.',
            "Add `because`: a full sentence.",
        ),
    ),
    "an answer gives a reason for nothing": (
        [("questions coat answers no because", "It is so.")],
        Fault(
            ("questions", "coat", "answers", "no", "because"),
            "`because` gives a reason, but the answer raises nothing.",
            "Add `raises`, or remove it.",
        ),
    ),
    "a change leads to no answer": (
        [("questions coat answers long becomes", None)],
        Fault(
            ("questions", "coat", "answers", "long", "change"),
            "`change` is only shown where it leads to another answer.",
            "Add `becomes`: the answer that it brings about. Or remove it.",
        ),
    ),
    "a change is not described": (
        [("questions coat answers long change", None)],
        Fault(
            ("questions", "coat", "answers", "long", "becomes"),
            "`becomes` needs the action that brings the other answer about.",
            "Add `change`: one action.",
        ),
    ),
    "an answer becomes one that does not exist": (
        [("questions coat answers long becomes", "nnoe")],
        Fault(
            ("questions", "coat", "answers", "long", "becomes"),
            'The question "coat" has no answer called "nnoe".',
            'Did you mean "none"?',
        ),
    ),
    "an answer becomes itself": (
        [("questions coat answers long becomes", "long")],
        Fault(
            ("questions", "coat", "answers", "long", "becomes"),
            '"long" becomes itself, so nothing would change.',
            'Other answers: "none", "no".',
        ),
    ),
    "an answer becomes one that nobody can bring about": (
        [("questions rain answers yes becomes", "not-known"), ("questions rain answers yes change", "Forget it")],
        Fault(
            ("questions", "rain", "answers", "yes", "becomes"),
            '"not-known" says that the reader does not know: nobody brings that about.',
            "Name the answer that the action leads to, or remove `becomes` and `change`.",
        ),
    ),
    "an unknown answer becomes another": (
        [("questions rain answers not-known becomes", "no"), ("questions rain answers not-known change", "Look out")],
        Fault(
            ("questions", "rain", "answers", "not-known", "becomes"),
            "Finding out can have any answer, so an unknown answer becomes no other.",
            "Remove `becomes` and `change`. What to find out is a step under `next`.",
        ),
    ),
    "one answer of one stands alone": (
        [("questions rain answers yes alone", True)],
        Fault(
            ("questions", "rain", "answers", "yes", "alone"),
            "`alone` says nothing here: only one answer can be chosen in any case.",
            "Remove it, or write `choose: any` on the question.",
        ),
    ),
    "a question is no question": (
        [("questions rain ask", "It is raining")],
        Fault(
            ("questions", "rain", "ask"),
            "A question ends in a question mark.",
            'Write "It is raining?"',
        ),
    ),
    "a question has one answer": (
        [("questions hat", {"ask": "Well?", "answers": {"a": ANSWER}})],
        Fault(("questions", "hat", "answers"), "A question needs at least two answers.", "Add an answer."),
    ),
    "a question takes the name of the outcomes": (
        [("questions outcome", QUESTION)],
        Fault(
            ("questions", "outcome"),
            'A question cannot be called "outcome": the addresses of the outcomes start with it.',
            "Choose another id.",
        ),
    ),
}


def test_a_sound_tool_has_no_faults() -> None:
    assert check_references(make_decision()) == ()


@pytest.mark.parametrize("title", FAULTS)
def test_each_fault_is_found(title: str) -> None:
    changes, fault = FAULTS[title]
    assert check_references(make_decision(*changes)) == (fault,)


def test_a_tool_without_questions_and_with_one_outcome_is_refused() -> None:
    empty = make_decision(
        ("questions", {}), ("rules", []), ("outcomes", {"go": {"title": "Go", "first": "Go", "clears": {"needs": []}}})
    )
    assert check_references(empty) == (
        Fault(("outcomes",), "A tool needs at least two outcomes.", "Add the outcomes it can end in."),
        Fault(("questions",), "A tool needs at least one question.", "Add a question."),
    )


def test_all_faults_are_reported_at_once() -> None:
    broken = make_decision(("rules 0 raises", "zzz"), ("questions rain ask", "Rain"), ("questions coat ask", "Coat"))
    assert [fault.path for fault in check_references(broken)] == [
        ("questions", "rain", "ask"),
        ("questions", "coat", "ask"),
        ("rules", 0, "raises"),
    ]


OF_OUTCOME = ("says", "next", "decides", "record", "checklists", "notices")
LISTS = (
    *(f"outcomes stop {key}" for key in OF_OUTCOME),
    "questions rain answers yes notices",
    "notices",
    "manager_decides",
)


@pytest.mark.parametrize("path", LISTS)
def test_a_condition_is_checked_in_every_list_that_may_hold_one(path: str) -> None:
    entry = {"id": "coats"} if path.endswith("checklists") else {"text": "Hm"}
    decision = make_decision((path, [{**entry, "when": {"hat": ["no"]}}]))
    [fault] = check_references(decision)
    assert fault.path == (*path.split(), 0, "when", 0, "hat")
    assert fault.message == 'There is no question called "hat".'
