"""Add what the build makes itself, leave out what no page of ours asks for, and let browsers keep the rest."""

from __future__ import annotations

from fnmatch import fnmatch
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from mkdocs.structure.files import File, InclusionLevel

from practice_guide.editions.delivery import deliver
from practice_guide.site import Build

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

# Material's own look, scripts and search; parts that are put together in assets/main.css; the template and the fonts
# of the PDFs, which only the build reads. A test follows every link of the built site.
UNUSED = (
    "assets/javascripts/*",
    "assets/stylesheets/*",
    "assets/css/*",
    "assets/images/favicon.png",
    "print/*",
)


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add pages that lie in no folder of MkDocs to what it renders, outside the menu, and files to what it copies."""
    for file in [*files]:
        if any(fnmatch(file.src_uri, pattern) for pattern in UNUSED):
            files.remove(file)
    site = Build.of(config.extra).site
    for path in site.pages_outside_docs:
        files.append(File.generated(config, path, content="", inclusion=InclusionLevel.NOT_IN_NAV))
    of_edition = site.edition_files(config.site_name, config.site_description or "")
    for address, text in (*site.data_files(), *of_edition):
        files.append(File.generated(config, address, content=text))
    return files


def on_post_build(config: MkDocsConfig) -> None:
    """Trim scripts and styles, and name them, fonts and pictures by their content, once every page is written.

    Then put earlier editions and short addresses past MkDocs, which would take them for pages of the day. They are
    whole as they come.
    """
    build, built = Build.of(config.extra), Path(config.site_dir)
    overrides = build.root / "overrides"
    deliver(built, urlsplit(config.site_url or "").path or "/")
    for address, content in (*build.site.short_addresses(overrides), *build.site.kept_files(overrides)):
        file = built / address
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
