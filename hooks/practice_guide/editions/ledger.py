"""The ledger of an edition: its places with words and fingerprints, the logic of its tools, and its printed sheets.

Each record is declared once, as a release writes it and as a file has to be to be read again.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Annotated, Any, ClassVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, Strict, StringConstraints

from ..engine.proofs import Proof
from ..engine.tool import Tool, tool_from_data, tool_to_data
from ..guide.front import Change
from ..guide.kind import Sheet
from ..guide.page import Page
from ..reading.fields import Day
from ..reading.problems import Trail
from ..reading.roles import Meaning, parts_of, place_kinds
from ..text.markdown import Statement, loose_text

FORMAT = 1
Digest = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
Name = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9._/-]*$")]
Address = Annotated[str, StringConstraints(pattern=r"^([a-z0-9][a-z0-9._-]*/)*$")]
SheetCode = Annotated[str, StringConstraints(pattern=r"^[A-Z0-9]{4}-[A-Z0-9]{4}$")]
FileName = Annotated[str, StringConstraints(pattern=r"^(docs/.+|[^/]+)\.md$")]
PlaceKind = Annotated[str, StringConstraints(pattern=r"^[a-z]+( [a-z]+)*$")]
Title = Annotated[str, StringConstraints(min_length=1)]
RECORD = ConfigDict(extra="forbid")
"""A file that holds anything else was not written by a release."""


@dataclass(frozen=True)
class Place:
    """A page, or a place on one, with what it says to readers and what it means to tools."""

    __pydantic_config__: ClassVar[ConfigDict] = RECORD
    kind: PlaceKind
    words: tuple[str, ...]
    meaning: Meaning
    noted: Annotated[str, Field(alias="fingerprint")] = field(default="", compare=False)
    """The fingerprint that stands in the file; empty for a place that was not read from one."""

    @property
    def title(self) -> str:
        """The words that stand for the place where there is room for one line."""
        return self.words[0] if self.words else ""

    @cached_property
    def fingerprint(self) -> str:
        """A digest of kind, words and meaning: the same for as long as a reader would be told the same."""
        return digest([self.kind, self.words, self.meaning])


@dataclass(frozen=True)
class PageRecord:
    """A page as an edition published it."""

    __pydantic_config__: ClassVar[ConfigDict] = RECORD
    file: FileName
    title: Title
    is_made: Annotated[bool, Strict()]
    changes: tuple[Change, ...]
    places: dict[str, Place]
    """Its places by anchor; the page itself has the empty one."""


@dataclass(frozen=True)
class SheetRecord:
    """A printed sheet: the list it belongs to, or `list/family`, and what each item said, by id."""

    __pydantic_config__: ClassVar[ConfigDict] = RECORD
    checklist: Name
    title: Title
    items: dict[Name, str]


def read_logic(written: Any) -> Tool:
    """Return the tool that a release wrote down. Raises ValueError where it would have written it otherwise."""
    try:
        tool = tool_from_data(written)
    except (KeyError, TypeError) as error:
        raise ValueError("a part is missing") from error
    if tool_to_data(tool) != written:
        raise ValueError("it is written otherwise")
    return tool


@dataclass(frozen=True)
class ToolRecord:
    """The logic of a tool, and how many of its routes end where."""

    __pydantic_config__: ClassVar[ConfigDict] = RECORD
    title: Title
    routes: Annotated[int, Strict(), Field(ge=1)]
    by_outcome: dict[Name, Annotated[int, Strict(), Field(ge=0)]]
    logic: Annotated[Tool, BeforeValidator(read_logic)]

    @classmethod
    def of(cls, title: str, tool: Tool, proof: Proof) -> ToolRecord:
        """Return the record of a tool that was proved."""
        # By way of its data, so that a tool as it is now equals the same tool from a ledger.
        return cls(title, proof.routes, dict(proof.by_outcome), read_logic(tool_to_data(tool)))


@dataclass(frozen=True)
class Ledger:
    """Everything that an edition published."""

    __pydantic_config__: ClassVar[ConfigDict] = RECORD
    edition: Name
    on: Annotated[Day, Strict()]
    pages: dict[Address, PageRecord]
    """By address."""
    tools: dict[Name, ToolRecord]
    sheets: dict[SheetCode, SheetRecord]
    """By code."""
    site: Digest = field(default="", compare=False)
    """The digest of its kept site; empty while it is not released."""
    archive: Digest = field(default="", compare=False)
    """In the place of `site` in 2026.1 and 2026.2: the digest of everything they were built from."""
    earlier: tuple[str, ...] = field(default=(), compare=False)
    """The editions released before it, so that a ledger that is lost is missed; 2026.1 and 2026.2 do not say."""
    guide: Name = field(default="", compare=False)
    """For an edition of an authority's own: the edition of the guide that it stands on. It has no kept site."""
    guide_fingerprint: Digest = field(default="", compare=False)
    """The fingerprint of that guide, which may have changed since its own last release."""
    noted: Annotated[str, Field(alias="fingerprint")] = field(default="", compare=False)
    """The fingerprint that stands in the file."""

    @cached_property
    def fingerprint(self) -> str:
        """A digest of all that the edition says, whatever it is called."""
        return digest(
            {
                address: {name: place.fingerprint for name, place in record.places.items()}
                for address, record in self.pages.items()
            }
        )

    @cached_property
    def codes(self) -> dict[str, str]:
        """The code of each printed sheet, by the list that it belongs to."""
        return {sheet.checklist: code for code, sheet in self.sheets.items()}

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
        "earlier": ledger.earlier,
        "pages": ledger.pages,
        "tools": ledger.tools,
        "sheets": ledger.sheets,
    }
    return json.dumps({**data, "digest": digest(data)}, ensure_ascii=False, indent=1, default=_plain) + "\n"


def page_places(page: Page) -> dict[str, Place]:
    """Return the places of a page by their anchors; the page itself has the empty one."""
    words, meaning = parts_of(page.front)
    places = {"": Place("page", (*words, *loose_text(page.document.body)), meaning)}
    places |= {heading.id: Place("heading", (heading.text,), {}) for heading in page.body.headings}
    places |= {statement.id: _statement(statement) for statement in page.body.statements}
    entries, model = dict(page.declaring.entries), type(page.declaring.front)
    for anchor in page.anchors:
        if anchor.trail:
            words, meaning = parts_of(entries[anchor.entry], leave_out=frozenset({"id"}))
            places[anchor.id] = Place(_kind(anchor.entry, model), words, meaning)
    return places


def digest(value: Any) -> str:
    """Return a digest of plain data and records that does not depend on how they were written down."""
    return hashlib.sha256(_as_text(value).encode()).hexdigest()


def _plain(record: Any) -> dict[str, Any]:
    """Return a record as a ledger holds it."""
    if isinstance(record, Tool):
        return tool_to_data(record)
    if isinstance(record, Change):
        return record.model_dump(mode="json", exclude_defaults=True)
    if isinstance(record, Place):
        said = {"kind": record.kind, "words": record.words, "meaning": record.meaning}
        return {**said, "fingerprint": record.fingerprint}
    return dict(vars(record))


_as_text = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=_plain).encode


def _basis(ledger: Ledger) -> dict[str, str]:
    if ledger.guide:
        return {"guide": ledger.guide, "guide_fingerprint": ledger.guide_fingerprint}
    return {"archive": ledger.archive} if ledger.archive else {"site": ledger.site}


def _page_record(page: Page) -> PageRecord:
    # Where an authority keeps its folder is its own affair, and may change.
    file = page.document.file if page.is_in_docs or page.is_made else Path(page.document.file).name
    return PageRecord(file, page.front.title, page.is_made, tuple(page.front.changes), page_places(page))


def _statement(statement: Statement) -> Place:
    rests_on = {"cite": statement.cite, "differs": statement.differs, "dated": statement.dated}
    meaning = {name: list(named) for name, named in rests_on.items() if named}
    words = (statement.text, statement.reason) if statement.reason else (statement.text,)
    return Place("statement", words, meaning)


def _kind(trail: Trail, model: type[BaseModel]) -> str:
    """Return the kind of place that a trail leads to.

    An id may read like the key of a place, as the answer `family` does, and then counts as one: the fingerprints of
    2026.1 and 2026.2 hold such kinds.
    """
    known = place_kinds(model)
    named = [known[step] for step in trail if isinstance(step, str) and step in known]
    return named[-1] if named else str(trail[0])
