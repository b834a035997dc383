"""What the hooks of one build hand each other. No hook itself: `read_guide` makes it, and the others ask for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from practice_guide.site import Build

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

KEY = "build"


def keep_build(config: MkDocsConfig, build: Build) -> None:
    """Leave it on the configuration and not in a module, so that two builds in one process stay apart."""
    config.extra[KEY] = build


def build_of(config: MkDocsConfig) -> Build:
    """Return what `read_guide` left."""
    build: Build = config.extra[KEY]
    return build
