"""Every place that can be linked, with what it says to readers and what it means to tools."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from ..guide.page import Anchor, Page
from ..reading.problems import Trail
from ..reading.roles import Meaning, fields_of, parts_of, place_kinds
from ..text.markdown import Statement, loose_text


@dataclass(frozen=True)
class Place:
    """A page, or a place on one."""

    kind: str
    words: tuple[str, ...]
    meaning: Meaning

    @property
    def title(self) -> str:
        """The words that stand for the place where there is room for one line."""
        return self.words[0] if self.words else ""

    @property
    def fingerprint(self) -> str:
        """A digest of kind, words and meaning: the same for as long as a reader would be told the same."""
        return digest([self.kind, self.words, self.meaning])


def page_places(page: Page) -> dict[str, Place]:
    """Return the places of a page by their anchors; the page itself has the empty one."""
    return dict(_page_places(page))


def digest(value: Any) -> str:
    """Return a digest of plain data that does not depend on how it was written down."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _page_places(page: Page) -> Iterator[tuple[str, Place]]:
    yield "", _whole_page(page)
    for heading in page.body.headings:
        yield heading.id, Place("heading", (heading.text,), {})
    for statement in page.body.statements:
        yield statement.id, _statement(statement)
    for anchor in page.anchors:
        if anchor.trail:
            yield anchor.id, _entry(page, anchor)


def _whole_page(page: Page) -> Place:
    words, meaning = parts_of(page.front)
    return Place("page", (*words, *loose_text(page.document.body)), meaning)


def _statement(statement: Statement) -> Place:
    rests_on = {"cite": statement.cite, "differs": statement.differs, "dated": statement.dated}
    meaning = {name: list(named) for name, named in rests_on.items() if named}
    words = (statement.text, statement.reason) if statement.reason else (statement.text,)
    return Place("statement", words, meaning)


def _entry(page: Page, anchor: Anchor) -> Place:
    trail = anchor.trail[:-1] if anchor.trail[-1] == "id" else anchor.trail
    front = page.declaring.front
    words, meaning = parts_of(_follow(front, trail), leave_out=frozenset({"id"}))
    return Place(_kind(trail, type(front)), words, meaning)


def _kind(trail: Trail, model: type[BaseModel]) -> str:
    """Return the kind of place that a trail leads to.

    An id may read like the key of a place, as the answer `family` does, and then counts as one: the fingerprints of
    2026.1 and 2026.2 hold such kinds.
    """
    known = place_kinds(model)
    named = [known[step] for step in trail if isinstance(step, str) and step in known]
    return named[-1] if named else str(trail[0])


def _follow(value: Any, trail: Trail) -> Any:
    for step in trail:
        value = getattr(value, _attribute(value, step)) if isinstance(value, BaseModel) else value[step]
    return value


def _attribute(block: BaseModel, key: str | int) -> str:
    """Return the name in Python of what authors write as a key, such as `duty-team`."""
    return next(field.name for field in fields_of(type(block)) if field.key == key)
