"""What a result says for the answers given, folds included, and what would change it: the less protective result that a
worker could bring about. The browser finds the same change; tests hold the two together.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from ..reading.fields import ItemEntry
from ..reading.roles import walk_entries
from .declaration import ChecklistReference, Consideration, Decision
from .tool import Question, Tool, freeze, holds
from .walk import Reason, Route, first_line, walk

# Every subset of the answers that can become others is tried.
MOST_CHANGES = 8
# Routes looked at to see whether new questions may end in something less protective.
MOST_TRIED = 200

Kept = Mapping[str, tuple[str, ...]]
"""The answers of a route: question ids, each with what was chosen."""

Pair = tuple[str, str]
"""A question and one of its answers."""

Titles = Callable[[str, str], str]
"""Gives the title of a thing named by its sort and its id: `checklist`, `coats`."""


def result_lines(decision: Decision, tool: Tool, route: Route, titles: Titles) -> Iterator[str]:
    """Yield every line of the result that a route ends in, but for the answers it quotes.

    Whatever stands in an outcome, an answer chosen or the tool as a whole is found by what it is, so that a new
    field is read as well.
    """
    assert route.result is not None
    given = dict(route.answers)
    outcome = decision.outcomes[route.result]
    yield outcome.title
    yield outcome.first[first_line(tool, route.result, given)].text
    yield from _items([outcome, *(decision.links[name] for name in outcome.links)], given, titles)
    for reason in route.raised:
        yield reason_words(decision, reason)
    for question, chosen in route.answers:
        for answer in chosen:
            yield from _items(decision.questions[question].answers[answer], given, titles)
    yield from _items([decision.notices, decision.manager_decides], given, titles)
    yield from _items(_general_thoughts(decision, route.result), given, titles)
    yield from _change_lines(decision, tool, given, route.result)
    for question in questions_behind(tool, route):
        yield from (titles("difference", name) for name in decision.questions[question].differs)


def reason_words(decision: Decision, reason: Reason) -> str:
    """Give why something was raised, in the words of the tool."""
    if reason.rule is not None:
        return decision.rules[reason.rule].because
    answers = decision.questions[reason.question or ""].answers
    return answers[reason.answer or ""].because or ""


def questions_behind(tool: Tool, route: Route) -> tuple[str, ...]:
    """List the questions that gave a reason. Where nothing was raised, every answer speaks for the result."""
    given = dict(route.answers)
    behind: set[str | None] = {reason.question for reason in route.raised if reason.question}
    for reason in route.raised:
        if reason.rule is not None:
            behind |= {name for clause in tool.rules[reason.rule].when if holds((clause,), given) for name, _ in clause}
    return tuple(name for name in given if not behind or name in behind)


def _items(value: object, given: Mapping[str, Iterable[str]], titles: Titles) -> Iterator[str]:
    """Yield the lines below a value whose conditions hold."""
    for _, entry in walk_entries(value):
        if isinstance(entry, ItemEntry | Consideration) and holds(freeze(entry.when), given):
            yield entry.text
        elif isinstance(entry, ChecklistReference) and holds(freeze(entry.when), given):
            yield titles("checklist", entry.id)


def _general_thoughts(decision: Decision, result: str) -> list[Consideration]:
    """Leave out the general thoughts where the result is more protective than all that any thought points to."""
    scale = list(decision.outcomes)
    answers = [answer for question in decision.questions.values() for answer in question.answers.values()]
    given = [answer.consider for answer in answers if answer.consider]
    places = [scale.index(thought.towards) for thought in (*decision.considerations, *given)]
    return decision.considerations if scale.index(result) >= min(places, default=0) else []


def _change_lines(decision: Decision, tool: Tool, given: Kept, result: str) -> Iterator[str]:
    change = find_change(tool, given, result)
    for question, answer in change.answers if change else ():
        yield decision.questions[question].answers[answer].change or ""
    if change and change.outcome:
        yield decision.outcomes[change.outcome].title


@dataclass(frozen=True)
class Change:
    """What would change a result: answers that become others, and what comes of it."""

    answers: tuple[Pair, ...]
    """The answers that become others, in the order asked."""
    outcome: str | None
    """The result that this leads to; None where other questions come first."""
    opens: int
    """How many questions come up that have no answer yet; 0 where there is a result."""


def find_change(tool: Tool, answers: Kept, outcome: str) -> Change | None:
    """Give what would lead to a less protective result than the one given, or None where nothing would.

    Of all subsets of the answers that can become others: the one with the least protective result, then the
    smallest, then the earliest asked. Where none leads to a result without new questions, the first that may
    still come to a less protective one.
    """
    changes = [change for change in _find_changes(tool, answers, outcome) if change]
    known = [change for change in changes if change.outcome is not None]
    # `max` keeps the first of equals, and they come smallest and earliest first.
    return max(known, key=lambda change: tool.level(change.outcome), default=next(iter(changes), None))


def _find_changes(tool: Tool, answers: Kept, outcome: str) -> Iterator[Change]:
    for chosen in _subsets(tool, answers):
        changed = _put_in_place(tool, answers, chosen)
        if _may_end_below(tool, changed, tool.level(outcome)):
            route = walk(tool, changed)
            reached = _result_of(route)
            opens = 0 if reached else len(set(route.still_open) - set(answers))
            yield Change(chosen, reached, opens)


def _subsets(tool: Tool, answers: Kept) -> Iterator[tuple[Pair, ...]]:
    """Yield the subsets of the answers that can become others: the smallest first, then the earliest asked."""
    changing = [
        (question.id, answer.id)
        for question in tool.questions
        for answer in question.answers
        if answer.becomes and answer.id in answers.get(question.id, ())
    ]
    for size in range(1, len(changing) + 1):
        yield from combinations(changing, size)


def _put_in_place(tool: Tool, answers: Kept, chosen: Iterable[Pair]) -> dict[str, tuple[str, ...]]:
    """Give the answers with those chosen replaced by what they become."""
    changed = dict(answers)
    for question_id, answer_id in chosen:
        changed[question_id] = tuple(name for name in changed[question_id] if name != answer_id)
    for question_id, answer_id in chosen:
        question = tool.question(question_id)
        changed[question_id] = _enter(question, changed[question_id], answer_id)
    return changed


def _enter(question: Question, kept: tuple[str, ...], answer_id: str) -> tuple[str, ...]:
    """Add what an answer becomes; one that stands alone enters only where no other box is left."""
    answer = question.answer(answer_id)
    new = question.answer((answer and answer.becomes) or "")
    assert new is not None  # proof 1: what an answer becomes is another of its question
    if new.alone:
        return kept or (new.id,)
    alone = {other.id for other in question.answers if other.alone}
    return tuple(dict.fromkeys([*(name for name in kept if name not in alone), new.id]))


def _result_of(route: Route) -> str | None:
    return route.result or (route.leading if route.settled else None)


def _may_end_below(tool: Tool, answers: Kept, level: int) -> bool:
    """Tell whether the answers, with some to the questions that are left, end in something less protective."""
    waiting, tried = [answers], 0
    while waiting and tried < MOST_TRIED:
        given, tried = waiting.pop(), tried + 1
        route = walk(tool, given)
        reached = _result_of(route)
        if reached and tool.level(reached) > level:
            return True
        if route.unanswered and not reached and tool.level(route.leading) > level:
            question = tool.question(route.unanswered)
            waiting += [{**given, question.id: (answer.id,)} for answer in reversed(question.answers)]
    return False
