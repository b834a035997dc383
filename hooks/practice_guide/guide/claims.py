"""Check that no two files claim one address, or one of the ids that other pages name without saying where it stands."""

from __future__ import annotations

from collections.abc import Iterator

from ..problems import Problem, Trail
from .catalogue import Catalogue
from .pages import Page

KINDS = {"differences": "difference", "dated": "dated entry", "planned_checklists": "planned checklist"}


def check_claims(catalogue: Catalogue) -> Iterator[Problem]:
    """Yield a problem for each file that claims what an earlier one has."""
    addresses: dict[str, Page] = {}
    first: dict[tuple[str, str], tuple[Page, Trail]] = {}
    for _, page in sorted(catalogue.pages.items()):
        other = addresses.setdefault(page.address, page)
        if other is not page:
            message = f'"/{page.address}" is the address of {other.document.file} already. Rename one of the two files.'
            yield Problem(page.document.file, 1, (), message)
        for key, name, trail in _named(page):
            owner, there = first.setdefault((key, name), (page, trail))
            if owner is not page:
                place = f"{owner.document.file}:{owner.document.line_of(there)}"
                message = f'The {KINDS[key]} "{name}" is already in {place}. Give one of the two another id.'
                yield page.document.problem(trail, message)


def _named(page: Page) -> Iterator[tuple[str, str, Trail]]:
    for key in KINDS:
        for number, entry in enumerate(getattr(page.front, key)):
            yield key, entry.id, (key, number, "id")
