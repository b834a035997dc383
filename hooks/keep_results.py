"""Keep what a build worked out, so that the next one reads and draws anew only what changed."""

from __future__ import annotations

import gc
from pathlib import Path
from typing import TYPE_CHECKING

from practice_guide.keeping import STORE

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig


# A build makes some hundred thousand objects that live to its end. Looking through them for garbage as often as Python
# does by default takes a tenth of a build.
OBJECTS_BEFORE_COLLECTION = 50_000


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Take up what the last build kept, before any other hook reads a page."""
    gc.set_threshold(OBJECTS_BEFORE_COLLECTION)
    STORE.open(Path(config.config_file_path).parent / ".cache" / "results")
    return config


def on_post_build(config: MkDocsConfig) -> None:
    """Keep what this build used for the next one."""
    STORE.save()
