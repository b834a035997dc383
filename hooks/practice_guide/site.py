"""The guide as one edition of the site: its pages, written and made, and its data files."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from .guide import Guide, Page
from .guide.generated import content_map_page, proof_pages
from .guide.reviews import find_overdue
from .guide.sheets import sheet_pages
from .guide.usage import Usage, usages_by_cite
from .marking import find_detached, mark_statements
from .problems import Problem
from .schema.reference import json_schema
from .views.dates import in_words
from .views.document import REFERENCE_PAGE, DocumentView, Edition, document_view
from .views.routes_table import routes_table


@dataclass(frozen=True)
class Site:
    """A guide without problems, in one edition."""

    guide: Guide
    edition: Edition

    @cached_property
    def made_pages(self) -> dict[str, Page]:
        """The pages that the build makes itself, by the file each stands for."""
        catalogue = self.guide.catalogue
        made = (*proof_pages(self.guide.tools), *sheet_pages(catalogue), content_map_page(catalogue))
        return {page.path: page for page in made}

    def markdown(self, path: str) -> str:
        """Return the Markdown of a page with its statements marked."""
        page = self._page(path)
        return mark_statements(page.document, page.body)

    def meta(self, path: str) -> dict[str, Any]:
        """Return the front matter that MkDocs and its theme need of a page, from our own reading."""
        front = self._page(path).front
        return {"title": front.title, "description": front.summary, "hide": list(front.hide)}

    def anchors(self, path: str) -> set[str]:
        """Return the ids that templates add to a page."""
        return {anchor.id for anchor in self._page(path).anchors}

    def detached(self, path: str, html: str) -> tuple[Problem, ...]:
        """Return a problem for each attribute list of a page that its HTML shows in the wrong place."""
        page = self._page(path)
        return find_detached(html, page.document, page.body)

    def view(self, path: str, html: str) -> DocumentView:
        """Return what the templates of a page show, given the HTML of its text."""
        return document_view(self._page(path), html, self.guide, self.edition, self._usages)

    def data_files(self) -> Iterator[tuple[str, str]]:
        """Yield each data file of the site: its address and its text."""
        for checked in self.guide.tools.values():
            text = json.dumps(checked.data, ensure_ascii=False, indent=1)
            yield f"{checked.page.address}tool.json", f"{text}\n"
            yield f"{checked.page.address}proof/routes.csv", routes_table(checked)
        if REFERENCE_PAGE in self.guide.pages:
            yield f"{self.guide.pages[REFERENCE_PAGE].address}page.schema.json", json_schema()

    def announcements(self) -> Iterator[str]:
        """Yield what the build tells its author: what was proved, and which pages are past their review date."""
        for name, checked in self.guide.tools.items():
            yield f"{name}: {checked.proof.routes:,} combinations of answers, every one proved"
        for entry in find_overdue(self.guide.pages.values(), self.edition.today):
            yield f"{entry.file} is past its review date: it was due by {in_words(entry.review_by)}"

    @cached_property
    def _usages(self) -> dict[str, list[Usage]]:
        return usages_by_cite(self.guide.catalogue)

    def _page(self, path: str) -> Page:
        return self.made_pages.get(path) or self.guide.pages[path]
