"""The ledgers of every edition that was released, read strictly: one that is not as a release wrote it is refused."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from ..guide.front import Change
from ..reading.fields import Day
from ..reading.problems import Problem
from .kept_sites import INDEX
from .ledger import FORMAT, Ledger, PageRecord, SheetRecord, ToolRecord
from .names import in_order, is_name
from .places import Place, digest

REMEDY = "Bring the file back as it was released, from the history of the project."

Digest = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
Name = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9._/-]*$")]
Address = Annotated[str, StringConstraints(pattern=r"^([a-z0-9][a-z0-9._-]*/)*$")]
Words = Annotated[str, StringConstraints(min_length=1)]
Condition = list[list[Annotated[list[Any], Field(min_length=2, max_length=2)]]]


@dataclass(frozen=True)
class History:
    """Every released edition, oldest first."""

    ledgers: tuple[Ledger, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def last(self) -> Ledger | None:
        """The newest edition, if any was released."""
        return self.ledgers[-1] if self.ledgers else None

    def find(self, edition: str) -> Ledger | None:
        """Return the edition with this name."""
        return next((ledger for ledger in self.ledgers if ledger.edition == edition), None)


def read_history(folder: Path, shown: str = "") -> History:
    """Return the ledgers in a folder; what is wrong with them stands in `problems`.

    Args:
        shown: The folder as reports name it, for an authority's own editions, which keep no sites.
    """
    name = shown or folder.name
    ledgers: list[Ledger] = []
    problems: list[Problem] = []
    for file in sorted(file for file in folder.glob("*.json") if file.name != INDEX):
        try:
            ledgers.append(read_ledger(file.stem, file.read_bytes(), is_local=bool(shown)))
        except _LedgerError as error:
            problems.append(Problem(f"{name}/{file.name}", 1, (), str(error)))
    ledgers.sort(key=lambda ledger: in_order(ledger.edition))
    problems += [*_missing(folder, name, ledgers), *_out_of_order(name, ledgers)]
    return History(tuple(ledgers), tuple(problems))


def read_ledger(name: str, content: bytes, is_local: bool = False) -> Ledger:
    """Return a ledger from its file; the name is that of the file, without `.json`."""
    if not is_name(name):
        raise _LedgerError(f'"{name}" is no name of an edition: write the year and a number, such as 2026.1.')
    try:
        data = json.loads(content)
        stored = data.pop("digest")
        found, edition = data["format"], data["edition"]
        now = digest(data)
    except (ValueError, RecursionError, KeyError, TypeError, AttributeError) as error:
        raise _LedgerError(f"This ledger is damaged and cannot be read. {REMEDY}") from error
    if found != FORMAT:
        raise _LedgerError(f"This ledger has the format {found}, and this build reads {FORMAT}. Use a newer build.")
    if now != stored:
        raise _LedgerError(f"This ledger was changed after its release. {REMEDY}")
    if edition != name:
        raise _LedgerError(f'This is the ledger of {edition}. Name the file "{edition}.json".')
    if not data.get("site") and not data.get("archive") and not (is_local and data.get("guide")):
        raise _LedgerError(f"This ledger does not say which site was kept of its edition. {REMEDY}")
    fault = find_fault(data)
    if fault:
        raise _LedgerError(f"This ledger is not as a release writes it, at {fault}. {REMEDY}")
    return _ledger(data)


def find_fault(data: dict[str, Any]) -> str:
    """Return where a ledger is not as a release writes it, such as `tools > visit-mode > routes`; empty where it is."""
    try:
        ledger = _LedgerForm.model_validate(data)
    except ValidationError as error:
        return _trail(step for step in error.errors(include_url=False)[0]["loc"] if step != "[key]")
    return next((_trail(fault) for fault in _disagreements(ledger)), "")


class _LedgerError(ValueError):
    """A ledger cannot be used. Raised while reading one; caught by `read_history`, which reports it."""


def _missing(folder: Path, shown: str, ledgers: Iterable[Ledger]) -> Iterator[Problem]:
    by_missing = {name: ledger for ledger in ledgers for name in ledger.earlier}
    for name, ledger in sorted(by_missing.items()):
        file = folder / f"{name}.json"
        if not file.exists():
            message = f"Edition {name} was released before {ledger.edition}, and its ledger is gone. {REMEDY}"
            yield Problem(f"{shown}/{file.name}", 1, (), message)


def _out_of_order(shown: str, ordered: list[Ledger]) -> Iterator[Problem]:
    for before, ledger in pairwise(ordered):
        if ledger.on < before.on:
            message = (
                f"This ledger is dated {ledger.on.isoformat()}, and {before.edition} {before.on.isoformat()}. {REMEDY}"
            )
            yield Problem(f"{shown}/{ledger.edition}.json", 1, (), message)


def _ledger(data: dict[str, Any]) -> Ledger:
    return Ledger(
        edition=data["edition"],
        on=date.fromisoformat(data["on"]),
        pages={address: _page(record) for address, record in data["pages"].items()},
        tools={name: ToolRecord.read(record) for name, record in data["tools"].items()},
        sheets={code: SheetRecord(**record) for code, record in data["sheets"].items()},
        site=data.get("site", ""),
        archive=data.get("archive", ""),
        guide=data.get("guide", ""),
        guide_fingerprint=data.get("guide_fingerprint", ""),
        earlier=tuple(data.get("earlier", ())),
    )


def _page(data: dict[str, Any]) -> PageRecord:
    places = {
        name: Place(place["kind"], tuple(place["words"]), place["meaning"]) for name, place in data["places"].items()
    }
    return PageRecord(data["file"], data["title"], data["is_made"], tuple(data["changes"]), places)


class _Form(BaseModel):
    """A part of a ledger's file, as a release writes it."""

    model_config = ConfigDict(extra="forbid", strict=True, defer_build=True)


class _PlaceForm(_Form):
    kind: Annotated[str, StringConstraints(pattern=r"^[a-z]+( [a-z]+)*$")]
    words: list[str]
    meaning: dict[str, Any]
    fingerprint: Digest


class _PageForm(_Form):
    file: Annotated[str, StringConstraints(pattern=r"^(docs/.+|[^/]+)\.md$")]
    title: Words
    is_made: bool
    changes: list[Change]
    places: dict[str, _PlaceForm]


class _AnswerForm(_Form):
    id: Name
    raises: Name | None = None
    ends: bool = False
    unknown: bool = False
    alone: bool = False


class _QuestionForm(_Form):
    id: Name
    choose: Literal["one", "any"]
    asked_when: Condition | None
    answers: Annotated[list[_AnswerForm], Field(min_length=1)]


class _RuleForm(_Form):
    when: Condition
    raises: Name


class _ClearsForm(_Form):
    needs: list[Name]
    when: Condition | None


class _LogicForm(_Form):
    id: Name
    outcomes: Annotated[list[Name], Field(min_length=1)]
    questions: Annotated[list[_QuestionForm], Field(min_length=1)]
    rules: list[_RuleForm]
    clears: dict[Name, _ClearsForm]


class _ToolForm(_Form):
    title: Words
    routes: Annotated[int, Field(ge=1)]
    by_outcome: dict[Name, Annotated[int, Field(ge=0)]]
    logic: _LogicForm


class _SheetForm(_Form):
    checklist: Name
    title: Words
    items: dict[Name, str]


class _LedgerForm(_Form):
    format: int
    edition: Name
    on: Day
    fingerprint: Digest
    site: Digest | None = None
    archive: Digest | None = None
    guide: Name | None = None
    guide_fingerprint: Digest | None = None
    earlier: list[str] = []
    pages: dict[Address, _PageForm]
    tools: dict[Name, _ToolForm]
    sheets: dict[Annotated[str, StringConstraints(pattern=r"^[A-Z0-9]{4}-[A-Z0-9]{4}$")], _SheetForm]


def _trail(steps: Iterable[str | int]) -> str:
    return " > ".join(str(step) for step in steps) or "its top"


def _disagreements(ledger: _LedgerForm) -> Iterator[tuple[str, ...]]:
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


def _tool_faults(name: str, tool: _ToolForm) -> Iterator[tuple[str, ...]]:
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
