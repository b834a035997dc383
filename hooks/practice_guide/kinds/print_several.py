"""Every checklist as a sheet of paper, on the page that prints several at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from ..guide.front import CommonKeys
from ..guide.kind import Guide, Kind, Seen, Told
from ..guide.page import Looks, Page
from ..guide.view import PageView
from .checklist import CHECKLIST, Checklist, ChecklistPart, by_moment, checklist_part


@dataclass(frozen=True)
class PrintedList:
    """One list: what to choose it by, and its sheet."""

    url: str
    address: str
    """The whole address of its page, for paper; empty where the site has none."""
    about: PageView
    part: ChecklistPart
    corrections: tuple[Told, ...]


@dataclass(frozen=True)
class PrintedMoment:
    """The lists for one moment of the work."""

    title: str
    lists: tuple[PrintedList, ...]


def _make(guide: Guide) -> Iterator[Page]:
    """Yield the page, where there are lists. It is as old as the oldest."""
    fronts = [page.front for page, _ in CHECKLIST.blocks(guide.catalogue)]
    if fronts:
        front = CommonKeys(
            title="Print several checklists",
            summary="Choose the lists that you want on paper and print them in one go.",
            reviewed=min(front.reviewed for front in fronts),
            review_by=min(front.review_by for front in fronts),
        )
        yield PRINT_SEVERAL.page(PRINT_SEVERAL.made_path, front)


def _view(seen: Seen) -> tuple[PrintedMoment, ...]:
    return tuple(
        PrintedMoment(title, tuple(_list(page, checklist, seen) for page, checklist in found))
        for _, title, found in by_moment(seen.guide.catalogue)
    )


def _list(page: Page, checklist: Checklist, seen: Seen) -> PrintedList:
    site_url = seen.edition.site_url
    return PrintedList(
        seen.links.place(page),
        f"{site_url.removesuffix('/')}/{page.address}" if site_url else "",
        seen.about(page),
        checklist_part(checklist, page, seen),
        _corrections(page, seen),
    )


def _corrections(page: Page, seen: Seen) -> tuple[Told, ...]:
    """Return the corrections as the page of the list prints them: its own without a link."""
    told = seen.corrections(page)
    here = seen.links.place(page)
    return tuple(replace(one, url="") if one.url.partition("#")[0] == here else one for one in told)


PRINT_SEVERAL: Kind[Any] = Kind(
    "print-several",
    made_path="checklists/print.md",
    looks=Looks("print-several", styles=("checklist",), found_as="Checklist", found_weight=0.6),
    make=_make,
    view=_view,
)
