"""Every place that can be linked, with what it says to readers and what it means to tools."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from ..guide.pages import Anchor, Page
from ..problems import Trail
from ..statements import Statement
from .loose_text import loose_text

Meaning = dict[str, Any]

# The step of a trail that says what kind of place it leads to.
KINDS = {
    "reflection": "reflection",
    "differences": "difference",
    "dated": "dated",
    "sections": "section",
    "outcomes": "outcome",
    "questions": "question",
    "answers": "answer",
    "groups": "group",
    "items": "item",
    "fields": "field",
    "family": "family line",
}
# Keys whose values are not words to read but what a reader or a tool makes of them.
MEANING_KEYS = {
    *("id", "key", "link", "kind", "status", "cite", "differs", "when", "asked_when", "choose", "order", "raises"),
    *("ends", "unknown", "alone", "can_change", "towards", "clears", "critical", "checklists", "tools", "tool"),
    # Of a scenario; the answers of a question have places of their own.
    *("answers", "outcome"),
    *("lines", "moment", "roles", "needs", "paper", "on", "look_again"),
}
# What has a place of its own is no part of the place around it; the history of a page is no part of what it says.
APART: dict[str, Any] = {
    **dict.fromkeys(
        ("changes", "reviewed", "review_by", "hide", "moved", "withdrawn", "reflection", "differences", "dated"), True
    ),
    "decision": {"questions": True, "outcomes": True},
    "source": {"sections": True},
    # When a line was last looked at is part of its history.
    "checklist": {"groups": True, "fields": True, "family": {"mirrors": {"__all__": {"seen", "left_out"}}}},
}
APART_IN_ENTRIES = {"question": {"answers"}, "group": {"items"}, "family line": {"seen"}}


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
    words, meaning = _split(page.front.model_dump(mode="json", by_alias=True, exclude_defaults=True, exclude=APART))
    if page.front.decision:
        meaning["outcomes in order"] = list(page.front.decision.outcomes)
    return Place("page", (*words, *loose_text(page.document.body)), meaning)


def _statement(statement: Statement) -> Place:
    rests_on = {"cite": statement.cite, "differs": statement.differs, "dated": statement.dated}
    meaning = {name: list(named) for name, named in rests_on.items() if named}
    words = (statement.text, statement.reason) if statement.reason else (statement.text,)
    return Place("statement", words, meaning)


def _entry(page: Page, anchor: Anchor) -> Place:
    trail = anchor.trail[:-1] if anchor.trail[-1] == "id" else anchor.trail
    kind = _kind(trail)
    entry: BaseModel = _follow(page.declaring.front, trail)
    excluded = APART_IN_ENTRIES.get(kind, set())
    words, meaning = _split(
        entry.model_dump(mode="json", by_alias=True, exclude_defaults=True, exclude={"id", *excluded})
    )
    return Place(kind, tuple(words), meaning)


def _kind(trail: Trail) -> str:
    named = [KINDS[step] for step in trail if isinstance(step, str) and step in KINDS]
    return named[-1] if named else str(trail[0])


def _follow(value: Any, trail: Trail) -> Any:
    for step in trail:
        value = getattr(value, step) if isinstance(value, BaseModel) and isinstance(step, str) else value[step]
    return value


def _split(data: Any) -> tuple[list[str], Meaning]:
    """Part plain data into the words in it, in order, and the rest by where it stands."""
    words: list[str] = []
    meaning: Meaning = {}
    _collect(data, "", words, meaning)
    return words, meaning


def _collect(value: Any, trail: str, words: list[str], meaning: Meaning) -> None:
    if isinstance(value, dict):
        # Our reason for an addition comes last: the words it stands beside say more.
        for key, child in sorted(value.items(), key=lambda pair: pair[0] == "reason"):
            if key in MEANING_KEYS:
                meaning[f"{trail}{key}"] = child
            else:
                _collect(child, f"{trail}{key} ", words, meaning)
    elif isinstance(value, list):
        for number, child in enumerate(value, 1):
            _collect(child, f"{trail}{number} ", words, meaning)
    elif isinstance(value, str):
        words.append(value)
    elif value is not None:
        meaning[trail.strip()] = value
