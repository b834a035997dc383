"""Read and check the whole guide before MkDocs touches anything; a guide with problems is not built."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.exceptions import ConfigurationError, PluginError
from mkdocs.plugins import get_plugin_logger

from practice_guide.editions.history import read_history
from practice_guide.editions.kept_sites import read_kept_sites
from practice_guide.editions.names import EDITIONS_FOLDER, EditionNameError, read_name
from practice_guide.guide import load_guide
from practice_guide.guide.kind import Edition
from practice_guide.kinds.all_kinds import KINDS
from practice_guide.reading.problems import Problem, format_report
from practice_guide.reading.validation import check_settings
from practice_guide.site import Site
from practice_guide.text.dates import DayError, build_day, last_past_day

if TYPE_CHECKING:
    from datetime import date

    from mkdocs.config.defaults import MkDocsConfig

log = get_plugin_logger("practice_guide")

NO_OWNER = (
    "Readers are told which role owns the guide, and mkdocs.yml names none. Write it under `extra`, "
    'as in owner_role: "guide editor".'
)


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Leave the checked guide in `config.extra` for the other hooks, or stop with the whole report."""
    today = _today()
    guide = load_guide(Path(config.docs_dir), KINDS, last_past_day(os.environ))
    editions = Path(config.config_file_path).parent / EDITIONS_FOLDER
    history = read_history(editions)
    kept = read_kept_sites(editions, history.ledgers)
    problems = [*guide.problems, *history.problems, *kept.problems, *_problems_in_settings(config)]
    if problems:
        raise PluginError(f"\n{format_report(problems)}\nNothing was built.")
    edition = Edition(_edition_name(config), _owner_role(config), today, config.site_url or "")
    site = Site(guide, edition, history, kept)
    for line in site.announcements():
        log.info(line)
    config.extra["site"] = site
    return config


def _problems_in_settings(config: MkDocsConfig) -> Iterator[Problem]:
    shown = ("site_name", "site_description", "site_author", "copyright", "nav", "extra")
    written = Path(config.config_file_path).read_text(encoding="utf-8")
    return check_settings({name: config[name] for name in shown}, written)


def _owner_role(config: MkDocsConfig) -> str:
    role = config.extra.get("owner_role")
    if not isinstance(role, str) or not role.strip():
        raise ConfigurationError(NO_OWNER)
    return role


def _today() -> date:
    try:
        return build_day(os.environ)
    except DayError as error:
        raise ConfigurationError(str(error)) from error


def _edition_name(config: MkDocsConfig) -> str:
    try:
        return read_name(config.extra.get("edition"))
    except EditionNameError as error:
        raise ConfigurationError(str(error)) from error
