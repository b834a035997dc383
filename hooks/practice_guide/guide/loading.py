"""Read docs/ into one checked value."""

from __future__ import annotations

import os
import traceback
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from ..reading.front_matter import LARGEST_PAGE, read_document
from ..reading.hidden_characters import HIDDEN
from ..reading.problems import Problem
from ..reading.roles import places_in
from ..reading.validation import read_page
from ..text.markdown import read_body
from .catalogue import Catalogue
from .checks import TOOL, check_dates, check_guide, check_reach
from .front import CommonKeys, front_model
from .kind import Facts, Guide, Kind, Kinds, blocks_of
from .moves import check_moves
from .page import Anchor, Page
from .search import check_found_by

INDEX = "index.md"
PAGE = ".md"
README = "README.md"
# MkDocs would make pages of these too, and nobody would check them.
OTHER_MARKDOWN = (".markdown", ".mdown", ".mkdn", ".mkd")


@dataclass(frozen=True)
class Added:
    """A folder outside docs/ whose files are read as pages of one kind, as if they stood in its folder."""

    folder: Path
    shown: str
    """The folder as reports name it."""
    kind: Kind[Any]


def load_guide(docs: Path, kinds: Kinds, today: date | None = None, added: Added | None = None) -> Guide:
    """Return the guide in a folder of Markdown files; problems are collected, never raised.

    Args:
        today: The last day that may count as past. Without it, days are taken as they stand.
        added: A folder outside docs/ that belongs to it.
    """
    pages: dict[str, Page] = {}
    unreadable: set[str] = set()
    problems: list[Problem] = []
    for file in sorted(_files(docs)):
        path = file.relative_to(docs).as_posix()
        page, found = _read(file, path, docs, kinds)
        problems += found
        if page:
            pages[path] = page
        elif found:
            unreadable.add(path)
    problems += _add(added, kinds, pages, unreadable) if added else []
    problems += check_dates(pages.values(), today) if today else []
    return check(make_catalogue(pages, kinds, unreadable), kinds, problems)


def check(catalogue: Catalogue, kinds: Kinds, problems: Iterable[Problem] = ()) -> Guide:
    """Return the guide of a catalogue with everything that is wrong with it, what was found before included."""
    found = [*problems, *check_guide(catalogue, kinds), *check_moves(catalogue)]
    facts: Facts = {}
    for kind in kinds:
        checked = kind.checked(catalogue, facts)
        facts[kind.name] = checked.facts
        found += checked.problems
    proved: Mapping[str, Any] = next((facts[kind.name] for kind in kinds if kind.sort == TOOL), {})
    found += check_reach(catalogue, kinds, proved)
    found += check_found_by(catalogue)
    return Guide(catalogue, kinds, facts, tuple(sorted(set(found))))


def make_catalogue(pages: dict[str, Page], kinds: Kinds, unreadable: Iterable[str] = ()) -> Catalogue:
    """Return the pages with everything that they declare."""
    blocks = [(page, kind, block) for page in pages.values() for kind, block in blocks_of(page, kinds)]
    declared = tuple(entry for page, kind, block in blocks for entry in kind.declares(page, block))
    made = {path for page, kind, block in blocks for path in kind.makes_beside(page, block)}
    made |= {kind.made_path for kind in kinds if kind.made_path}
    folders = tuple((kind.sort, kind.folder) for kind in kinds if kind.keys and kind.sort and kind.folder)
    fixed = dict(names for kind in kinds for names in kind.fixed)
    return Catalogue(pages, frozenset(unreadable), declared, frozenset(made), folders, fixed)


def parse_page(path: str, content: bytes, kinds: Kinds, shown: str = "") -> tuple[Page | None, tuple[Problem, ...]]:
    """Return the page, or None where its front matter does not stand, and every problem in the file.

    Args:
        shown: The file as reports name it, where it does not lie in docs/.
    """
    document = read_document(shown or f"docs/{path}", content, blocks_of_kinds(kinds))
    front, problems = read_page(document, model_of(kinds))
    body = read_body(document)
    if front is None:
        return None, (*problems, *body.problems)
    kind = find_kind(path, front, kinds)
    page = Page(path, document, front, body, kind.name, kind.looks)
    return replace(page, anchors=tuple(_anchors(page, kinds))), (*problems, *body.problems)


def model_of(kinds: Kinds) -> type[CommonKeys]:
    """Return the front matter of a page, with the keys of these kinds."""
    return front_model(tuple(key for kind in kinds for key in kind.keys))


def blocks_of_kinds(kinds: Kinds) -> frozenset[str]:
    """Return the keys that hold all that a page is: those that are called like the kind that has its folder."""
    return frozenset(kind.name for kind in kinds if kind.folder and kind.keys and kind.keys[0].name == kind.name)


def find_kind(path: str, front: CommonKeys, kinds: Kinds) -> Kind[Any]:
    """Return the kind of a page: by a block it carries, by the folder it stands in, or the plain one, the last."""
    with_block = (kind for kind in kinds if kind.keys and not kind.is_part and kind.front_block(front))
    folder, _, name = path.rpartition("/")
    plain = [kind for kind in kinds if kind.is_plain]
    in_folder = (kind for kind in plain if kind.folder == (INDEX if name == INDEX and folder else folder))
    return next(with_block, None) or next(in_folder, None) or plain[-1]


def _anchors(page: Page, kinds: Kinds) -> Iterator[Anchor]:
    yield from (Anchor(found.id, found.line) for found in page.body.headings)
    yield from (Anchor(found.id, found.line) for found in page.body.statements)
    more = (found for kind, block in blocks_of(page, kinds) for found in kind.anchors(block))
    trails = (*places_in(page.front), *more)
    yield from (Anchor(name, page.document.line_of(trail), trail) for name, trail in trails)


def _add(added: Added, kinds: Kinds, pages: dict[str, Page], unreadable: set[str]) -> list[Problem]:
    """Add the pages of a folder outside docs/, and return what is wrong with them."""
    problems: list[Problem] = []
    for file in sorted(added_files(added.folder)):
        path, shown = f"{added.kind.folder}/{file.name}", f"{added.shown}/{file.name}"
        if path in pages or path in unreadable:
            message = f"docs/{path} is there already, and both would be one page. Remove one of the two files."
            problems.append(Problem(shown, 1, (), message))
            continue
        page, found = _read(file, path, added.folder, kinds, shown)
        problems += found
        if page is None:
            unreadable.add(path)
        elif added.kind.block(page) is None:
            key = added.kind.keys[0]
            message = f'The key "{key.name}" is missing. Add it: {key.meaning} Or take this file out of the folder.'
            problems.append(Problem(shown, 1, (), message))
        else:
            pages[path] = page
    return problems


def added_files(folder: Path) -> Iterator[Path]:
    """Yield the files of a folder outside docs/ that are read as pages; what is said about the folder is none."""
    for file in folder.iterdir() if folder.is_dir() else ():
        if file.suffix == PAGE and file.name != README and not file.name.startswith("."):
            yield file


def _files(docs: Path) -> Iterator[Path]:
    """Yield what MkDocs would take up: every file, folders that are links, and folders that are called like pages."""
    for name, folders, files in os.walk(docs):
        folder = Path(name)
        # Names that start with a dot belong to editors and to the system; MkDocs leaves them out as well.
        folders[:] = [inner for inner in folders if not inner.startswith(".")]
        yield from (folder / inner for inner in folders if inner.endswith(PAGE) or (folder / inner).is_symlink())
        yield from (folder / inner for inner in files if not inner.startswith("."))


def _read(file: Path, path: str, docs: Path, kinds: Kinds, shown: str = "") -> tuple[Page | None, tuple[Problem, ...]]:
    """Return the page that a file holds, if it is one, and what is wrong with it."""
    shown = shown or f"docs/{path}"
    fault = _fault(file, path, docs)
    if fault is None and not path.endswith(PAGE):
        return None, ()
    try:
        if fault:
            return None, _at_top(shown, fault)
        with file.open("rb") as opened:
            return parse_page(path, opened.read(LARGEST_PAGE + 1), kinds, shown)
    except OSError as error:
        return None, _at_top(shown, f"This file cannot be read: {error.strerror}.")
    except Exception as error:
        # Whatever was not foreseen: its author needs to know which page it is, and we need to hear of it.
        return None, _at_top(shown, _unforeseen(error))


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
    if file.name == README:
        # MkDocs would give it the address of the folder, and links to it would lead nowhere.
        return "The first page of a folder is called index.md. Rename the file."
    if path.endswith(PAGE) and not file.is_file():
        return "This has the name of a page and is none. Rename the folder, or put a page here."
    return None


def _at_top(shown: str, message: str) -> tuple[Problem, ...]:
    return (Problem(shown, 1, (), message),)


def _unforeseen(error: Exception) -> str:
    frame = traceback.extract_tb(error.__traceback__)[-1]
    place = f"{type(error).__name__} in {Path(frame.filename).name}, line {frame.lineno}"
    return f"This page could not be read, and that is a fault of ours: {place}. Please tell us, and send us the page."
