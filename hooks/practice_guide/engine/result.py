"""What a result says for the answers given, folds included: the lines that the page shows, in words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from ..reading.fields import ItemEntry
from ..reading.roles import walk_entries
from .changes import Kept, find_change
from .declaration import ChecklistReference, Consideration, Decision
from .tool import Tool, freeze, holds
from .walk import Reason, Route, first_line

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
