"""Conditions as a reader meets them: which answers to which question, by number and in words."""

from __future__ import annotations

from dataclasses import dataclass

from ..schema.base import Clause, Condition
from ..schema.decision import Decision, Question

MOST_EXCEPTIONS = 2


@dataclass(frozen=True)
class ConditionPart:
    """What one question must have been answered for a clause to hold."""

    question: str
    number: int
    is_ticked: bool
    answers: tuple[str, ...]
    is_exception: bool


@dataclass(frozen=True)
class ConditionView:
    """Clauses of which any may hold; `data` is the same for the script."""

    clauses: tuple[tuple[ConditionPart, ...], ...]
    data: Condition


def view_condition(condition: Condition | None, decision: Decision) -> ConditionView | None:
    """Put a condition into question numbers and answers in words."""
    if condition is None:
        return None
    return ConditionView(tuple(_view_clause(clause, decision) for clause in condition), condition)


def number_questions(decision: Decision) -> dict[str, int]:
    """Number the questions as the form prints them."""
    return {question: number for number, question in enumerate(decision.questions, start=1)}


def _view_clause(clause: Clause, decision: Decision) -> tuple[ConditionPart, ...]:
    numbers = number_questions(decision)
    return tuple(_view_part(name, numbers[name], decision.questions[name], listed) for name, listed in clause.items())


def _view_part(name: str, number: int, question: Question, listed: list[str]) -> ConditionPart:
    others = [answer for answer in question.answers if answer not in listed]
    is_exception = _reads_better_as_exception(question, listed, others)
    shown = others if is_exception else listed
    words = tuple(question.answers[answer].say for answer in shown)
    return ConditionPart(name, number, question.choose == "any", words, is_exception)


def _reads_better_as_exception(question: Question, listed: list[str], others: list[str]) -> bool:
    # "Anything but" is true only where the question is always asked and takes one answer.
    always_one = question.asked_when is None and question.choose == "one"
    return always_one and 0 < len(others) <= MOST_EXCEPTIONS and len(listed) > MOST_EXCEPTIONS * len(others)
