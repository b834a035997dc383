"""Keep what a build worked out, so that the next one reads and draws anew only what changed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from practice_guide.keeping import STORE

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Take up what the last build kept, before any other hook reads a page."""
    STORE.open(Path(config.config_file_path).parent / ".cache" / "results")
    return config


def on_post_build(config: MkDocsConfig) -> None:
    """Keep what this build used for the next one."""
    STORE.save()
