"""Read docs/ into one checked value."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ..problems import Problem
from .catalogue import Catalogue
from .claims import check_claims
from .consistency import check_consistency
from .moves import check_moves
from .pages import Page, parse_page
from .references import check_references
from .reviews import check_dates
from .scenarios import check_scenarios
from .tools import CheckedTool, check_tools


@dataclass(frozen=True)
class Guide:
    """The guide as written, with everything that is wrong with it."""

    catalogue: Catalogue
    tools: dict[str, CheckedTool]
    """Decision tools that were proved, by id."""
    problems: tuple[Problem, ...]

    @property
    def pages(self) -> dict[str, Page]:
        """Every readable page by its file, from docs/."""
        return self.catalogue.pages


def load_guide(docs: Path, today: date | None = None) -> Guide:
    """Return the guide in a folder of Markdown files; problems are collected, never raised.

    Args:
        today: The last day that may count as past. Without it, days are taken as they stand.
    """
    pages: dict[str, Page] = {}
    unreadable: set[str] = set()
    problems: list[Problem] = []
    for file in sorted(docs.rglob("*.md")):
        path = file.relative_to(docs).as_posix()
        page, found = parse_page(path, file.read_bytes())
        problems += found
        if page:
            pages[path] = page
        else:
            unreadable.add(path)
    catalogue = Catalogue(pages, frozenset(unreadable))
    tools, found_in_tools = check_tools(catalogue)
    problems += [*check_consistency(catalogue), *check_references(catalogue), *found_in_tools]
    problems += [*check_scenarios(catalogue, tools), *check_moves(catalogue), *check_claims(catalogue)]
    problems += check_dates(pages.values(), today) if today else []
    return Guide(catalogue, tools, tuple(sorted(set(problems))))
