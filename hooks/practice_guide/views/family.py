"""A family sheet as its page shows it: plain words for the family, and for the worker the way to each item."""

from __future__ import annotations

from dataclasses import dataclass

from ..guide.pages import Page
from .links import Links


@dataclass(frozen=True)
class FamilyLineView:
    """One line, and the item of the worker's list behind it."""

    id: str
    say: str
    url: str


@dataclass(frozen=True)
class FamilyPart:
    """Lines under one heading; the first may have none."""

    heading: str
    lines: tuple[FamilyLineView, ...]


@dataclass(frozen=True)
class FamilyView:
    """A family sheet."""

    name: str
    """The stem of its PDFs."""
    parts: tuple[FamilyPart, ...]
    ending: str
    list_url: str
    """The worker's list. Its title may say more than the family should read here."""


def family_view(page: Page, links: Links) -> FamilyView:
    """Return what the page of a family sheet shows."""
    origin = page.origin
    assert origin is not None  # a family page is always made from the page of its list
    checklist = origin.front.checklist
    assert checklist is not None
    assert checklist.family is not None
    parts: list[tuple[str, list[FamilyLineView]]] = []
    for item, line in checklist.family_lines:
        if line.heading or not parts:
            parts.append((line.heading or "", []))
        parts[-1][1].append(FamilyLineView(item.id, line.say or "", links.place(origin, item.id)))
    return FamilyView(
        name=f"{checklist.id}-in-plain-words",
        parts=tuple(FamilyPart(heading, tuple(lines)) for heading, lines in parts),
        ending=checklist.family.ending or "",
        list_url=links.place(origin),
    )
