"""Find everything in the guide that rests on a source, the way back from each source page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pydantic import BaseModel

from ..reading.problems import Trail
from ..reading.roles import LedBy, main_words, marked_fields
from .catalogue import Catalogue
from .page import Page


@dataclass(frozen=True)
class Usage:
    """A statement, question, answer, step or item that rests on a source."""

    page: Page
    anchor: str
    """Empty where the page itself is the nearest place to link."""
    text: str


def usages_by_cite(catalogue: Catalogue) -> dict[str, list[Usage]]:
    """Return what rests on each `key` or `key:section`, in the order of pages and places."""
    # Keyed by words and place, since a step may stand under several outcomes.
    found: dict[str, dict[tuple[str, str, str], Usage]] = defaultdict(dict)
    own = {entry.page.path: entry.id for entry in catalogue.all("source").values()}
    for page in catalogue.pages.values():
        for cite, usage in _usages(page):
            # A source page describes itself; that is not what rests on it.
            if own.get(page.path) != cite.partition(":")[0]:
                found[cite].setdefault((page.path, usage.anchor, usage.text), usage)
    return {cite: list(usages.values()) for cite, usages in found.items()}


def place_of(usage: Usage) -> str:
    """Return where a usage stands, as authors write it: a path from docs/, with its anchor where it has one."""
    return f"{usage.page.path}#{usage.anchor}" if usage.anchor else usage.page.path


def _usages(page: Page) -> Iterator[tuple[str, Usage]]:
    for statement in page.body.statements:
        for cite in statement.cite:
            yield cite, Usage(page, statement.id, statement.text)
    places = {anchor.entry: anchor.id for anchor in page.anchors if anchor.trail}
    entries = dict(page.entries)
    for trail, entry in page.entries:
        # Not every entry has the key, and a model takes long to say that it has not.
        for cite in vars(entry).get("cite", ()):
            yield cite, Usage(page, _anchor(trail, places), _words(trail, entry, entries))


def _words(trail: Trail, entry: BaseModel, entries: Mapping[Trail, BaseModel]) -> str:
    """Return the words of an entry, led by those that it means nothing without."""
    # An entry that holds a number alone goes by its key.
    words = main_words(entry) or str(trail[-1]).replace("-", " ").capitalize()
    for length in range(len(trail) - 1, 0, -1):
        above = entries.get(trail[:length])
        led = marked_fields(type(above), LedBy) if above else ()
        if led_by := next((mark for field, mark in led if field.key == trail[length]), None):
            return f"{getattr(above, led_by.field)} {words}"
    return words


def _anchor(trail: Trail, places: Mapping[Trail, str]) -> str:
    """Return the nearest place above an entry that can be linked."""
    above = (trail[:length] for length in range(len(trail), 0, -1))
    return next((places[step] for step in above if step in places), "")
