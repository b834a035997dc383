"""Add what the build makes itself: pages, files for other programs and for the search, and kept editions."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.structure.files import File, InclusionLevel

from practice_guide.site import Build

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add pages that lie in no folder of MkDocs to what it renders, outside the menu, and files to what it copies."""
    site = Build.of(config.extra).site
    for path in site.pages_outside_docs:
        files.append(File.generated(config, path, content="", inclusion=InclusionLevel.NOT_IN_NAV))
    of_edition = site.edition_files(config.site_name, config.site_description or "")
    for address, text in (*site.data_files(), *of_edition):
        files.append(File.generated(config, address, content=text))
    return files


def on_post_build(config: MkDocsConfig) -> None:
    """Put earlier editions and short addresses past MkDocs, which would take them for pages of the day."""
    build, built = Build.of(config.extra), Path(config.site_dir)
    overrides = build.root / "overrides"
    for address, content in (*build.site.short_addresses(overrides), *build.site.kept_files(overrides)):
        file = built / address
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
