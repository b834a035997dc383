"""Add what tells other programs about this edition: feed, edition, robots and headers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mkdocs.exceptions import ConfigurationError
from mkdocs.structure.files import File

from practice_guide.editions.contact import ContactError, read_contact
from practice_guide.editions.published_files import POLICY, Publication, last_change, published_files

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

    from practice_guide.guide.kind import Edition


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Give the templates the one policy and the way to tell us."""
    try:
        config.extra["tell"] = read_contact(config.extra.get("contact") or "")
    except ContactError as error:
        raise ConfigurationError(str(error)) from error
    config.extra["policy"] = POLICY
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the files to what MkDocs copies."""
    site = config.extra["site"]
    edition: Edition = site.edition
    released = site.history.find(edition.name)
    about = Publication(
        config.site_name,
        config.site_description or "",
        edition.owner_role,
        config.site_url or "",
        edition.name,
        edition.today,
        site.editions.now.fingerprint,
        released.on if released else None,
        tuple(correction.change for correction in site.corrections),
    )
    for address, text in published_files(site.guide.pages.values(), about):
        files.append(File.generated(config, address, content=text))
    return files


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, **_: Any) -> str:
    """Date a page by its last change, so that the list of pages does not say that all changed today."""
    written = config.extra["site"].guide.pages.get(page.file.src_uri)
    if written:
        page.update_date = last_change(written)
    return markdown
