"""Publish the data files that stand beside pages, such as the compiled decision tools."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs.structure.files import File

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the data files to what MkDocs copies."""
    for address, text in config.extra["site"].data_files():
        files.append(File.generated(config, address, content=text))
    return files
