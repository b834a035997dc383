"""Read the ledgers of every edition that was released, and refuse those that were altered."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

from ..problems import Problem
from .kept_sites import INDEX
from .ledger import FORMAT, Ledger, PageRecord, SheetRecord
from .ledger_form import find_fault
from .names import in_order, is_name
from .places import Place, digest
from .tool_records import ToolRecord

REMEDY = "Bring the file back as it was released, from the history of the project."


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


@dataclass
class _Reading:
    ledgers: list[Ledger] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


class _LedgerError(ValueError):
    """A ledger cannot be used. Raised while reading one; caught by `read_history`, which reports it."""


def read_history(folder: Path) -> History:
    """Return the ledgers in a folder; what is wrong with them stands in `problems`."""
    reading = _Reading()
    for file in sorted(file for file in folder.glob("*.json") if file.name != INDEX):
        try:
            reading.ledgers.append(read_ledger(file.stem, file.read_bytes()))
        except _LedgerError as error:
            reading.problems.append(Problem(f"{folder.name}/{file.name}", 1, (), str(error)))
    reading.problems += _missing(folder, reading.ledgers)
    ordered = sorted(reading.ledgers, key=lambda ledger: in_order(ledger.edition))
    reading.problems += _out_of_order(folder, ordered)
    return History(tuple(ordered), tuple(reading.problems))


def _missing(folder: Path, ledgers: Iterable[Ledger]) -> Iterator[Problem]:
    by_missing = {name: ledger for ledger in ledgers for name in ledger.earlier}
    for name, ledger in sorted(by_missing.items()):
        file = folder / f"{name}.json"
        if not file.exists():
            message = f"Edition {name} was released before {ledger.edition}, and its ledger is gone. {REMEDY}"
            yield Problem(f"{folder.name}/{file.name}", 1, (), message)


def _out_of_order(folder: Path, ordered: list[Ledger]) -> Iterator[Problem]:
    for before, ledger in pairwise(ordered):
        if ledger.on < before.on:
            message = (
                f"This ledger is dated {ledger.on.isoformat()}, and {before.edition} {before.on.isoformat()}. {REMEDY}"
            )
            yield Problem(f"{folder.name}/{ledger.edition}.json", 1, (), message)


def read_ledger(name: str, content: bytes) -> Ledger:
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
    if not data.get("site") and not data.get("archive"):
        raise _LedgerError(f"This ledger does not say which site was kept of its edition. {REMEDY}")
    fault = find_fault(data)
    if fault:
        raise _LedgerError(f"This ledger is not as a release writes it, at {fault}. {REMEDY}")
    return _ledger(data)


def _ledger(data: dict[str, Any]) -> Ledger:
    return Ledger(
        edition=data["edition"],
        on=date.fromisoformat(data["on"]),
        pages={address: _page(record) for address, record in data["pages"].items()},
        tools={name: ToolRecord.read(record) for name, record in data["tools"].items()},
        sheets={code: SheetRecord(**record) for code, record in data["sheets"].items()},
        site=data.get("site", ""),
        archive=data.get("archive", ""),
        earlier=tuple(data.get("earlier", ())),
    )


def _page(data: dict[str, Any]) -> PageRecord:
    places = {
        name: Place(place["kind"], tuple(place["words"]), place["meaning"]) for name, place in data["places"].items()
    }
    return PageRecord(data["file"], data["title"], data["is_made"], tuple(data["changes"]), places)
