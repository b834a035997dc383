"""The logic that a practising manager agrees, as a short code, and whether it is still the one agreed."""

from __future__ import annotations

import json
from typing import Any

from pydantic import BaseModel

from ..printing.codes import short_code
from .declaration import Decision, Question

# What decides the result, and the words in which a manager reads it. Hints, steps and sources are no part of it.
OUTCOME = {"title", "clears"}
QUESTION = {"ask", "choose", "asked_when"}
ANSWER = {"say", "raises", "because", "ends", "unknown", "alone"}
RULE = {"when", "raises", "because"}


def logic_code(decision: Decision) -> str:
    """Return a code such as `CDF4-7KMR` that changes with the logic of a tool, and with nothing else."""
    outcomes = [[name, _parts(outcome, OUTCOME)] for name, outcome in decision.outcomes.items()]
    questions = [
        [name, _question_parts(question), [[id_, _parts(answer, ANSWER)] for id_, answer in question.answers.items()]]
        for name, question in decision.questions.items()
    ]
    rules = [_parts(rule, RULE) for rule in decision.rules]
    return short_code([json.dumps([decision.id, outcomes, questions, rules], sort_keys=True, ensure_ascii=False)])


def is_agreed(decision: Decision) -> bool:
    """Say whether somebody agreed the logic as it is today."""
    return decision.signed_off is not None and decision.signed_off.logic == logic_code(decision)


def _question_parts(question: Question) -> dict[str, Any]:
    # One wording is written as the text that it is, as it was before there could be several.
    parts = _parts(question, QUESTION)
    return parts if len(question.ask) > 1 else {**parts, "ask": question.wording()}


def _parts(entry: BaseModel, names: set[str]) -> dict[str, Any]:
    # Without what was left out, so that a key which a tool does not use changes no code.
    return entry.model_dump(mode="json", include=names, exclude_defaults=True)
