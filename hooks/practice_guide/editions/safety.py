"""Corrections of dangerous errors: which of them readers must still be told of, and what edition they make."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from ..addresses import page_beside
from ..guide.moves import Move
from ..guide.pages import Page
from ..schema.page import Change
from .history import History
from .ledger import Ledger
from .names import correction_after, edition_after, in_order, is_correction, is_name

RELEASE_AT_ONCE = """A dangerous error was corrected, and no edition tells it yet:
{changes}
Release it at once as {name}: write edition: "{name}" under `extra` in mkdocs.yml, then run
    python3 dev.py release {name}"""
NOTHING_CORRECTED = (
    "{name} would be a correction, and no change of the kind `safety` was made since {last}. "
    "Choose a name of two parts, such as {next}."
)
NOTHING_TO_CORRECT = "{name} would be a correction, and no edition was released yet. Choose a name such as {next}."


@dataclass(frozen=True)
class Correction:
    """A `safety` change that no later edition has taken over yet."""

    page: Page
    change: Change


def open_corrections(pages: Iterable[Page], history: History, edition: str) -> tuple[Correction, ...]:
    """Return the corrections since the edition that the one readers have builds on, newest first.

    2026.1.2 tells all that was corrected since 2026.1; with 2026.2 that is taken over, and only what is new is told.
    A draft takes nothing over: until it is released, whatever it is called, it tells what the last edition tells.
    """
    readers_have = history.find(edition) or history.last
    base = _base(history, readers_have.edition) if readers_have else None
    found = _since(base, pages) if base else ()
    return found or unreleased_corrections(pages, history)


def corrected_pages(ledger: Ledger, pages: Iterable[Page], moves: Iterable[Move]) -> dict[str, Correction]:
    """Return the pages of an edition on which a dangerous error was corrected since, by address, with the correction.

    What the build makes beside such a page is among them.
    """
    found: dict[str, Correction] = {}
    for correction in reversed(_since(ledger, pages)):
        here = correction.page.address
        was = {here, *(move.origin.partition("#")[0] for move in moves if move.page.address == here)}
        found |= {address: correction for address in ledger.pages if page_beside(address) in was}
    return found


def unreleased_corrections(pages: Iterable[Page], history: History) -> tuple[Correction, ...]:
    """Return the corrections that no edition tells yet; none before the first one."""
    return _since(history.last, pages) if history.last else ()


def find_name_fault(edition: str, pages: Iterable[Page], history: History) -> str | None:
    """Say why the next edition cannot have this name: corrections, and nothing else, make a name of three parts."""
    unreleased = unreleased_corrections(pages, history)
    last = history.last.edition if history.last else ""
    if unreleased:
        name = correction_after(last)
        changes = "\n".join(f"    {found.page.document.file}: {found.change.what}" for found in unreleased)
        return RELEASE_AT_ONCE.format(name=name, changes=changes) if edition != name else None
    if not is_name(edition) or not is_correction(edition) or history.find(edition):
        return None
    if not last:
        return NOTHING_TO_CORRECT.format(name=edition, next=edition.rpartition(".")[0])
    return NOTHING_CORRECTED.format(name=edition, last=last, next=edition_after(last))


def _base(history: History, edition: str) -> Ledger | None:
    earlier = [ledger for ledger in history.ledgers if in_order(ledger.edition) < in_order(edition)]
    known = [ledger for ledger in earlier if not (is_correction(edition) and is_correction(ledger.edition))]
    return known[-1] if known else None


def _since(base: Ledger, pages: Iterable[Page]) -> tuple[Correction, ...]:
    # A page may have moved since, so what any page told counts.
    told = [change for record in base.pages.values() for change in record.changes]
    found = [
        Correction(page, change)
        for page in pages
        for change in page.front.changes
        if change.kind == "safety" and _as_told(change) not in told
    ]
    return tuple(sorted(found, key=lambda correction: (-correction.change.on.toordinal(), correction.page.address)))


def _as_told(change: Change) -> dict[str, Any]:
    return change.model_dump(mode="json", exclude_defaults=True)
