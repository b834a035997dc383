"""An authority's own edition: its area files in a folder outside the guide, and the area that is on by default."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel

from ..editions.history import EDITIONS_FOLDER, History, read_history
from ..guide import Guide, load_guide
from ..guide.loading import Added, added_files
from ..reading.problems import Problem, shown, suggest
from ..reading.validation import setting_problem
from .all_kinds import KINDS
from .area import AREA, areas_of
from .area_file import ONLY_BY_TELEPHONE, Contact, Contacts, LocalLine, Note, Parameters

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
    problems = tuple(sorted({*guide.problems, *_check(local, root, docs, guide)}))
    return replace(guide, catalogue=replace(guide.catalogue, area=local.area), problems=problems)


def read_local_history(root: Path, local: LocalEdition) -> History:
    """Return what an authority released of its own edition: the ledgers in its folder."""
    folder = local.path(root)
    if folder is None:
        return History()
    return read_history(folder / EDITIONS_FOLDER, f"{Path(local.folder).as_posix()}/{EDITIONS_FOLDER}")


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


# The file to start from


DAYS_UNTIL_REVIEW = 364
SOURCE = 'source: ""'
START = """---
title: {name}
summary: What {name} adds to this guide.
reviewed: {today}
review_by: {review_by}
changes:
  - {{on: {today}, kind: new, what: "This page is new."}}
local:
  id: {area}
  name: {name}
  # Which authority it is, in a sentence.
  covers: ""
  standing: current
  # The role that keeps these lines; never a person's name.
  owner: ""
  # Fill in what you know, and take the "# " away before it. What you leave out is shown as not said.
  # "source" names your own procedure, with its date.
  parameters:
{parameters}
  # Teams and roles, never a person's name. "rung" is the day when somebody answered: 2026-11-28.
  # 999 is on every page already and cannot be set.
  contacts:
{contacts}
  # What you add beside one place of the guide: "on" is its file and its anchor, "quotes" some words that stand there.
  notes:
{notes}
  # What you ask besides in a decision tool: answers that lead to a more protective result here. Nothing can lead to a
  # less protective one. Ids of questions, answers and outcomes stand in its file in docs/decisions/.
  tools:
    # visit-mode:
    #   rules:
    #     - {{id: "", when: {{purpose: [family-help-visit]}}, raises: in-person, because: "", source: ""}}
---
"""


def start_file(area: str, today: date) -> str:
    """Return a file for an area that says nothing yet, with everything that it may say as comments."""
    return START.format(
        area=json.dumps(area),
        name=area.replace("-", " ").title(),
        today=today.isoformat(),
        review_by=(today + timedelta(days=DAYS_UNTIL_REVIEW)).isoformat(),
        parameters="\n".join(_lines(Parameters)),
        contacts="\n".join(_lines(Contacts)),
        notes=f"    # - {_blank(Note)}",
    )


def _lines(of: type[BaseModel]) -> Iterator[str]:
    for name, field in of.model_fields.items():
        key, entry = field.alias or name, get_args(field.annotation)[0]
        value = entry.model_fields.get("value")
        choices = ", ".join(get_args(value.annotation)) if value and get_origin(value.annotation) is Literal else ""
        yield f"    # {field.description}{f' One of: {choices}.' if choices else ''}"
        yield f"    # {key}: {_blank(entry, ('e-mail',) if key in ONLY_BY_TELEPHONE else ())}"


def _blank(entry: type[BaseModel], but: Collection[str] = ()) -> str:
    """Return an entry with empty values: each is refused by name until somebody fills it in."""
    own = {
        field.alias or name: field for name, field in entry.model_fields.items() if name not in LocalLine.model_fields
    }
    needed = {key: field for key, field in own.items() if entry is Contact or field.is_required()}
    parts = [f"{key}: {_empty(field.annotation)}" for key, field in needed.items() if key not in but]
    return f"{{{', '.join(parts if entry is Contact else [*parts, SOURCE])}}}"


def _empty(annotation: Any) -> str:
    """Return the quotes of a text, the brackets of a list, and nothing for a value that has neither."""
    if get_origin(annotation) is list:
        return "[]"
    return '""' if any(getattr(part, "__origin__", part) is str for part in (annotation, *get_args(annotation))) else ""
