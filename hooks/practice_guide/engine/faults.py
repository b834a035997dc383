"""What is wrong with a tool: where, what it means, what to do, and a route that shows it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from .choices import TooWideError
from .declaration import Decision
from .tool import Answers, Tool

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
    steps = (quote_answers(decision, name, chosen, route, '" + "') for name, chosen in route)
    return "; ".join(f'"{ask}" → "{said}"' for ask, said in steps) or "no question at all"


def quote_answers(
    decision: Decision, question: str, answers: Iterable[str], route: Answers, between: str = "; "
) -> tuple[str, str]:
    """Give a question and answers to it as readers see them on a route."""
    asked = decision.questions[question]
    return asked.wording(dict(route)), between.join(asked.answers[answer].say for answer in answers)


def quoted(ids: Mapping[str, object] | tuple[str, ...]) -> str:
    """Give ids as words in a sentence: "a", "b" and "c"."""
    return listed([f'"{name}"' for name in ids])


def listed(words: Sequence[str], last: str = " and ") -> str:
    """Give words as they stand in a sentence: a, b and c."""
    return last.join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def describe_width(tool: Tool, error: TooWideError) -> Fault:
    """Give the fault for a tool with too much to remember at one question."""
    question = tool.questions[error.place].id
    message = f'The tool is too wide to prove: "{question}" leaves more than {error.limit} to tell apart.'
    waiting = f"Held open longest: {'; '.join(error.held[:MOST_NAMED])}. " if error.held else ""
    return Fault(("questions", question), message, f"{waiting}Let conditions read answers given shortly before.")
