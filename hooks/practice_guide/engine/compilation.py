"""Compile the `decision:` block of a page: to the engine's tool, and to the data that the browser reads."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..reading.roles import conditions_in
from .declaration import Answer as AnswerEntry
from .declaration import Clears as ClearsEntry
from .declaration import Decision
from .declaration import Question as QuestionEntry
from .declaration import Rule as RuleEntry
from .tool import ASKED, Answer, Clause, Clears, Condition, Question, Rule, Shown, Tool, freeze, meets, thaw

FORMAT = 2
LOGIC = ((QuestionEntry, "asked_when"), (RuleEntry, "when"), (ClearsEntry, "when"))
"""Conditions that decide what is asked and how a route ends; all others only decide what is shown."""


def compile_tool(decision: Decision) -> Tool:
    """Give the logic of a tool whose references have been checked."""
    return Tool(
        id=decision.id,
        outcomes=tuple(decision.outcomes),
        questions=tuple(_compile_question(*entry) for entry in decision.questions.items()),
        rules=tuple(_compile_rules(decision)),
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


def tool_data(decision: Decision) -> dict[str, Any]:
    """Give the compiled tool as JSON data: all that a walk needs. Keys that say nothing are left out."""
    tool = compile_tool(decision)
    return {
        "format": FORMAT,
        "id": tool.id,
        "scale": list(tool.outcomes),
        "outcomes": {
            name: _lean(
                {
                    "title": outcome.title,
                    "clears": _clears_data(tool.clears.get(name)),
                    "first": [thaw(when) for when in tool.first.get(name, ())] or None,
                }
            )
            for name, outcome in decision.outcomes.items()
        },
        "questions": [_question_data(question, decision.questions[question.id]) for question in tool.questions],
        "rules": [{"id": rule.id, "when": thaw(rule.when), "raises": rule.raises} for rule in tool.rules],
    }


def _compile_rules(decision: Decision) -> Iterator[Rule]:
    for index, rule in enumerate(decision.rules):
        yield Rule(index, freeze(rule.when) or (), rule.raises, rule.id)


def _compile_question(question_id: str, entry: QuestionEntry) -> Question:
    return Question(
        id=question_id,
        answers=tuple(_compile_answer(*answer) for answer in entry.answers.items()),
        choose=entry.choose,
        rising=entry.order == "rising",
        asked_when=freeze(entry.asked_when),
    )


def _compile_answer(answer_id: str, entry: AnswerEntry) -> Answer:
    return Answer(
        id=answer_id,
        raises=entry.raises,
        ends=entry.ends,
        unknown=entry.unknown,
        alone=entry.alone,
        becomes=entry.becomes,
        effects=frozenset(_find_effects(entry)),
    )


def _find_effects(entry: AnswerEntry) -> Iterator[tuple[str, ...]]:
    if entry.raises:
        yield ("reason", entry.raises, entry.because or "")
    if entry.consider and entry.consider.when is None:
        yield ("consider", entry.consider.towards, entry.consider.text)
    yield from (("notice", notice.text) for notice in entry.notices if notice.when is None)


def _find_shown(decision: Decision) -> Iterator[Shown]:
    """Yield whatever has a condition, in whatever field it stands, but for the logic itself."""
    for path, entry, written in conditions_in(decision):
        when = freeze(written) or ()
        if any(isinstance(entry, model) and path[-1] == key for model, key in LOGIC):
            continue
        if path[0] == "outcomes":
            yield Shown(when, str(path[1]), path)
        elif path[0] == "questions" and path[2] == "answers":
            # It needs both its answer and its condition.
            yield Shown(tuple(_narrow(when, str(path[1]), str(path[3]))), None, path)
        elif path[0] == "questions":
            # Words of a question need it to be asked.
            yield Shown(tuple(_narrow(when, str(path[1]), ASKED)), None, path)
        else:
            yield Shown(when, None, path)


def _narrow(when: Condition, question_id: str, answer_id: str) -> Iterator[Clause]:
    for clause in when:
        literals = dict(clause)
        if meets(literals.get(question_id, (ASKED,)), answer_id):
            yield tuple({**literals, question_id: (answer_id,)}.items())


def _clears_data(clears: Clears | None) -> dict[str, Any] | None:
    if clears is None:
        return None
    data: dict[str, Any] = {"needs": list(clears.needs)}
    return data if clears.when is None else {**data, "when": thaw(clears.when)}


def _question_data(question: Question, entry: QuestionEntry) -> dict[str, Any]:
    data = {
        "id": question.id,
        "ask": entry.wording(),
        "asks": [{"when": line.when, "text": line.text} for line in entry.ask[:-1]] or None,
        "choose": question.choose,
        "order": entry.order,
        "asked_when": None if question.asked_when is None else thaw(question.asked_when),
    }
    answers = [_answer_data(answer, entry.answers[answer.id]) for answer in question.answers]
    return {**_lean(data), "answers": answers}


def _answer_data(answer: Answer, entry: AnswerEntry) -> dict[str, Any]:
    return _lean(
        {
            "id": answer.id,
            "say": entry.say,
            "raises": answer.raises,
            "ends": answer.ends,
            "unknown": answer.unknown,
            "alone": answer.alone,
            "becomes": answer.becomes,
        }
    )


def _lean(data: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in data.items() if value not in (None, False)}
