"""What is wrong with a tool: where, what it means, what to do, and a route that shows it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from .declaration import Decision
from .machine import Followed, TooWideError
from .tool import Answers, Tool, questions_read

Path = tuple[str | int, ...]

MOST_NAMED = 3


@dataclass(frozen=True)
class Fault:
    """One fault. `path` leads to it inside the `decision:` block; list positions count from 0."""

    path: Path
    message: str
    remedy: str
    routes: tuple[Answers, ...] = ()
    """Shortest routes that show the fault: one, or the two that are compared."""


def describe_fault(decision: Decision, fault: Fault) -> tuple[str, ...]:
    """Give the fault as lines for an author: message and remedy, then each route in the author's words."""
    heading = " ".join(part for part in (fault.message, fault.remedy) if part)
    return (heading, *(f"Route: {in_words(decision, route)}" for route in fault.routes if route))


def in_words(decision: Decision, route: Answers) -> str:
    """Give a route in the words of the page: "Question?" → "Answer"; and so on."""
    steps = (_step_in_words(decision, question, chosen, dict(route)) for question, chosen in route)
    return "; ".join(steps) or "no question at all"


def _step_in_words(
    decision: Decision, question_id: str, chosen: tuple[str, ...], given: Mapping[str, tuple[str, ...]]
) -> str:
    question = decision.questions[question_id]
    said = " + ".join(f'"{question.answers[answer].say}"' for answer in chosen)
    return f'"{question.wording(given)}" → {said}'


def quoted(ids: Mapping[str, object] | tuple[str, ...]) -> str:
    """Give ids as words in a sentence: "a", "b" and "c"."""
    names = [f'"{name}"' for name in ids]
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def describe_width(tool: Tool, error: TooWideError) -> Fault:
    """Give the fault for a tool with too much to remember at one question."""
    question = tool.questions[error.place].id
    message = f'The tool is too wide to prove: "{question}" leaves more than {error.limit} to tell apart.'
    held = "; ".join(_describe_wait(tool, condition) for condition in error.held[:MOST_NAMED])
    waiting = f"Held open longest: {held}. " if held else ""
    return Fault(("questions", question), message, f"{waiting}Let conditions read answers given shortly before.")


def _describe_wait(tool: Tool, condition: Followed) -> str:
    places = {question.id: place for place, question in enumerate(tool.questions)}
    first = min(questions_read(condition.clauses), key=lambda name: places[name])
    if condition.kind == "question":
        return f'"{first}", awaited by the question "{tool.questions[condition.index].id}"'
    if condition.kind == "clears":
        return f'"{first}", awaited by the outcome "{list(tool.clears)[condition.index]}"'
    return f'"{first}", awaited by {"rule" if condition.kind == "rule" else "item"} {condition.index + 1}'
