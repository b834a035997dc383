"""Read docs/ into one checked value."""

from __future__ import annotations

import os
import traceback
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ..front_matter import LARGEST_PAGE
from ..hidden_characters import HIDDEN
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

PAGE = ".md"
# MkDocs would make pages of these too, and nobody would check them.
OTHER_MARKDOWN = (".markdown", ".mdown", ".mkdn", ".mkd")


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
    for file in sorted(_files(docs)):
        path = file.relative_to(docs).as_posix()
        page, found = _read(file, path, docs)
        problems += found
        if page:
            pages[path] = page
        elif found:
            unreadable.add(path)
    catalogue = Catalogue(pages, frozenset(unreadable))
    tools, found_in_tools = check_tools(catalogue)
    problems += [*check_consistency(catalogue), *check_references(catalogue), *found_in_tools]
    problems += [*check_scenarios(catalogue, tools), *check_moves(catalogue), *check_claims(catalogue)]
    problems += check_dates(pages.values(), today) if today else []
    return Guide(catalogue, tools, tuple(sorted(set(problems))))


def _files(docs: Path) -> Iterator[Path]:
    """Yield what MkDocs would take up: every file, folders that are links, and folders that are called like pages."""
    for name, folders, files in os.walk(docs):
        folder = Path(name)
        # Names that start with a dot belong to editors and to the system; MkDocs leaves them out as well.
        folders[:] = [inner for inner in folders if not inner.startswith(".")]
        yield from (folder / inner for inner in folders if inner.endswith(PAGE) or (folder / inner).is_symlink())
        yield from (folder / inner for inner in files if not inner.startswith("."))


def _read(file: Path, path: str, docs: Path) -> tuple[Page | None, tuple[Problem, ...]]:
    """Return the page that a file holds, if it is one, and what is wrong with it."""
    fault = _fault(file, path, docs)
    if fault is None and not path.endswith(PAGE):
        return None, ()
    try:
        return (None, _at_top(path, fault)) if fault else parse_page(path, _content(file))
    except OSError as error:
        return None, _at_top(path, f"This file cannot be read: {error.strerror}.")
    except Exception as error:
        # Whatever was not foreseen: its author needs to know which page it is, and we need to hear of it.
        return None, _at_top(path, _unforeseen(error))


def _fault(file: Path, path: str, docs: Path) -> str | None:
    """Return what is wrong with a file before it is read."""
    if HIDDEN.search(path):
        return "The name of this file holds a character that cannot be shown. Give it another name."
    if file.is_symlink() and not file.exists():
        return "This link leads nowhere. Delete it, or put the file itself here."
    if file.is_symlink() and (file.is_dir() or not file.resolve().is_relative_to(docs.resolve())):
        return "This link leads out of docs/, or to a folder. Delete it, and put what belongs to the guide here itself."
    if path.endswith(OTHER_MARKDOWN):
        return "The name of a page ends in .md. Rename the file."
    if file.name == "README.md":
        # MkDocs would give it the address of the folder, and links to it would lead nowhere.
        return "The first page of a folder is called index.md. Rename the file."
    if path.endswith(PAGE) and not file.is_file():
        return "This has the name of a page and is none. Rename the folder, or put a page here."
    return None


def _content(file: Path) -> bytes:
    with file.open("rb") as opened:
        return opened.read(LARGEST_PAGE + 1)


def _at_top(path: str, message: str) -> tuple[Problem, ...]:
    return (Problem(f"docs/{path}", 1, (), message),)


def _unforeseen(error: Exception) -> str:
    frame = traceback.extract_tb(error.__traceback__)[-1]
    place = f"{type(error).__name__} in {Path(frame.filename).name}, line {frame.lineno}"
    return f"This page could not be read, and that is a fault of ours: {place}. Please tell us, and send us the page."
