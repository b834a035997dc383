"""A project: where its parts are, and what commands need to know of its mkdocs.yml, read without MkDocs."""

from __future__ import annotations

import os
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import yaml
from pathspec import GitIgnoreSpec

from practice_guide.commands.console import RefusedError
from practice_guide.editions.history import read_history, read_name
from practice_guide.guide.kind import Edition
from practice_guide.kinds.local_edition import (
    NO_EDITION,
    LocalEdition,
    read_guide,
    read_local_edition,
    read_local_history,
)
from practice_guide.reading.problems import Problem, UnusableSettingError, format_report
from practice_guide.reading.validation import SHOWN_SETTINGS, check_menu, check_settings
from practice_guide.site import Site
from practice_guide.text.dates import build_day, last_past_day


class Project:
    """A folder that holds the guide; dev.py runs every command there."""

    def __init__(self, root: Path) -> None:
        self.root, self.docs, self.site = root, root / "docs", root / "site"
        self.ledgers = root / "editions"
        """What each released edition published: its ledger, and its site as it was built."""
        self.overrides, self.config = root / "overrides", root / "mkdocs.yml"

    @property
    def watched(self) -> tuple[Path, ...]:
        """What a change to the site can come from."""
        own = read_local(self).path(self.root)
        return (self.docs, self.overrides, self.root / "hooks", self.ledgers, self.config, *([own] if own else ()))


def here() -> Project:
    """The project in the folder we are in, with paths that read as authors write them."""
    return Project(Path())


@dataclass(frozen=True)
class Settings:
    """The settings of an edition."""

    edition: str
    contact: str
    site_url: str
    local: LocalEdition = NO_EDITION


def read_settings(project: Project, environment: Mapping[str, str] = os.environ) -> Settings:
    """Return the settings of the edition. Raises UnusableSettingError where mkdocs.yml cannot be read or used."""
    settings = _mapping(_load(project, environment), "mkdocs.yml")
    extra = _mapping(settings.get("extra") or {}, "`extra` in mkdocs.yml")
    edition, site_url = read_name(extra.get("edition", "")), str(settings.get("site_url") or "")
    try:
        urlsplit(site_url)
    except ValueError as error:
        raise UnusableSettingError(f'"{site_url}" is no address of a site. Correct SITE_URL, or site_url.') from error
    return Settings(edition, str(extra.get("contact") or ""), site_url, read_local_edition(extra))


def read_local(project: Project) -> LocalEdition:
    """Return what the settings say of an authority's own edition; those that cannot be read say nothing."""
    try:
        return read_settings(project).local
    except UnusableSettingError:
        return NO_EDITION


def read_site(project: Project, today: date | None = None) -> Site:
    """Return the site as it is now, without the sites of earlier editions.

    Args:
        project: Where it is.
        today: The day of the build, and the last that may count as past; as the environment says where it is left out.

    Raises:
        RefusedError: The pages or the ledgers have problems; it says which.
        UnusableSettingError: mkdocs.yml cannot be used.
    """
    local = read_local(project)
    guide = read_guide(project.root, project.docs, today or last_past_day(os.environ), local)
    history, own = read_history(project.ledgers), read_local_history(project.root, local)
    if problems := [*guide.problems, *history.problems, *own.problems]:
        raise RefusedError(format_report(problems))
    edition = Edition(read_settings(project).edition, "", today or build_day(os.environ))
    return Site(guide, edition, history, local_history=own)


def find_problems(project: Project, files: Collection[str], made: Collection[str]) -> tuple[Problem, ...]:
    """Return what is wrong with mkdocs.yml: texts that nobody could see, and a menu that does not fit the pages.

    Args:
        project: Where it is.
        files: The pages in docs/.
        made: Those that the build makes itself.
    """
    try:
        read_settings(project)
    except UnusableSettingError as error:
        return (Problem("mkdocs.yml", 1, (), str(error)),)
    settings, written = _load(project, os.environ), project.config.read_text(encoding="utf-8")
    left_out = GitIgnoreSpec.from_lines(str(settings.get("not_in_nav") or "").splitlines())
    shown = {name: settings.get(name) for name in SHOWN_SETTINGS}
    return (*check_settings(shown, written), *check_menu(settings, written, files, made, left_out.match_file))


def _load(project: Project, environment: Mapping[str, str]) -> Any:
    try:
        return yaml.load(project.config.read_text(encoding="utf-8"), Loader=_loader(environment))
    except UnicodeDecodeError as error:
        line = project.config.read_bytes()[: error.start].count(b"\n") + 1
        raise UnusableSettingError(f"mkdocs.yml:{line} is not UTF-8 text. Save the file as UTF-8.") from error
    except (OSError, ValueError, yaml.YAMLError, RecursionError) as error:
        raise UnusableSettingError(f"mkdocs.yml cannot be read: {error}") from error


def _mapping(found: Any, where: str) -> dict[str, Any]:
    """Return settings by their names; an empty file has none."""
    if isinstance(found, dict) or found is None:
        return found or {}
    raise UnusableSettingError(f'{where} holds no settings. Write "key: value" lines there.')


def _loader(environment: Mapping[str, str]) -> type[yaml.SafeLoader]:
    """Return a loader that knows the tag !ENV as MkDocs does, and reads past its other tags."""

    class Loader(yaml.SafeLoader):
        """One for each reading, since the tag looks things up in its environment."""

    def from_environment(loader: yaml.SafeLoader, node: yaml.Node) -> Any:
        if not isinstance(node, yaml.SequenceNode):
            return environment.get(str(node.value))
        *names, default = loader.construct_sequence(node) or [None]
        return next((environment[name] for name in names if name in environment), default)

    Loader.add_constructor("!ENV", from_environment)
    Loader.add_multi_constructor("", lambda *_: None)
    return Loader
