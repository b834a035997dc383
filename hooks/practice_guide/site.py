"""The guide as one edition of the site: its pages, written and made, and its data files."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from .editions.editions import Editions
from .editions.former_sheets import FormerSheet
from .editions.history import History
from .editions.kept_sites import KeptSite, KeptSites
from .editions.ledger import Ledger, make_ledger
from .editions.safety import Correction, corrected_pages, find_name_fault, open_corrections
from .guide import Guide, Page
from .guide.family import family_pages, find_unseen
from .guide.generated import content_map_page, print_several_pages, proof_pages
from .guide.moves import find_moves
from .guide.reviews import find_overdue
from .guide.sheets import sheet_pages
from .guide.usage import Usage, usages_by_cite
from .marking import find_detached, mark_statements
from .problems import Problem, format_report
from .schema.reference import json_schema
from .views.dates import in_words
from .views.document import REFERENCE_PAGE, DocumentView, Edition, document_body, document_view
from .views.edition import edition_view, editions_view
from .views.former import moved_view, notice_views
from .views.former_sheet import former_sheet_views
from .views.kept_edition import published_files
from .views.routes_table import routes_table
from .views.safety import safety_views, sheet_safety_views

NO_HISTORY = History()
NO_SITES = KeptSites()


@dataclass(frozen=True)
class Site:
    """A guide without problems, in one edition."""

    guide: Guide
    edition: Edition
    history: History = NO_HISTORY
    kept: KeptSites = NO_SITES
    """The sites of released editions as they were built."""

    @cached_property
    def editions(self) -> Editions:
        """The editions released before, and this one beside them."""
        now = make_ledger(self.guide, self._pages_from_pages, self.edition.name, self.edition.today)
        pages = self.guide.pages.values()
        lines = {(page.document.file, anchor.id): anchor.line for page in pages for anchor in page.anchors}
        reviewed = max((page.front.reviewed for page in pages), default=self.edition.today)
        review_by = max((page.front.review_by for page in pages), default=self.edition.today)
        return Editions(self.history, now, tuple(find_moves(self.guide.catalogue)), reviewed, review_by, lines)

    @cached_property
    def made_pages(self) -> dict[str, Page]:
        """The pages that the build makes itself, by the file each stands for."""
        made = (*self._pages_from_pages, *self.editions.pages())
        return {page.path: page for page in made}

    def markdown(self, path: str) -> str:
        """Return the Markdown of a page with its statements marked."""
        page = self._page(path)
        return mark_statements(page.document, page.body)

    def meta(self, path: str) -> dict[str, Any]:
        """Return the front matter that MkDocs and its theme need of a page, from our own reading."""
        page = self._page(path)
        front = page.front
        # Search engines should find where a page is now, not where it was.
        gone = {"noindex": True, "search": {"exclude": True}} if page.made_as == "moved" else {}
        return {"title": front.title, "description": front.summary, "hide": list(front.hide), **gone}

    def anchors(self, path: str) -> set[str]:
        """Return the ids that templates add to a page."""
        page = self._page(path)
        former = self.editions.former_places(page.address)
        return {anchor.id for anchor in page.anchors} | {place.anchor for place in former}

    def detached(self, path: str, html: str) -> tuple[Problem, ...]:
        """Return a problem for each attribute list of a page that its HTML shows in the wrong place."""
        page = self._page(path)
        return find_detached(html, page.document, page.body)

    def view(self, path: str, html: str) -> DocumentView:
        """Return what the templates of a page show, given the HTML of its text."""
        page = self._page(path)
        if path not in self._views:
            self._views[path] = self._view_around_text(page)
        return replace(self._views[path], body=document_body(page, html, self.guide))

    def _view_around_text(self, page: Page) -> DocumentView:
        view = document_view(page, self.guide, self.edition, self._usages)
        editions, address = self.editions, page.address
        moved = editions.former_pages.get(address)
        return replace(
            view,
            editions=editions_view(editions, address, self.readable) if page.kind == "editions" else None,
            edition_changes=edition_view(editions, page.front.title.split()[-1], address, self.readable)
            if page.kind == "edition"
            else None,
            moved=moved_view(moved, self.edition.site_url) if moved else None,
            former_sheets=former_sheet_views(self._former_sheets(page), address),
            safety=safety_views(page, self.corrections, self.guide.catalogue, self._former_sheets(page)),
            sheet_safety=sheet_safety_views(page, self.corrections, self.guide.catalogue),
            former=notice_views(editions.former_places(address), address),
        )

    def data_files(self) -> Iterator[tuple[str, str]]:
        """Yield each data file of the site: its address and its text."""
        for checked in self.guide.tools.values():
            text = json.dumps(checked.data, ensure_ascii=False, indent=1)
            yield f"{checked.page.address}tool.json", f"{text}\n"
            yield f"{checked.page.address}proof/routes.csv", routes_table(checked)
        if REFERENCE_PAGE in self.guide.pages:
            yield f"{self.guide.pages[REFERENCE_PAGE].address}page.schema.json", json_schema()

    def announcements(self) -> Iterator[str]:
        """Yield what the build tells its author: what was proved, and what somebody should look at again."""
        for name, checked in self.guide.tools.items():
            yield f"{name}: {checked.proof.routes:,} combinations of answers, every one proved"
        for entry in find_overdue(self.guide.pages.values(), self.edition.today):
            yield f"{entry.file} is past its review date: it was due by {in_words(entry.review_by)}"
        for problem in find_unseen(self.guide.pages.values()):
            yield f"{problem.file}:{problem.line} {problem.message} {problem.detail[0]}"
        for ledger in self.earlier_editions:
            if ledger.edition not in self.readable:
                yield f"Edition {ledger.edition} cannot be read as it was: its site was not kept in editions/"
        if self.name_fault:
            yield f"Warning: this edition cannot be called {self.edition.name}.\n\n{self.name_fault}\n"
        if self.editions.broken:
            report = format_report(self.editions.broken)
            yield f"Warning: an edition cannot be released until these are mended.\n\n{report}\n"

    @property
    def earlier_editions(self) -> tuple[Ledger, ...]:
        """Every released edition but the one that the guide is now."""
        return tuple(ledger for ledger in self.history.ledgers if ledger.edition != self.edition.name)

    @cached_property
    def readable(self) -> tuple[str, ...]:
        """The earlier editions that can be read as they were: their sites were kept."""
        return tuple(site.edition for site, _ in self.kept_sites)

    @property
    def kept_sites(self) -> tuple[tuple[KeptSite, Ledger], ...]:
        """The kept sites of earlier editions, each with its ledger."""
        kept = {site.edition: site for site in self.kept.sites}
        return tuple((kept[ledger.edition], ledger) for ledger in self.earlier_editions if ledger.edition in kept)

    def kept_files(self, overrides: Path) -> Iterator[tuple[str, bytes]]:
        """Yield each file of the kept sites: its address and its content."""
        for site, ledger in self.kept_sites:
            withdrawn = corrected_pages(ledger, self.guide.pages.values(), self.editions.moves)
            yield from published_files(site, ledger.on, overrides, withdrawn)

    @cached_property
    def corrections(self) -> tuple[Correction, ...]:
        """Corrections of dangerous errors that readers must still be told of."""
        return open_corrections(self.guide.pages.values(), self.history, self.edition.name)

    @property
    def name_fault(self) -> str | None:
        """Why the next edition cannot have the name of this one, with the remedy."""
        return find_name_fault(self.edition.name, self.guide.pages.values(), self.history)

    def _former_sheets(self, page: Page) -> Iterable[FormerSheet]:
        """Return the outdated sheets that a page is about: one, all of them, or none."""
        sheets = self.editions.former_sheets
        if page.kind == "former-sheet":
            return (sheets[page.front.title.split()[-1]],)
        return sheets.values() if page.kind == "sheets" else ()

    @cached_property
    def _views(self) -> dict[str, DocumentView]:
        """Views that were asked for, without text: a checklist shows one on its page, in its PDFs and in the pack."""
        return {}

    @cached_property
    def _pages_from_pages(self) -> tuple[Page, ...]:
        catalogue = self.guide.catalogue
        return (
            *proof_pages(self.guide.tools),
            *sheet_pages(catalogue),
            *family_pages(catalogue),
            *print_several_pages(catalogue),
            content_map_page(catalogue),
        )

    @cached_property
    def _usages(self) -> dict[str, list[Usage]]:
        return usages_by_cite(self.guide.catalogue)

    def _page(self, path: str) -> Page:
        return self.made_pages.get(path) or self.guide.pages[path]
