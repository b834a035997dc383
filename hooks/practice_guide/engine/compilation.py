"""Compile the `decision:` block of a page: to the tool, the data for the browser, and the code of the agreed logic."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from ..printing.codes import short_code
from ..reading.roles import conditions_in
from . import declaration as written
from .declaration import Decision, Outcome
from .tool import ASKED, Answer, Clause, Clears, Condition, Question, Rule, Shown, Tool, freeze, meets

FORMAT = 2
IN_BROWSER = {"say", "raises", "ends", "unknown", "alone", "becomes"}
# What decides the result, and the words in which a manager reads it. Hints, steps and sources are no part of it.
AGREED_OUTCOME = {"title", "clears"}
AGREED_QUESTION = {"ask", "choose", "asked_when"}
AGREED_ANSWER = {"say", "raises", "because", "ends", "unknown", "alone"}
AGREED_RULE = {"when", "raises", "because"}
LOGIC = ((written.Question, "asked_when"), (written.Rule, "when"), (written.Clears, "when"))
"""Conditions that decide what is asked and how a route ends; all others only decide what is shown."""


def compile_tool(decision: Decision) -> Tool:
    """Give the logic of a tool whose references have been checked."""
    return Tool(
        id=decision.id,
        outcomes=tuple(decision.outcomes),
        questions=tuple(_compile_question(*entry) for entry in decision.questions.items()),
        rules=tuple(
            Rule(index, freeze(rule.when) or (), rule.raises, rule.id) for index, rule in enumerate(decision.rules)
        ),
        clears={
            name: Clears(tuple(outcome.clears.needs), freeze(outcome.clears.when))
            for name, outcome in decision.outcomes.items()
            if outcome.clears
        },
        first={
            name: tuple(freeze(line.when) or () for line in outcome.first[:-1])
            for name, outcome in decision.outcomes.items()
            if len(outcome.first) > 1
        },
        shown=tuple(_find_shown(decision)),
    )


def _compile_question(question_id: str, entry: written.Question) -> Question:
    return Question(
        id=question_id,
        answers=tuple(_compile_answer(*answer) for answer in entry.answers.items()),
        choose=entry.choose,
        rising=entry.order == "rising",
        asked_when=freeze(entry.asked_when),
    )


def _compile_answer(answer_id: str, entry: written.Answer) -> Answer:
    logic = entry.model_dump(include={"raises", "ends", "unknown", "alone", "becomes"})
    return Answer(answer_id, **logic, effects=frozenset(_find_effects(entry)))


def _find_effects(entry: written.Answer) -> Iterator[tuple[str, ...]]:
    if entry.raises:
        yield ("reason", entry.raises, entry.because or "")
    if entry.consider and entry.consider.when is None:
        yield ("consider", entry.consider.towards, entry.consider.text)
    yield from (("notice", notice.text) for notice in entry.notices if notice.when is None)


def _find_shown(decision: Decision) -> Iterator[Shown]:
    """Yield whatever has a condition, in whatever field it stands, but for the logic itself."""
    for path, entry, condition in conditions_in(decision):
        when = freeze(condition) or ()
        if any(isinstance(entry, model) and path[-1] == key for model, key in LOGIC):
            continue
        if path[0] == "questions":
            # It needs its answer as well; words of a question need it to be asked.
            when = tuple(_narrow(when, str(path[1]), str(path[3]) if path[2] == "answers" else ASKED))
        yield Shown(when, str(path[1]) if path[0] == "outcomes" else None, path)


def _narrow(when: Condition, question_id: str, answer_id: str) -> Iterator[Clause]:
    for clause in when:
        literals = dict(clause)
        if meets(literals.get(question_id, (ASKED,)), answer_id):
            yield tuple({**literals, question_id: (answer_id,)}.items())


def tool_data(decision: Decision) -> dict[str, Any]:
    """Give the compiled tool as JSON data: all that a walk needs. Keys that say nothing are left out."""
    return {
        "format": FORMAT,
        "id": decision.id,
        "scale": list(decision.outcomes),
        "outcomes": {name: _outcome_data(outcome) for name, outcome in decision.outcomes.items()},
        "questions": [{"id": name, **_question_data(entry)} for name, entry in decision.questions.items()],
        "rules": [rule.model_dump(include={"id", "when", "raises"}) for rule in decision.rules],
    }


def _outcome_data(outcome: Outcome) -> dict[str, Any]:
    clears = outcome.clears.model_dump(exclude_none=True) if outcome.clears else None
    first = [line.when for line in outcome.first[:-1]]
    return _lean({"title": outcome.title, "clears": clears, "first": first})


def _question_data(entry: written.Question) -> dict[str, Any]:
    asks = [{"when": line.when, "text": line.text} for line in entry.ask[:-1]]
    asked = entry.model_dump(include={"choose", "order", "asked_when"}, exclude_none=True)
    answers = [
        {"id": name, **answer.model_dump(include=IN_BROWSER, exclude_defaults=True)}
        for name, answer in entry.answers.items()
    ]
    return {**_lean({"ask": entry.wording(), "asks": asks}), **asked, "answers": answers}


def _lean(data: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in data.items() if value}


def logic_code(decision: Decision) -> str:
    """Return a code such as `CDF4-7KMR` that changes with the logic of a tool, and with nothing else."""
    outcomes = [[name, _parts(outcome, AGREED_OUTCOME)] for name, outcome in decision.outcomes.items()]
    questions = [
        [
            name,
            _question_parts(question),
            [[id_, _parts(answer, AGREED_ANSWER)] for id_, answer in question.answers.items()],
        ]
        for name, question in decision.questions.items()
    ]
    rules = [_parts(rule, AGREED_RULE) for rule in decision.rules]
    return short_code([json.dumps([decision.id, outcomes, questions, rules], sort_keys=True, ensure_ascii=False)])


def is_agreed(decision: Decision) -> bool:
    """Say whether somebody agreed the logic as it is today."""
    return decision.signed_off is not None and decision.signed_off.logic == logic_code(decision)


def _question_parts(question: written.Question) -> dict[str, Any]:
    # One wording is written as the text that it is, as it was before there could be several.
    parts = _parts(question, AGREED_QUESTION)
    return parts if len(question.ask) > 1 else {**parts, "ask": question.wording()}


def _parts(entry: BaseModel, names: set[str]) -> dict[str, Any]:
    # Without what was left out, so that a key which a tool does not use changes no code.
    return entry.model_dump(mode="json", include=names, exclude_defaults=True)
