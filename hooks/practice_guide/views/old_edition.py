"""What the pages of an old edition get: a banner with the way to the guide of today."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from urllib.parse import urljoin

from jinja2 import Environment, FileSystemLoader

from ..addresses import page_address, relative_address
from ..editions.old_pages import OldPage, dress
from ..editions.old_sites import COMPONENT, Answer, LeadsTo, OldSite, old_address
from .dates import in_words


@dataclass(frozen=True)
class BannerView:
    """What head and top of a page of an old edition say."""

    name: str
    on: str
    url: str
    leads_to: LeadsTo
    canonical: str
    """Empty where the guide of today has no address of its own."""
    styles: str


class Wardrobe:
    """Dresses the pages of one old site, and notes in it where they lead today."""

    def __init__(self, old: OldSite, released: date, overrides: Path, now: Callable[[str], Answer]) -> None:
        self.old, self.released, self.now = old, released, now
        templates = Environment(loader=FileSystemLoader(overrides), autoescape=True)
        self.banner = templates.get_template(f"{COMPONENT}/old-edition.html")
        self.head = templates.get_template(f"{COMPONENT}/head.html")

    def dress(self, path: str, html: str) -> str:
        """Return a page, which is this file of the old site, as it is published now."""
        address = page_address(f"{path.removesuffix('.html')}.md")
        start = old_address(self.old.edition) + address
        view = self._view(start, self._answer(address))
        page = OldPage(
            address,
            self.banner.render(old=view),
            self.head.render(old=view),
            lambda target: relative_address(self._answer(target).address, start),
        )
        return dress(html, page)

    def _view(self, start: str, answer: Answer) -> BannerView:
        return BannerView(
            name=self.old.edition,
            on=in_words(self.released),
            url=relative_address(answer.address, start),
            leads_to=answer.leads_to,
            canonical=urljoin(self.old.site_url, answer.address) if self.old.site_url else "",
            styles=relative_address(f"{COMPONENT}/old-edition.css", start),
        )

    def _answer(self, address: str) -> Answer:
        return self.old.answers.setdefault(address, self.now(address))
