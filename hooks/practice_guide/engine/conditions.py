"""The one grammar of conditions: clauses of which any may hold, each naming answers to questions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from .tool import Clause, Condition


def freeze(condition: Sequence[Mapping[str, Sequence[str]]] | None) -> Condition | None:
    """Give a condition as the schema reads it in the form that the engine uses."""
    if condition is None:
        return None
    return tuple(tuple((question, tuple(answers)) for question, answers in clause.items()) for clause in condition)


def thaw(condition: Condition) -> list[dict[str, list[str]]]:
    """Give a condition as plain lists and mappings, ready for JSON."""
    return [{question: list(answers) for question, answers in clause} for clause in condition]


def holds(condition: Condition | None, answers: Mapping[str, Iterable[str]]) -> bool:
    """Tell whether the answers meet the condition. A question that was not asked holds nothing."""
    return condition is None or any(clause_holds(clause, answers) for clause in condition)


def clause_holds(clause: Clause, answers: Mapping[str, Iterable[str]]) -> bool:
    """Tell whether every question of the clause was answered with one of the listed answers."""
    return all(not set(wanted).isdisjoint(answers.get(question, ())) for question, wanted in clause)


def questions_read(condition: Condition | None) -> tuple[str, ...]:
    """List the questions that a condition reads, each once, in the order written."""
    return tuple(dict.fromkeys(question for clause in condition or () for question, _ in clause))
