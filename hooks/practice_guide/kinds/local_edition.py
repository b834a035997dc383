"""An authority's own edition: its area files in a folder outside the guide, and the area that is on by default."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from ..guide import Guide, load_guide
from ..guide.loading import Added, added_files
from ..reading.problems import Problem, shown, suggest
from ..reading.validation import setting_problem
from .all_kinds import KINDS
from .area import AREA, areas_of

FOLDER, DEFAULT = "local_folder", "local_area"


@dataclass(frozen=True)
class LocalEdition:
    """What the settings say of an authority's own edition; empty for the guide alone."""

    folder: str = ""
    """The folder of its area files, from the folder of mkdocs.yml."""
    area: str = ""
    """The id of the area that is on by default."""

    def path(self, root: Path) -> Path | None:
        """Return where the folder is, given that of mkdocs.yml; None where none is set."""
        return root / self.folder if self.folder else None


NO_EDITION = LocalEdition()


def read_local_edition(settings: Mapping[str, Any]) -> LocalEdition:
    """Return what `extra` in mkdocs.yml says of a local edition."""
    # MkDocs reads a value from the environment as YAML, so that an id may come as another thing than text.
    given = (settings.get(name) for name in (FOLDER, DEFAULT))
    return LocalEdition(*("" if value is None else str(value) for value in given))


def read_guide(root: Path, docs: Path, today: date | None = None, local: LocalEdition = NO_EDITION) -> Guide:
    """Return the guide with the areas of the authority's own folder; problems are collected, never raised."""
    folder = local.path(root)
    added = Added(folder, Path(local.folder).as_posix(), AREA) if folder else None
    guide = load_guide(docs, KINDS, today, added)
    return replace(guide, problems=tuple(sorted({*guide.problems, *_check(local, root, docs, guide)})))


def _check(local: LocalEdition, root: Path, docs: Path, guide: Guide) -> Iterator[Problem]:
    folder = local.path(root)
    if folder and (fault := _fault_of(folder, local.folder, docs)):
        yield setting_problem(root / "mkdocs.yml", FOLDER, fault)
        return
    areas = areas_of(guide)
    # What is wrong with an area that cannot be read was told.
    if local.area and local.area not in areas and f"{AREA.folder}/{local.area}.md" not in guide.catalogue.unreadable:
        near = suggest(local.area, areas, "Areas")
        message = f'No file describes an area called "{shown(local.area)}". {near} Correct GUIDE_AREA, or `{DEFAULT}`.'
        yield setting_problem(root / "mkdocs.yml", DEFAULT, " ".join(message.split()))


def _fault_of(folder: Path, written: str, docs: Path) -> str:
    """Return what is wrong with the folder itself; empty where nothing is."""
    if not folder.is_dir():
        what = "is no folder" if folder.exists() else "is not there"
        return f'The folder "{shown(written)}" {what}. Correct GUIDE_LOCAL, or `{FOLDER}`.'
    if folder.resolve().is_relative_to(docs.resolve()):
        return f'The folder "{shown(written)}" is part of the guide already. Name one outside docs/.'
    if not any(added_files(folder)):
        return f'The folder "{shown(written)}" holds no area file. Write one: python3 dev.py local new AREA'
    return ""
