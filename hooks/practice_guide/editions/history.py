"""The editions that were released, with their names and ledgers.

A name is `2026.1`, or `2026.1.1` for an urgent correction of it. Ledgers are read strictly: one that is not as a
release wrote it is refused.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from ..engine.tool import ASKED, Condition
from ..reading.problems import Problem, UnusableSettingError
from .kept_sites import INDEX, KeptFileError
from .ledger import FORMAT, Ledger, ToolRecord, digest

EDITIONS_FOLDER = "editions"
NAME = re.compile(r"[0-9]{4}\.[1-9][0-9]*(\.[1-9][0-9]*)?")
# One message for every value that is no text: what the author wrote cannot be told from a number.
NOT_TEXT = (
    "The name of the edition in mkdocs.yml was not read as text. Write it in quotes, under `extra`, "
    'as in edition: "2026.4". Without quotes 2026.10 is read as the number 2026.1.'
)
REMEDY = "Bring the file back as it was released, from the history of the project."


def read_name(written: object) -> str:
    """Return the name of the edition, from the settings, as it was written there; UnusableSettingError for no text."""
    if not isinstance(written, str):
        raise UnusableSettingError(NOT_TEXT)
    return written


def is_name(name: str) -> bool:
    """Say whether this can be the name of an edition."""
    return bool(NAME.fullmatch(name))


def in_order(name: str) -> tuple[int, ...]:
    """Return what to sort editions by: 2026.10 comes after 2026.9.1."""
    return tuple(int(part) for part in name.split("."))


def is_correction(name: str) -> bool:
    """Say whether an edition corrects an earlier one."""
    return name.count(".") > 1


def correction_after(name: str) -> str:
    """Return the name of the next correction: 2026.1.1 after 2026.1, and 2026.1.2 after that."""
    year, number, *correction = in_order(name)
    return f"{year}.{number}.{correction[0] + 1 if correction else 1}"


def edition_after(name: str) -> str:
    """Return the name of the next edition in the same year, whatever was corrected meanwhile."""
    year, number, *_ = in_order(name)
    return f"{year}.{number + 1}"


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
        except KeptFileError as error:
            problems.append(Problem(f"{name}/{file.name}", 1, (), str(error)))
    ledgers.sort(key=lambda ledger: in_order(ledger.edition))
    problems += [*_missing(folder, name, ledgers), *_out_of_order(name, ledgers)]
    return History(tuple(ledgers), tuple(problems))


def read_ledger(name: str, content: bytes, is_local: bool = False) -> Ledger:
    """Return a ledger from its file; the name is that of the file, without `.json`."""
    if not is_name(name):
        raise KeptFileError(f'"{name}" is no name of an edition: write the year and a number, such as 2026.1.')
    try:
        data = json.loads(content)
        stored = data.pop("digest")
        now = digest(data)
        found, edition = data.pop("format"), data["edition"]
    except (ValueError, RecursionError, KeyError, TypeError, AttributeError) as error:
        raise KeptFileError(f"This ledger is damaged and cannot be read. {REMEDY}") from error
    if found != FORMAT:
        raise KeptFileError(f"This ledger has the format {found}, and this build reads {FORMAT}. Use a newer build.")
    if now != stored:
        raise KeptFileError(f"This ledger was changed after its release. {REMEDY}")
    if edition != name:
        raise KeptFileError(f'This is the ledger of {edition}. Name the file "{edition}.json".')
    if not data.get("site") and not data.get("archive") and not (is_local and data.get("guide")):
        raise KeptFileError(f"This ledger does not say which site was kept of its edition. {REMEDY}")
    try:
        ledger = _form().validate_python(data)
    except ValidationError as error:
        steps = (step for step in error.errors(include_url=False)[0]["loc"] if step != "[key]")
        raise _not_as_written(steps) from error
    if fault := next(_disagreements(ledger), None):
        raise _not_as_written(fault)
    return ledger


@cache
def _form() -> TypeAdapter[Ledger]:
    """Return what reads ledgers, made when the first is read."""
    return TypeAdapter(Ledger)


def _not_as_written(steps: Iterable[str | int]) -> KeptFileError:
    """Return the error that names a place such as `tools > visit-mode > routes`."""
    trail = " > ".join(str(step) for step in steps) or "its top"
    return KeptFileError(f"This ledger is not as a release writes it, at {trail}. {REMEDY}")


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


def _disagreements(ledger: Ledger) -> Iterator[tuple[str, ...]]:
    if not all(is_name(name) for name in ledger.earlier):
        yield ("earlier",)
    for address, page in ledger.pages.items():
        if "" not in page.places:
            yield "pages", address, "places"
        for name, place in page.places.items():
            if place.noted != place.fingerprint:
                yield "pages", address, "places", name, "fingerprint"
    if ledger.noted != ledger.fingerprint:
        yield ("fingerprint",)
    for name, tool in ledger.tools.items():
        yield from (("tools", name, *fault) for fault in _tool_faults(name, tool))


def _tool_faults(name: str, tool: ToolRecord) -> Iterator[tuple[str, ...]]:
    logic = tool.logic
    answers = {question.id: {answer.id for answer in question.answers} for question in logic.questions}
    raised = [answer.raises for question in logic.questions for answer in question.answers if answer.raises]
    named = {*raised, *(rule.raises for rule in logic.rules), *logic.clears, *tool.by_outcome}
    outcomes = set(logic.outcomes)
    if logic.id != name or len(outcomes) != len(logic.outcomes) or not named <= outcomes:
        yield "logic", "outcomes"
    if len(answers) != len(logic.questions) or any(len(answers[q.id]) != len(q.answers) for q in logic.questions):
        yield "logic", "questions"
    if sum(tool.by_outcome.values()) != tool.routes:
        yield ("by_outcome",)
    conditions = [
        *(question.asked_when for question in logic.questions),
        *(rule.when for rule in logic.rules),
        *(clears.when for clears in logic.clears.values()),
    ]
    if not all(_is_about(condition or (), answers) for condition in conditions):
        yield "logic", "when"
    if not all(need in answers for clears in logic.clears.values() for need in clears.needs):
        yield "logic", "clears"


def _is_about(condition: Condition, answers: dict[str, set[str]]) -> bool:
    """Say whether a condition names questions and answers of its tool, and nothing else."""
    return all(
        question in answers and answers[question].issuperset({*chosen} - {ASKED})
        for clause in condition
        for question, chosen in clause
    )
