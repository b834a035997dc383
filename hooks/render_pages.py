"""Give MkDocs our reading of each page, and the templates what stands behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mkdocs.exceptions import PluginError

from practice_guide.reading.problems import format_report
from practice_guide.site import Build

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.pages import Page


def on_page_read_source(page: Page, config: MkDocsConfig) -> str:
    """Return the text without its front matter, so that MkDocs never reads that."""
    return Build.of(config.extra).site.markdown(page.file.src_uri)


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, **_: Any) -> str:
    """Set title and description from the checked front matter, and the date from the last change."""
    site, path = Build.of(config.extra).site, page.file.src_uri
    page.meta = site.meta(path)
    page.update_date = site.last_change(path) or page.update_date
    return markdown


def on_page_content(html: str, page: Page, config: MkDocsConfig, **_: Any) -> None:
    """Note statements that lost their lists, and tell MkDocs which anchors the templates add."""
    build, path = Build.of(config.extra), page.file.src_uri
    build.detached.extend(build.site.detached(path, html))
    page.present_anchor_ids = (page.present_anchor_ids or set()) | build.site.anchors(path)


def on_env(env: Environment, config: MkDocsConfig, **_: Any) -> None:
    """Prepare the templates; stop where attribute lists ended up in the wrong place."""
    build = Build.of(config.extra)
    build.prepare(env)
    if build.detached:
        raise PluginError(f"\n{format_report(build.detached)}\nNothing was built.")


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, **_: Any) -> dict[str, Any]:
    """Hand the templates everything they show as `guide`."""
    context["guide"] = Build.of(config.extra).site.view(page.file.src_uri, page.content or "")
    return context


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Put the short address of each place beside its link, wherever the templates show it."""
    return Build.of(config.extra).site.with_short_addresses(page.file.src_uri, output)
