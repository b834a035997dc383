"""Let readers find what front matter holds: MkDocs indexes only the text below it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from practice_guide.guide.search import add_to_index

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

    from practice_guide.site import Site


def on_post_build(config: MkDocsConfig) -> None:
    """Complete the index that the search plugin has written."""
    site: Site = config.extra["site"]
    index = Path(config.site_dir) / "search" / "search_index.json"
    completed = add_to_index(index.read_text(encoding="utf-8"), site.guide)
    index.write_text(completed, encoding="utf-8")
