"""The logic of a decision tool, and nothing else: no wording, so that it can be walked and proved."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Literal

from pydantic import TypeAdapter

Clause = tuple[tuple[str, tuple[str, ...]], ...]
"""Question ids, each with the answers of which any will do; all the questions must hold."""

Condition = tuple[Clause, ...]
"""Clauses of which any may hold."""

ASKED = "asked"
"""Stands for any answer in a condition: it holds where the question was asked. No answer may have this id."""

Answers = tuple[tuple[str, tuple[str, ...]], ...]
"""The answers of one route: question ids in the order asked, each with what was chosen."""

ANSWER = {"id", "raises", "ends", "unknown", "alone"}
LOGIC: dict[str, Any] = {
    **dict.fromkeys(("id", "outcomes", "clears"), True),
    "questions": {"__all__": {**dict.fromkeys(("id", "choose", "asked_when"), True), "answers": {"__all__": ANSWER}}},
    "rules": {"__all__": {"when", "raises"}},
}
"""What of a tool decides where its routes end."""


@dataclass(frozen=True)
class Answer:
    """One answer: what it raises, and what it does to the walk."""

    id: str
    raises: str | None = None
    ends: bool = False
    unknown: bool = False
    alone: bool = False
    becomes: str | None = None
    """The answer to the same question that a worker can bring about."""
    effects: frozenset[tuple[str, ...]] = frozenset()
    """What a reader sees because of this answer; compared, never read."""


@dataclass(frozen=True)
class Question:
    """One question, and when it is asked."""

    id: str
    answers: tuple[Answer, ...]
    choose: Literal["one", "any"] = "one"
    rising: bool = False
    asked_when: Condition | None = None

    def answer(self, answer_id: str) -> Answer | None:
        """Give the answer with this id, or None."""
        return next((answer for answer in self.answers if answer.id == answer_id), None)


@dataclass(frozen=True)
class Rule:
    """An outcome that a combination of answers raises."""

    index: int
    when: Condition
    raises: str
    id: str = ""


@dataclass(frozen=True)
class Clears:
    """When an outcome that nothing raises may be the result."""

    needs: tuple[str, ...] = ()
    when: Condition | None = None


@dataclass(frozen=True)
class Shown:
    """An item with a condition: on one outcome, or on every result when `outcome` is None."""

    when: Condition
    outcome: str | None = None
    path: tuple[str | int, ...] = field(default=(), compare=False)
    """Where its condition stands in the `decision:` block."""


@dataclass(frozen=True)
class Tool:
    """A decision tool: outcomes most protective first, questions in the order asked."""

    id: str
    outcomes: tuple[str, ...]
    questions: tuple[Question, ...]
    rules: tuple[Rule, ...] = ()
    clears: Mapping[str, Clears] = field(default_factory=dict)
    shown: tuple[Shown, ...] = ()
    first: Mapping[str, tuple[Condition, ...]] = field(default_factory=dict)
    """For each outcome whose first line depends on the answers, the conditions of all its lines but the last."""

    def level(self, outcome: str | None) -> int:
        """Give the place on the scale: 0 is most protective; past the end when there is no outcome."""
        return len(self.outcomes) if outcome is None else self.outcomes.index(outcome)

    def question(self, question_id: str) -> Question:
        """Give the question with this id, which the tool must have."""
        return next(question for question in self.questions if question.id == question_id)


def freeze(condition: Sequence[Mapping[str, Sequence[str]]] | None) -> Condition | None:
    """Give a condition as the schema reads it in the form that the engine uses."""
    if condition is None:
        return None
    return tuple(tuple((question, tuple(answers)) for question, answers in clause.items()) for clause in condition)


def holds(condition: Condition | None, answers: Mapping[str, Iterable[str]]) -> bool:
    """Tell whether the answers meet the condition. A question that was not asked holds nothing."""
    return condition is None or any(clause_holds(clause, answers) for clause in condition)


def clause_holds(clause: Clause, answers: Mapping[str, Iterable[str]]) -> bool:
    """Tell whether every question of the clause was answered with one of the listed answers."""
    return all(any(meets(wanted, answer) for answer in answers.get(question, ())) for question, wanted in clause)


def meets(wanted: Iterable[str], answer: str) -> bool:
    """Tell whether an answer is one of those that a condition lists for its question."""
    return answer in wanted or ASKED in wanted


def answers_met(condition: Condition, answers: Mapping[str, Iterable[str]]) -> Answers:
    """Give the answers that meet a condition: those that the first clause which holds asks for."""
    wanted = dict(next((clause for clause in condition if clause_holds(clause, answers)), ()))
    met = (
        (question, [a for a in chosen if meets(wanted.get(question, ()), a)]) for question, chosen in answers.items()
    )
    return tuple((question, tuple(chosen)) for question, chosen in met if chosen)


def questions_read(condition: Condition | None) -> tuple[str, ...]:
    """List the questions that a condition reads, each once, in the order written."""
    return tuple(dict.fromkeys(question for clause in condition or () for question, _ in clause))


def tool_to_data(tool: Tool) -> dict[str, Any]:
    """Give the logic of a tool as JSON data, without what only proofs compare."""
    data: dict[str, Any] = _as_data().dump_python(tool, mode="json", include=LOGIC)
    for question in data["questions"]:
        # Taken out and put last, where ledgers have them.
        answers = question.pop("answers")
        question["answers"] = [{key: value for key, value in answer.items() if value} for answer in answers]
    return data


def tool_from_data(data: Mapping[str, Any]) -> Tool:
    """Give the tool that `tool_to_data` wrote down."""
    rules = [{**rule, "index": index} for index, rule in enumerate(data["rules"])]
    return _as_data().validate_python({**data, "rules": rules})


@cache
def _as_data() -> TypeAdapter[Tool]:
    return TypeAdapter(Tool)
