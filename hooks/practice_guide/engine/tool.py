"""The logic of a decision tool, and nothing else: no wording, so that it can be walked and proved."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Clause = tuple[tuple[str, tuple[str, ...]], ...]
"""Question ids, each with the answers of which any will do; all the questions must hold."""

Condition = tuple[Clause, ...]
"""Clauses of which any may hold."""

Answers = tuple[tuple[str, tuple[str, ...]], ...]
"""The answers of one route: question ids in the order asked, each with what was chosen."""


@dataclass(frozen=True)
class Answer:
    """One answer: what it raises, and what it does to the walk."""

    id: str
    raises: str | None = None
    ends: bool = False
    unknown: bool = False
    alone: bool = False
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


@dataclass(frozen=True)
class Tool:
    """A decision tool: outcomes most protective first, questions in the order asked."""

    id: str
    outcomes: tuple[str, ...]
    questions: tuple[Question, ...]
    rules: tuple[Rule, ...] = ()
    clears: Mapping[str, Clears] = field(default_factory=dict)
    shown: tuple[Shown, ...] = ()

    def level(self, outcome: str | None) -> int:
        """Give the place on the scale: 0 is most protective; past the end when there is no outcome."""
        return len(self.outcomes) if outcome is None else self.outcomes.index(outcome)

    def question(self, question_id: str) -> Question | None:
        """Give the question with this id, or None."""
        return next((question for question in self.questions if question.id == question_id), None)
