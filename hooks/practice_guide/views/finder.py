"""Find the right checklist by who one is, by what the call or the people on it need, and what to give to a family."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ..guide.catalogue import Catalogue
from ..guide.family import family_pages
from ..guide.pages import Page
from ..schema.checklist import Checklist
from .links import Link, Links

INDEX = "checklists/index.md"
ROLE_TITLES = {
    "visiting-worker": "You visit or call families",
    "chair": "You chair a conference or meeting",
    "professional-joining": "You join as a professional",
    "manager": "You manage or supervise",
}
NEED_TITLES = {
    "child-on-the-call": "A child will be on the call",
    "domestic-abuse": "There is, was or may be domestic abuse",
    "conference": "It is a child protection conference",
    "interpreter": "Someone needs an interpreter",
    "deaf-person": "Someone is deaf or hard of hearing",
    "learning-disability": "Someone has a learning disability",
    "no-device-or-data": "Someone has no device or data",
    "recording": "Someone may record",
    "ai-notes": "Someone may use AI notes",
}


@dataclass(frozen=True)
class Choice:
    """One role or need, and the lists for it."""

    id: str
    title: str
    lists: tuple[Link, ...]


@dataclass(frozen=True)
class FinderPart:
    """A way to find a list."""

    id: str
    title: str
    choices: tuple[Choice, ...]


def finder_view(page: Page, catalogue: Catalogue, links: Links) -> tuple[FinderPart, ...]:
    """Return the ways to find a list, on the page that lists them all."""
    if page.path != INDEX:
        return ()
    by_role = _sort(catalogue, lambda checklist: checklist.roles)
    by_need = _sort(catalogue, lambda checklist: checklist.needs)
    parts = (
        FinderPart("by-role", "Find a list by who you are", _choices(ROLE_TITLES, by_role, links)),
        FinderPart("by-need", "Find a list by what is needed", _choices(NEED_TITLES, by_need, links)),
        FinderPart("for-families", "Sheets for a family", _family_choices(catalogue, links)),
    )
    return tuple(part for part in parts if part.choices)


def _sort(catalogue: Catalogue, names_of: Callable[[Checklist], Sequence[str]]) -> dict[str, list[Page]]:
    found: defaultdict[str, list[Page]] = defaultdict(list)
    for page in catalogue.checklists.values():
        for name in names_of(page.front.checklist) if page.front.checklist else ():
            found[name].append(page)
    return found


def _choices(titles: dict[str, str], found: dict[str, list[Page]], links: Links) -> tuple[Choice, ...]:
    # A need without a title of ours still shows, after the others.
    names = [name for name in dict.fromkeys([*titles, *found]) if name in found]
    return tuple(
        Choice(
            name,
            titles.get(name) or name.replace("-", " ").capitalize(),
            tuple(Link(page.front.title, links.place(page)) for page in found[name]),
        )
        for name in names
    )


def _family_choices(catalogue: Catalogue, links: Links) -> tuple[Choice, ...]:
    sheets = tuple(Link(page.front.title, links.place(page)) for page in family_pages(catalogue))
    how = "In plain words. Give them in person: do not post or message them."
    return (Choice("in-person", how, sheets),) if sheets else ()
