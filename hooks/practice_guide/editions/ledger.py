"""The ledger of an edition: its places with words and fingerprints, the logic of its tools, and its printed sheets."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from ..engine.proofs import Proof
from ..engine.tool import Tool, tool_from_data, tool_to_data
from ..guide.kind import Sheet
from ..guide.page import Page
from .places import Place, digest, page_places

FORMAT = 1


@dataclass(frozen=True)
class PageRecord:
    """A page as an edition published it."""

    file: str
    title: str
    is_made: bool
    changes: tuple[dict[str, Any], ...]
    places: dict[str, Place]
    """Its places by anchor; the page itself has the empty one."""


@dataclass(frozen=True)
class SheetRecord:
    """A printed sheet: the list it belongs to, or `list/family`, and what each item said, by id."""

    checklist: str
    title: str
    items: dict[str, str]


@dataclass(frozen=True)
class Ledger:
    """Everything that an edition published."""

    edition: str
    on: date
    pages: dict[str, PageRecord]
    """By address."""
    tools: dict[str, ToolRecord]
    sheets: dict[str, SheetRecord]
    """By code."""
    site: str = field(default="", compare=False)
    """The digest of its kept site; empty while it is not released."""
    archive: str = field(default="", compare=False)
    """In the place of `site` in 2026.1 and 2026.2: the digest of everything they were built from."""
    earlier: tuple[str, ...] = field(default=(), compare=False)
    """The editions released before it, so that a ledger that is lost is missed; 2026.1 and 2026.2 do not say."""
    guide: str = field(default="", compare=False)
    """For an edition of an authority's own: the edition of the guide that it stands on. It has no kept site."""
    guide_fingerprint: str = field(default="", compare=False)
    """The fingerprint of that guide, which may have changed since its own last release."""

    @cached_property
    def fingerprint(self) -> str:
        """A digest of all that the edition says, whatever it is called."""
        return digest(
            {
                address: {name: place.fingerprint for name, place in record.places.items()}
                for address, record in self.pages.items()
            }
        )

    def place(self, origin: str) -> Place | None:
        """Return the place at an address such as `guide/calls/#say-hello`."""
        address, _, anchor = origin.partition("#")
        record = self.pages.get(address)
        return record.places.get(anchor) if record else None


def make_ledger(
    pages: Iterable[Page], tools: Mapping[str, ToolRecord], sheets: Iterable[Sheet], edition: str, on: date
) -> Ledger:
    """Return the ledger of the guide as it is now, given the pages that it keeps, its tools and its sheets."""
    records = {page.address: _page_record(page) for page in pages}
    printed = {sheet.code: SheetRecord(sheet.checklist, sheet.title, sheet.items) for sheet in sheets}
    return Ledger(
        edition, on, dict(sorted(records.items())), dict(sorted(tools.items())), dict(sorted(printed.items()))
    )


def ledger_text(ledger: Ledger) -> str:
    """Return a ledger as text: the same bytes for the same guide, with a digest against damage."""
    data = {
        "format": FORMAT,
        "edition": ledger.edition,
        "on": ledger.on.isoformat(),
        "fingerprint": ledger.fingerprint,
        **_basis(ledger),
        "earlier": list(ledger.earlier),
        "pages": {address: _page_data(record) for address, record in ledger.pages.items()},
        "tools": {name: record.data() for name, record in ledger.tools.items()},
        "sheets": {code: vars(sheet) for code, sheet in ledger.sheets.items()},
    }
    return json.dumps({**data, "digest": digest(data)}, ensure_ascii=False, indent=1) + "\n"


def _basis(ledger: Ledger) -> dict[str, str]:
    if ledger.guide:
        return {"guide": ledger.guide, "guide_fingerprint": ledger.guide_fingerprint}
    return {"archive": ledger.archive} if ledger.archive else {"site": ledger.site}


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
        logic = tool_from_data(tool_to_data(tool))
        return cls(title, logic, proof.routes, dict(proof.by_outcome))

    @classmethod
    def read(cls, data: dict[str, Any]) -> ToolRecord:
        """Return a record from a ledger."""
        return cls(data["title"], tool_from_data(data["logic"]), data["routes"], data["by_outcome"])

    def data(self) -> dict[str, Any]:
        """Return the record as a ledger holds it."""
        return {
            "title": self.title,
            "routes": self.routes,
            "by_outcome": self.by_outcome,
            "logic": tool_to_data(self.tool),
        }


def _page_record(page: Page) -> PageRecord:
    changes = tuple(change.model_dump(mode="json", exclude_defaults=True) for change in page.front.changes)
    # Where an authority keeps its folder is its own affair, and may change.
    file = page.document.file if page.is_in_docs or page.is_made else Path(page.document.file).name
    return PageRecord(file, page.front.title, page.is_made, changes, page_places(page))


def _page_data(record: PageRecord) -> dict[str, Any]:
    places = {
        name: {
            "kind": place.kind,
            "words": list(place.words),
            "meaning": place.meaning,
            "fingerprint": place.fingerprint,
        }
        for name, place in record.places.items()
    }
    return {
        "file": record.file,
        "title": record.title,
        "is_made": record.is_made,
        "changes": list(record.changes),
        "places": places,
    }
