"""Keep what a build worked out, so that the next one reads and draws anew only what changed, and end without delay."""

from __future__ import annotations

import atexit
import gc
from pathlib import Path
from typing import TYPE_CHECKING, Any

from practice_guide.keeping import STORE

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig


# A build makes some hundred thousand objects that live to its end. Looking through them for garbage as often as Python
# does by default takes a tenth of a build.
OBJECTS_BEFORE_COLLECTION = 50_000


def on_startup(**_: Any) -> None:
    """Collect garbage seldom, and not at all when the process ends: it would go through everything once more for nothing."""
    gc.set_threshold(OBJECTS_BEFORE_COLLECTION)
    atexit.register(gc.freeze)


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Take up what the last build kept, before any other hook reads a page."""
    STORE.open(Path(config.config_file_path).parent / ".cache" / "results")
    return config


def on_post_build(config: MkDocsConfig) -> None:
    """Keep what this build used for the next one."""
    STORE.save()
