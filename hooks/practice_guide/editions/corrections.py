"""Corrections of dangerous errors: which of them readers must still be told of, where, and what edition they make.

A correction is told on the page where it was made, and on every page that
- links to a place that it names, from its text or its front matter, where a question speaks for its answers; or
- names such a place as the source of a statement, as a question on which sources disagree, or as no longer holding; or
- uses the corrected tool or checklist as a whole: links to any place on its page, offers it at its end or with an
  outcome, takes the answers of the tool for its lines, or works a case with it.

What the build makes of such a page tells it too: how the tool was tested, the answer for the code of a sheet, and
the family sheet. The first page tells every correction. It stops after one step: a page that links to a page that
links to the place is not touched.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ..addresses import page_beside, relative_address
from ..guide.catalogue import Catalogue
from ..guide.front import Change
from ..guide.kind import Told
from ..guide.moves import Move
from ..guide.page import Page
from ..reading.roles import names_in
from .history import History, correction_after, edition_after, in_order, is_correction, is_name
from .ledger import Ledger

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
    return _since(base, pages) or _since(history.last, pages)


def corrected_pages(ledger: Ledger, pages: Iterable[Page], moves: Iterable[Move]) -> dict[str, Correction]:
    """Return the pages of an edition on which a dangerous error was corrected since, by address, with the correction.

    What the build makes beside such a page is among them.
    """
    found: dict[str, Correction] = {}
    for correction in reversed(_since(ledger, pages)):
        here = correction.page.address
        was = {here, *(move.from_page for move in moves if move.page.address == here)}
        found |= {address: correction for address in ledger.pages if page_beside(address) in was}
    return found


def find_name_fault(edition: str, pages: Iterable[Page], history: History) -> str | None:
    """Say why the next edition cannot have this name: corrections, and nothing else, make a name of three parts."""
    unreleased = _since(history.last, pages)
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


def told_on(page: Page, shown_on: Page, corrections: Sequence[Correction], catalogue: Catalogue) -> tuple[Told, ...]:
    """Return the corrections of a page as another, or the same, shows them.

    What the build makes of one page tells what that page does.
    """
    written = page.written
    if written is None or not corrections:
        return ()
    references = [*_references(written, catalogue)]
    return tuple(
        Told(
            found.change.on,
            found.change.what,
            "" if found.page.path == shown_on.path else relative_address(_place(found), shown_on.address),
            found.page.front.title,
        )
        for found in corrections
        if written.looks.is_first_page
        or written.path == found.page.path
        or any(_leads_to(found, reference) for reference in references)
    )


def _place(correction: Correction) -> str:
    """Return where the first thing stands that a correction names and that is still there."""
    there = {anchor.id for anchor in correction.page.anchors}
    named = next((name for name in correction.change.ids if name in there), "")
    return f"{correction.page.address}#{named}" if named else correction.page.address


def _leads_to(correction: Correction, reference: str) -> bool:
    path, _, anchor = reference.partition("#")
    if path != correction.page.path:
        return False
    named = {anchor, anchor.partition(".")[0]}
    return correction.page.looks.is_used_whole or not named.isdisjoint(correction.change.ids)


def _references(page: Page, catalogue: Catalogue) -> Iterator[str]:
    """Yield what a page links to or names, as paths from docs/, with an anchor where one is named."""
    for written in page.body.links:
        yield page.resolve(written.target)
    named = [
        (of, name)
        for found in page.body.statements
        for of, names in (("source", found.cite), ("difference", found.differs), ("dated entry", found.dated))
        for name in names
    ]
    for _, entry in page.entries:
        if vars(entry).get("link"):
            yield vars(entry)["link"]
        named += [(of, name) for of, _, name in names_in(entry)]
    for of, name in named:
        key, _, part = name.partition(":")
        found = catalogue.find(of, key)
        if found:
            yield f"{found.page.path}#{part or found.anchor}"


def _base(history: History, edition: str) -> Ledger | None:
    earlier = [ledger for ledger in history.ledgers if in_order(ledger.edition) < in_order(edition)]
    known = [ledger for ledger in earlier if not (is_correction(edition) and is_correction(ledger.edition))]
    return known[-1] if known else None


def _since(base: Ledger | None, pages: Iterable[Page]) -> tuple[Correction, ...]:
    """Return the corrections that an edition does not tell, newest first; none before the first edition."""
    if base is None:
        return ()
    # A page may have moved since, so what any page told counts.
    told = [change for record in base.pages.values() for change in record.changes]
    found = [
        Correction(page, change)
        for page in pages
        for change in page.front.changes
        if change.kind == "safety" and change not in told
    ]
    return tuple(sorted(found, key=lambda correction: (-correction.change.on.toordinal(), correction.page.address)))
