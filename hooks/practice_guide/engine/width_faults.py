"""Say why a tool is too wide to prove: at which question, and what is held open longest."""

from __future__ import annotations

from .clauses import Followed
from .conditions import questions_read
from .faults import Fault
from .limits import TooWideError
from .tool import Tool

MOST_NAMED = 3


def describe_width(tool: Tool, error: TooWideError) -> Fault:
    """Give the fault for a tool with too much to remember at one question."""
    question = tool.questions[error.place].id
    message = f'The tool is too wide to prove: "{question}" leaves more than {error.limit} to tell apart.'
    held = "; ".join(_describe(tool, condition) for condition in error.held[:MOST_NAMED])
    waiting = f"Held open longest: {held}. " if held else ""
    return Fault(("questions", question), message, f"{waiting}Let conditions read answers given shortly before.")


def _describe(tool: Tool, condition: Followed) -> str:
    places = {question.id: place for place, question in enumerate(tool.questions)}
    first = min(questions_read(condition.clauses), key=lambda name: places[name])
    if condition.kind == "question":
        return f'"{first}", awaited by the question "{tool.questions[condition.index].id}"'
    if condition.kind == "clears":
        return f'"{first}", awaited by the outcome "{list(tool.clears)[condition.index]}"'
    return f'"{first}", awaited by {"rule" if condition.kind == "rule" else "item"} {condition.index + 1}'
