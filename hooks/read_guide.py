"""Read and check the whole guide before MkDocs touches anything; a guide with problems is not built."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.exceptions import ConfigurationError, PluginError
from mkdocs.plugins import get_plugin_logger
from pathspec import GitIgnoreSpec

from practice_guide.editions.contact import read_contact
from practice_guide.kinds.local_edition import read_local_edition
from practice_guide.reading.problems import UnusableSettingError, format_report
from practice_guide.reading.validation import SHOWN_SETTINGS, check_menu, check_settings
from practice_guide.site import BUILD, Build, read_edition, read_site
from practice_guide.text.dates import build_day, last_past_day

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

log = get_plugin_logger("practice_guide")


def on_config(config: MkDocsConfig) -> None:
    """Leave the checked guide for the other hooks, or stop with the whole report."""
    written = Path(config.config_file_path)
    try:
        local = read_local_edition(config.extra)
        edition = read_edition(config.extra, build_day(os.environ), config.site_url or "")
        site = read_site(written.parent, Path(config.docs_dir), last_past_day(os.environ), edition, local)
        shown, text = {name: config[name] for name in SHOWN_SETTINGS}, written.read_text(encoding="utf-8")
        guide, left_out = site.guide, config.not_in_nav or GitIgnoreSpec([])
        menu = check_menu(config, text, guide.files, guide.catalogue.made, left_out.match_file)
        if problems := [*site.problems, *check_settings(shown, text), *menu]:
            raise PluginError(f"\n{format_report(problems)}\nNothing was built.")
        contact = read_contact(config.extra.get("contact") or "")
    except UnusableSettingError as error:
        raise ConfigurationError(str(error)) from error
    config.watch += [str(folder)] if (folder := local.path(written.parent)) else []
    for line in site.announcements():
        log.info(line)
    config.extra[BUILD] = Build(site, contact, written.parent)
