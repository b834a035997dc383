"""Walk a tool with the answers a reader gave. The browser does the same; tests hold the two together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import dropwhile
from typing import Literal

from .tool import Answers, Condition, Question, Tool, clause_holds, holds

Given = Mapping[str, Sequence[str]]
DropCause = Literal["no such question", "no such answer", "cannot be combined", "not asked"]


@dataclass(frozen=True)
class Reason:
    """Something that raised an outcome: an answer to a question, or a rule."""

    outcome: str
    question: str | None = None
    answer: str | None = None
    rule: int | None = None


@dataclass(frozen=True)
class Dropped:
    """Answers that were given but do not count, and why."""

    question: str
    answers: tuple[str, ...]
    cause: DropCause


@dataclass(frozen=True)
class Route:
    """What the answers given so far amount to."""

    answers: Answers
    unanswered: str | None
    """The question to ask next; None when the route is complete."""
    raised: tuple[Reason, ...]
    leading: str | None
    """The most protective outcome raised so far; the result of stopping once the route is settled."""
    result: str | None
    settled: bool
    """Stopping early may be offered: nothing still unasked could raise anything more protective or lead with
    another line."""
    still_open: tuple[str, ...]
    """Questions that could still be asked, the next one first."""
    dropped: tuple[Dropped, ...]


def walk(tool: Tool, given: Given) -> Route:
    """Follow the answers given as far as they lead.

    Questions come in the order written, each only when its condition holds for the answers before it.
    The walk stops at the first question without an acceptable answer, after an answer that ends, or at
    the end. Answers given to later questions wait; they are reported as dropped once it is certain that
    their question is not asked.
    """
    kept, unanswered, dropped = _follow(tool, given)
    raised = find_reasons(tool, kept)
    leading = min((reason.outcome for reason in raised), key=tool.level, default=None)
    still_open = find_still_open(tool, kept, unanswered)
    return Route(
        answers=tuple(kept.items()),
        unanswered=unanswered,
        raised=raised,
        leading=leading,
        result=(leading or find_cleared(tool, kept)) if unanswered is None else None,
        settled=is_settled(tool, kept, leading, still_open),
        still_open=still_open,
        dropped=dropped,
    )


def find_reasons(tool: Tool, answers: Given) -> tuple[Reason, ...]:
    """List everything that raises an outcome: answers in the order asked, then rules."""
    from_answers = (
        Reason(answer.raises, question=question.id, answer=answer.id)
        for question in tool.questions
        for answer in question.answers
        if answer.raises and answer.id in answers.get(question.id, ())
    )
    from_rules = (Reason(rule.raises, rule=rule.index) for rule in tool.rules if holds(rule.when, answers))
    return (*from_answers, *from_rules)


def find_cleared(tool: Tool, answers: Given) -> str | None:
    """Give the clearing outcome of a complete route on which nothing was raised."""
    return next((name for name, clears in tool.clears.items() if holds(clears.when, answers)), None)


def find_still_open(tool: Tool, answers: Given, unanswered: str | None) -> tuple[str, ...]:
    """List the questions that could still be asked: from the next one on, those with an open condition."""
    still_open: list[str] = []
    for question in dropwhile(lambda question: question.id != unanswered, tool.questions):
        if is_open(question.asked_when, answers, still_open):
            still_open.append(question.id)
    return tuple(still_open)


def is_open(condition: Condition | None, answers: Given, still_open: Sequence[str]) -> bool:
    """Tell whether a condition holds or could come to hold.

    A clause is open when each of its questions was answered as listed, or could still be asked.
    """
    waiting = (tuple(literal for literal in clause if literal[0] not in still_open) for clause in condition or ())
    return condition is None or any(clause_holds(clause, answers) for clause in waiting)


def is_settled(tool: Tool, answers: Given, leading: str | None, still_open: Sequence[str]) -> bool:
    """Tell whether stopping early may be offered.

    Something must have been raised, and a question must remain. Then look at what could still raise an
    outcome more protective than the leading one: an answer to a question that could still be asked, or a
    rule whose condition is open. And look at what could still change the line that the result leads with. If
    there is none of these, the route is settled.
    """
    if leading is None or not still_open:
        return False
    answers_ahead = (
        answer.raises for question in tool.questions if question.id in still_open for answer in question.answers
    )
    rules_ahead = (rule.raises for rule in tool.rules if is_open(rule.when, answers, still_open))
    if any(tool.level(outcome) < tool.level(leading) for outcome in (*answers_ahead, *rules_ahead)):
        return False
    lines_before = tool.first.get(leading, ())[: first_line(tool, leading, answers)]
    return not any(is_open(when, answers, still_open) for when in lines_before)


def first_line(tool: Tool, outcome: str, answers: Given) -> int:
    """Give the place of the line that leads a result: the first whose condition holds, else the last."""
    conditions = tool.first.get(outcome, ())
    return next((place for place, when in enumerate(conditions) if holds(when, answers)), len(conditions))


def accept(question: Question, given: Sequence[str]) -> tuple[tuple[str, ...], DropCause | None]:
    """Give the answers that count, in the tool's order, and why any others do not."""
    known = tuple(answer.id for answer in question.answers if answer.id in given)
    several = len(known) > 1
    if several and (question.choose == "one" or any(a.alone for a in question.answers if a.id in known)):
        return (), "cannot be combined"
    return known, "no such answer" if set(given) - set(known) else None


def _follow(tool: Tool, given: Given) -> tuple[dict[str, tuple[str, ...]], str | None, tuple[Dropped, ...]]:
    kept: dict[str, tuple[str, ...]] = {}
    names = [question.id for question in tool.questions]
    dropped = [Dropped(name, tuple(given[name]), "no such question") for name in given if name not in names]
    unanswered, has_ended = None, False
    for question in tool.questions:
        offered = tuple(given.get(question.id, ()))
        if has_ended or not holds(question.asked_when, kept):
            dropped += [Dropped(question.id, offered, "not asked")] if offered else []
            continue
        chosen, cause = accept(question, offered)
        if cause:
            lost = tuple(dict.fromkeys(answer for answer in offered if answer not in chosen))
            dropped.append(Dropped(question.id, lost, cause))
        if not chosen:
            unanswered = question.id
            break
        kept[question.id] = chosen
        has_ended = any(answer.ends for answer in question.answers if answer.id in chosen)
    return kept, unanswered, tuple(dropped)
