"""What the pages of a kept edition get: a banner with the way to the guide of the day, or a notice in their stead."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from posixpath import basename, dirname

from jinja2 import Environment, FileSystemLoader

from ..addresses import page_address, relative_address
from ..editions.corrections import Correction
from ..editions.kept_pages import KeptPage, dress, is_kept
from ..editions.kept_sites import KeptSite, kept_address
from ..kinds.family import FAMILY_NAME
from .dates import in_words

COMPONENT = "components/kept-edition"
STYLES = f"{COMPONENT}/kept-edition.css"


@dataclass(frozen=True)
class KeptView:
    """What banner, head and notice of a page of a kept edition say."""

    name: str
    on: str
    url: str
    """The same address on the site of the day, which always answers."""
    styles: str
    """Beside the page, so that the look of the day may change."""


@dataclass(frozen=True)
class NoticeView:
    """Why a page of a kept edition cannot be read any longer."""

    on: str
    what: str
    """Empty for a family: the words of a correction are for workers."""


def kept_site(built: Mapping[str, bytes], edition: str, released: date, overrides: Path) -> dict[str, bytes]:
    """Return what is kept of the built site of an edition, by path: every page with its banner."""
    templates = _Templates(overrides, edition, released)
    kept = {path: content for path, content in built.items() if is_kept(path)}
    pages = {path: templates.dress(path, page.decode()).encode() for path, page in kept.items() if _is_page(path)}
    return {**kept, **pages, STYLES: (overrides / STYLES).read_bytes()}


def published_files(
    site: KeptSite, released: date, overrides: Path, withdrawn: Mapping[str, Correction]
) -> Iterator[tuple[str, bytes]]:
    """Yield each file of a kept site with its address on the site of the day.

    In the stead of a page on which a dangerous error was corrected since, there is a notice, and nothing beside it.
    """
    templates, root = _Templates(overrides, site.edition, released), kept_address(site.edition)
    for path, content in site.files.items():
        folder = f"{dirname(path)}/" if dirname(path) else ""
        correction = withdrawn.get(folder)
        if correction is None:
            yield root + path, content
        elif basename(path) == "index.html":
            yield root + path, templates.notice(path, correction).encode()


class _Templates:
    """The templates of one kept edition."""

    def __init__(self, overrides: Path, edition: str, released: date) -> None:
        self.edition, self.released = edition, released
        self.found = Environment(loader=FileSystemLoader(overrides), autoescape=True)

    def dress(self, path: str, html: str) -> str:
        """Return a page, which is this file of the built site, as it is kept."""
        view, start = self._view(path), kept_address(self.edition) + _address(path)
        page = KeptPage(
            _address(path),
            self._render("kept-edition", view),
            self._render("head", view),
            self._render("contact", view),
            lambda target: relative_address(target, start),
        )
        return dress(html, page)

    def notice(self, path: str, correction: Correction) -> str:
        """Return what is published in the stead of a page."""
        change = correction.change
        is_for_family = f"/{FAMILY_NAME}/" in path
        return self._render(
            "notice", self._view(path), NoticeView(in_words(change.on), "" if is_for_family else change.what)
        )

    def _render(self, name: str, view: KeptView, notice: NoticeView | None = None) -> str:
        return self.found.get_template(f"{COMPONENT}/{name}.html").render(kept=view, notice=notice)

    def _view(self, path: str) -> KeptView:
        address = _address(path)
        return KeptView(
            name=self.edition,
            on=in_words(self.released),
            url=relative_address(address, kept_address(self.edition) + address),
            styles=relative_address(STYLES, address),
        )


def _is_page(path: str) -> bool:
    return path.endswith(".html")


def _address(path: str) -> str:
    return page_address(f"{path.removesuffix('.html')}.md")
