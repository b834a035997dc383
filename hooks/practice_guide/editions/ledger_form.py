"""The form of a ledger's file, and what must agree within it: whatever passes here can be read and compared."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from ..guide.front import Change
from ..schema.base import Day
from .names import is_name
from .places import digest

Digest = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
Name = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9._/-]*$")]
Address = Annotated[str, StringConstraints(pattern=r"^([a-z0-9][a-z0-9._-]*/)*$")]
Words = Annotated[str, StringConstraints(min_length=1)]
Condition = list[list[Annotated[list[Any], Field(min_length=2, max_length=2)]]]


class _Form(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, defer_build=True)


class _Place(_Form):
    kind: Annotated[str, StringConstraints(pattern=r"^[a-z]+( [a-z]+)*$")]
    words: list[str]
    meaning: dict[str, Any]
    fingerprint: Digest


class _Page(_Form):
    file: Annotated[str, StringConstraints(pattern=r"^docs/.+\.md$")]
    title: Words
    is_made: bool
    changes: list[Change]
    places: dict[str, _Place]


class _Answer(_Form):
    id: Name
    raises: Name | None = None
    ends: bool = False
    unknown: bool = False
    alone: bool = False


class _Question(_Form):
    id: Name
    choose: Literal["one", "any"]
    asked_when: Condition | None
    answers: Annotated[list[_Answer], Field(min_length=1)]


class _Rule(_Form):
    when: Condition
    raises: Name


class _Clears(_Form):
    needs: list[Name]
    when: Condition | None


class _Logic(_Form):
    id: Name
    outcomes: Annotated[list[Name], Field(min_length=1)]
    questions: Annotated[list[_Question], Field(min_length=1)]
    rules: list[_Rule]
    clears: dict[Name, _Clears]


class _Tool(_Form):
    title: Words
    routes: Annotated[int, Field(ge=1)]
    by_outcome: dict[Name, Annotated[int, Field(ge=0)]]
    logic: _Logic


class _Sheet(_Form):
    checklist: Name
    title: Words
    items: dict[Name, str]


class _Ledger(_Form):
    format: int
    edition: Name
    on: Day
    fingerprint: Digest
    site: Digest | None = None
    archive: Digest | None = None
    earlier: list[str] = []
    pages: dict[Address, _Page]
    tools: dict[Name, _Tool]
    sheets: dict[Annotated[str, StringConstraints(pattern=r"^[A-Z0-9]{4}-[A-Z0-9]{4}$")], _Sheet]


def find_fault(data: dict[str, Any]) -> str:
    """Return where a ledger is not as a release writes it, such as `tools > visit-mode > routes`; empty where it is."""
    try:
        ledger = _Ledger.model_validate(data)
    except ValidationError as error:
        return _trail(step for step in error.errors(include_url=False)[0]["loc"] if step != "[key]")
    return next((_trail(fault) for fault in _disagreements(ledger)), "")


def _trail(steps: Iterable[str | int]) -> str:
    return " > ".join(str(step) for step in steps) or "its top"


def _disagreements(ledger: _Ledger) -> Iterator[tuple[str, ...]]:
    if not all(is_name(name) for name in ledger.earlier):
        yield ("earlier",)
    for address, page in ledger.pages.items():
        if "" not in page.places:
            yield "pages", address, "places"
        for name, place in page.places.items():
            if place.fingerprint != digest([place.kind, place.words, place.meaning]):
                yield "pages", address, "places", name, "fingerprint"
    said = {
        address: {name: place.fingerprint for name, place in page.places.items()}
        for address, page in ledger.pages.items()
    }
    if ledger.fingerprint != digest(said):
        yield ("fingerprint",)
    for name, tool in ledger.tools.items():
        yield from (("tools", name, *fault) for fault in _tool_faults(name, tool))


def _tool_faults(name: str, tool: _Tool) -> Iterator[tuple[str, ...]]:
    logic = tool.logic
    answers = {question.id: {answer.id for answer in question.answers} for question in logic.questions}
    if logic.id != name or len(set(logic.outcomes)) != len(logic.outcomes):
        yield "logic", "outcomes"
    if len(answers) != len(logic.questions) or any(len(answers[q.id]) != len(q.answers) for q in logic.questions):
        yield "logic", "questions"
    raised = [answer.raises for question in logic.questions for answer in question.answers if answer.raises]
    named = {*raised, *(rule.raises for rule in logic.rules), *logic.clears, *tool.by_outcome}
    if not named <= set(logic.outcomes):
        yield "logic", "outcomes"
    if sum(tool.by_outcome.values()) != tool.routes:
        yield ("by_outcome",)
    conditions = [
        *(question.asked_when for question in logic.questions),
        *(rule.when for rule in logic.rules),
        *(clears.when for clears in logic.clears.values()),
    ]
    if not all(_is_about(condition or [], answers) for condition in conditions):
        yield "logic", "when"
    if not all(need in answers for clears in logic.clears.values() for need in clears.needs):
        yield "logic", "clears"


def _is_about(condition: Condition, answers: dict[str, set[str]]) -> bool:
    """Say whether a condition names questions and answers of its tool, and nothing else."""
    return all(
        isinstance(question, str)
        and question in answers
        and isinstance(chosen, list)
        and all(isinstance(name, str) and name in answers[question] for name in chosen)
        for clause in condition
        for question, chosen in clause
    )
