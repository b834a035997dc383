"""Put the sites of earlier editions into the site as they were kept."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

    from practice_guide.site import Site


def on_post_build(config: MkDocsConfig) -> None:
    """Write them past MkDocs, which would take their pages for pages of the day."""
    site: Site = config.extra["site"]
    for address, content in site.kept_files(Path(config.config_file_path).parent / "overrides"):
        file = Path(config.site_dir) / address
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
