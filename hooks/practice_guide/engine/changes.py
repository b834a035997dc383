"""What a worker could bring about, and the less protective result that this would lead to.

The browser does the same; tests hold the two together.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from .tool import Question, Tool
from .walk import Route, walk

# Every subset of the answers that can become others is tried.
MOST_CHANGES = 8
# Routes looked at to see whether new questions may end in something less protective.
MOST_TRIED = 200

Kept = Mapping[str, tuple[str, ...]]
"""The answers of a route: question ids, each with what was chosen."""

Pair = tuple[str, str]
"""A question and one of its answers."""


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
