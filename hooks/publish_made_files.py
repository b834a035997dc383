"""Add what the build makes itself: pages on how tools were tested, and data files beside pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs.structure.files import File, InclusionLevel

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add made pages to what MkDocs renders, outside the menu, and data files to what it copies."""
    for path in config.extra["site"].made_pages:
        files.append(File.generated(config, path, content="", inclusion=InclusionLevel.NOT_IN_NAV))
    for address, text in config.extra["site"].data_files():
        files.append(File.generated(config, address, content=text))
    return files
