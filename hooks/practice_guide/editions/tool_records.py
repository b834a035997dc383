"""A tool as an edition published it: its logic alone, so that routes can be compared later."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ..engine.proofs import Proof
from ..engine.tool import Answer, Clears, Condition, Question, Rule, Tool


@dataclass(frozen=True)
class ToolRecord:
    """The logic of a tool, and how many of its routes end where."""

    title: str
    tool: Tool
    routes: int
    by_outcome: dict[str, int]

    @classmethod
    def of(cls, title: str, tool: Tool, proof: Proof) -> ToolRecord:
        """Return the record of a tool that was proved."""
        # By way of its data, so that a tool as it is now equals the same tool from a ledger.
        logic = _read_tool(_tool_data(tool))
        return cls(title, logic, proof.routes, dict(proof.by_outcome))

    @classmethod
    def read(cls, data: dict[str, Any]) -> ToolRecord:
        """Return a record from a ledger."""
        return cls(data["title"], _read_tool(data["logic"]), data["routes"], data["by_outcome"])

    def data(self) -> dict[str, Any]:
        """Return the record as a ledger holds it."""
        return {
            "title": self.title,
            "routes": self.routes,
            "by_outcome": self.by_outcome,
            "logic": _tool_data(self.tool),
        }


def _tool_data(tool: Tool) -> dict[str, Any]:
    return {
        "id": tool.id,
        "outcomes": list(tool.outcomes),
        "questions": [_question_data(question) for question in tool.questions],
        "rules": [{"when": _condition_data(rule.when), "raises": rule.raises} for rule in tool.rules],
        "clears": {
            name: {"needs": list(clears.needs), "when": _condition_data(clears.when)}
            for name, clears in tool.clears.items()
        },
    }


def _question_data(question: Question) -> dict[str, Any]:
    return {
        "id": question.id,
        "choose": question.choose,
        "asked_when": _condition_data(question.asked_when),
        "answers": [_answer_data(answer) for answer in question.answers],
    }


def _answer_data(answer: Answer) -> dict[str, Any]:
    marks = dict.fromkeys((name for name in ("ends", "unknown", "alone") if getattr(answer, name)), True)
    return {"id": answer.id, **({"raises": answer.raises} if answer.raises else {}), **marks}


def _condition_data(condition: Condition | None) -> list[Any] | None:
    if condition is None:
        return None
    return [[[question, list(answers)] for question, answers in clause] for clause in condition]


def _read_tool(data: dict[str, Any]) -> Tool:
    return Tool(
        id=data["id"],
        outcomes=tuple(data["outcomes"]),
        questions=tuple(_read_question(question) for question in data["questions"]),
        rules=tuple(
            Rule(index, _read_condition(rule["when"]) or (), rule["raises"]) for index, rule in enumerate(data["rules"])
        ),
        clears={
            name: Clears(tuple(clears["needs"]), _read_condition(clears["when"]))
            for name, clears in data["clears"].items()
        },
    )


def _read_question(data: dict[str, Any]) -> Question:
    answers = tuple(Answer(**answer) for answer in data["answers"])
    return Question(data["id"], answers, data["choose"], asked_when=_read_condition(data["asked_when"]))


def _read_condition(data: list[Any] | None) -> Condition | None:
    if data is None:
        return None
    return tuple(tuple((question, tuple(answers)) for question, answers in clause) for clause in data)
