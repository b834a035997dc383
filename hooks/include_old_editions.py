"""Put the sites of earlier editions into the site, where `dev.py editions` made them and nothing in them is stale."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from practice_guide.editions.old_sites import SITE, old_address

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig


def on_post_build(config: MkDocsConfig) -> None:
    """Copy them as they are: they have been built before."""
    for edition in config.extra["site"].readable:
        made = Path(os.environ["OLD_EDITIONS"]) / edition / SITE
        shutil.copytree(made, Path(config.site_dir) / old_address(edition), dirs_exist_ok=True)
