"""Give MkDocs our reading of each page, and the templates what stands behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mkdocs.exceptions import PluginError

from practice_guide.guide.links import FILTERS
from practice_guide.reading.problems import format_report
from practice_guide.text.dates import in_words

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.pages import Page

    from practice_guide.site import Site


def on_page_read_source(page: Page, config: MkDocsConfig) -> str:
    """Return the text without its front matter, so that MkDocs never reads that."""
    site: Site = config.extra["site"]
    return site.markdown(page.file.src_uri)


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, **_: Any) -> str:
    """Set the title and description from the checked front matter."""
    site: Site = config.extra["site"]
    page.meta = site.meta(page.file.src_uri)
    return markdown


def on_page_content(html: str, page: Page, config: MkDocsConfig, **_: Any) -> None:
    """Note statements that lost their lists, and tell MkDocs which anchors the templates add."""
    site, path = config.extra["site"], page.file.src_uri
    config.extra.setdefault("detached", []).extend(site.detached(path, html))
    page.present_anchor_ids |= site.anchors(path)


def on_env(env: Environment, config: MkDocsConfig, **_: Any) -> None:
    """Give the templates their filters; stop where attribute lists ended up in the wrong place."""
    env.filters |= {**FILTERS, "in_words": in_words}
    if config.extra["detached"]:
        raise PluginError(f"\n{format_report(config.extra['detached'])}\nNothing was built.")


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, **_: Any) -> dict[str, Any]:
    """Hand the templates everything they show as `guide`."""
    context["guide"] = config.extra["site"].view(page.file.src_uri, page.content)
    return context
