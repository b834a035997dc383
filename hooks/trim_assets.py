"""Leave out what no page of ours asks for, and let browsers keep the rest: names with a digest, no comments."""

from __future__ import annotations

from fnmatch import fnmatch
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from practice_guide.editions.delivery import deliver

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

# Material's own look, scripts and search; parts that are put together in assets/main.css; the template and the fonts
# of the PDFs, which only the build reads.
UNUSED = (
    "assets/javascripts/*",
    "assets/stylesheets/*",
    "assets/css/*",
    "assets/images/favicon.png",
    "print/*",
)


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Take them out before MkDocs copies them; a test follows every link of the built site."""
    for file in [*files]:
        if any(fnmatch(file.src_uri, pattern) for pattern in UNUSED):
            files.remove(file)
    return files


def on_post_build(config: MkDocsConfig) -> None:
    """Trim scripts and styles, and name them, fonts and pictures by their content, once every page is written."""
    deliver(Path(config.site_dir), urlsplit(config.site_url or "").path or "/")
