"""Pages that gather checklists and cases: to find one by more than its title, and to print several lists at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from ..guide.catalogue import Catalogue
from ..guide.kind import Guide, Kind, Seen, Told, front_over
from ..guide.links import ContentsPart, Group
from ..guide.page import Looks, Page
from .checklist import CHECKLIST, Checklist, ChecklistPart, by_moment, checklist_part
from .family import family_pages
from .scenario import SCENARIO, THEME_TITLES

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
class Way:
    """A way to find what one looks for."""

    id: str
    title: str
    choices: tuple[Group, ...]
    """Roles, needs or themes, each with what there is for it."""
    is_folded: bool = False
    """Whether the choices are so many that each stays closed until it is opened."""


def _lists(seen: Seen) -> ContentsPart | None:
    if seen.page.path != f"{CHECKLIST.folder}/index.md":
        return None
    catalogue = seen.guide.catalogue
    lists = [*CHECKLIST.blocks(catalogue)]
    by_role = _choices(ROLE_TITLES, ((page, checklist.roles) for page, checklist in lists))
    by_need = _choices(NEED_TITLES, ((page, checklist.needs) for page, checklist in lists))
    ways = (
        Way("by-role", "Find a list by who you are", by_role),
        Way("by-need", "Find a list by what is needed", by_need),
        Way("for-families", "Sheets for a family", _family_choices(catalogue)),
    )
    groups = (Group(moment, title, tuple(page for page, _ in found)) for moment, title, found in by_moment(catalogue))
    return ContentsPart(tuple(groups), tuple(way for way in ways if way.choices))


def _cases(seen: Seen) -> ContentsPart | None:
    """Return the invented cases by what they can be used to talk about."""
    if seen.page.path != "teach/index.md":
        return None
    cases = SCENARIO.blocks(seen.guide.catalogue)
    by_theme = _choices(THEME_TITLES, ((page, scenario.themes) for page, scenario in cases))
    way = Way("by-theme", "Invented cases by theme", by_theme, is_folded=True)
    return ContentsPart((), (way,)) if by_theme else None


def _choices(titles: dict[str, str], pages: Iterable[tuple[Page, Sequence[str]]]) -> tuple[Group, ...]:
    """Return pages by each of their roles, needs or themes, in the order of our titles for these."""
    found: defaultdict[str, list[Page]] = defaultdict(list)
    for page, names in pages:
        for name in names:
            found[name].append(page)
    # A need without a title of ours still shows, after the others.
    ordered = [name for name in dict.fromkeys([*titles, *found]) if name in found]
    named = ((name, titles.get(name) or name.replace("-", " ").capitalize()) for name in ordered)
    return tuple(Group(name, title, tuple(found[name])) for name, title in named)


def _family_choices(catalogue: Catalogue) -> tuple[Group, ...]:
    sheets = tuple(family_pages(catalogue))
    how = "In plain words. Give them in person: do not post or message them."
    return (Group("in-person", how, sheets),) if sheets else ()


# Several lists, each as a sheet of paper


@dataclass(frozen=True)
class PrintedList:
    """One list: what to choose it by, and its sheet."""

    page: Page
    address: str
    """The whole address of its page, for paper; empty where the site has none."""
    part: ChecklistPart
    corrections: tuple[Told, ...]


def _make_several(guide: Guide) -> Iterator[Page]:
    """Yield the page, where there are lists. It is as old as the oldest."""
    pages = [page for page, _ in CHECKLIST.blocks(guide.catalogue)]
    if pages:
        summary = "Choose the lists that you want on paper and print them in one go."
        front = front_over(pages, "Print several checklists", summary, min, min)
        yield PRINT_SEVERAL.page(PRINT_SEVERAL.made_path, front)


def _several(seen: Seen) -> dict[str, list[PrintedList]]:
    """Return the lists for each moment of the work, by its title."""
    moments = by_moment(seen.guide.catalogue)
    return {title: [_list(page, checklist, seen) for page, checklist in found] for _, title, found in moments}


def _list(page: Page, checklist: Checklist, seen: Seen) -> PrintedList:
    site_url = seen.edition.site_url
    return PrintedList(
        page,
        f"{site_url.removesuffix('/')}/{page.address}" if site_url else "",
        checklist_part(checklist, page, seen),
        _corrections(page, seen),
    )


def _corrections(page: Page, seen: Seen) -> tuple[Told, ...]:
    """Return the corrections as the page of the list prints them: its own without a link."""
    told = seen.corrections(page)
    here = seen.links.place(page)
    return tuple(replace(one, url="") if one.url.partition("#")[0] == here else one for one in told)


FINDER: Kind[Any] = Kind(
    "finder",
    is_part=True,
    # What is looked for stands first; explanations come afterwards.
    looks=Looks("contents", stands_above_text=True),
    view=_lists,
)
CASES: Kind[Any] = Kind("cases", is_part=True, looks=Looks("contents"), view=_cases)
PRINT_SEVERAL: Kind[Any] = Kind(
    "print-several",
    made_path="checklists/print.md",
    looks=Looks("print-several", styles=("safety", "checklist"), found_as="Checklist", found_weight=0.6),
    make=_make_several,
    view=_several,
)
