"""Check what conditions name: in a tool, and in anything else that reads a tool's answers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ..problems import suggest
from ..schema.base import ItemEntry
from .declaration import ChecklistReference, Decision, Outcome
from .faults import Fault, Path

ITEM_LISTS = ("says", "next", "decides", "record", "checklists", "notices")


def check_condition(
    decision: Decision,
    condition: Sequence[Mapping[str, Sequence[str]]],
    path: Path,
    before: str | None = None,
) -> Iterator[Fault]:
    """Yield what is wrong with a condition; with `before`, it may only read questions before that one."""
    for place, clause in enumerate(condition):
        if not clause:
            message = "A condition without a question always holds."
            yield Fault((*path, place), message, "Name a question and its answers, or remove the condition.")
        for question, answers in clause.items():
            yield from _check_literal(decision, question, answers, (*path, place, question), before)


def check_item_conditions(decision: Decision) -> Iterator[Fault]:
    """Yield what is wrong with the conditions on items of outcomes, answers and the tool itself."""
    for name, outcome in decision.outcomes.items():
        for key in ITEM_LISTS:
            yield from _check_items(decision, _list_of(outcome, key), ("outcomes", name, key))
    for name, question in decision.questions.items():
        for answer_id, answer in question.answers.items():
            path: Path = ("questions", name, "answers", answer_id, "notices")
            yield from _check_items(decision, answer.notices, path)
    yield from _check_items(decision, decision.notices, ("notices",))
    yield from _check_items(decision, decision.manager_decides, ("manager_decides",))


def _check_items(decision: Decision, items: Sequence[ItemEntry | ChecklistReference], path: Path) -> Iterator[Fault]:
    for place, item in enumerate(items):
        if item.when is not None:
            yield from check_condition(decision, item.when, (*path, place, "when"))


def _list_of(outcome: Outcome, key: str) -> Sequence[ItemEntry | ChecklistReference]:
    items: Sequence[ItemEntry | ChecklistReference] = getattr(outcome, key)
    return items


def _check_literal(
    decision: Decision, question: str, answers: Sequence[str], path: Path, before: str | None
) -> Iterator[Fault]:
    names = list(decision.questions)
    if question not in names:
        yield Fault(path, f'There is no question called "{question}".', suggest(question, names, "Questions"))
        return
    if before is not None and names.index(question) >= names.index(before):
        yield _looks_forward(question, before, path)
    known = decision.questions[question].answers
    for place, answer in enumerate(answers):
        if answer not in known:
            message = f'The question "{question}" has no answer called "{answer}".'
            yield Fault((*path, place), message, suggest(answer, known, "Answers"))


def _looks_forward(question: str, before: str, path: Path) -> Fault:
    if question == before:
        message = f'The question "{question}" is asked only when it has been answered: it never is.'
    else:
        message = f'This looks forward: "{question}" is asked after "{before}".'
    return Fault(path, message, "A condition may only read questions that come earlier.")
