"""The guide as one edition of the site: its pages, written and made, and its data files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from posixpath import dirname
from typing import Any

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader

from .addresses import relative_address
from .editions.contact import Contact
from .editions.corrections import Correction, corrected_pages, find_name_fault, open_corrections, told_on
from .editions.editions import Editions
from .editions.history import EDITIONS_FOLDER, History, read_history, read_name
from .editions.kept_pages import with_notices
from .editions.kept_sites import KeptSites, read_kept_sites
from .editions.ledger import Ledger, ToolRecord, make_ledger
from .editions.published_files import POLICY, Publication, last_change, published_files
from .editions.short_addresses import FOLDER
from .guide import Guide, Page
from .guide.kind import Edition, Kind, Seen, look_again
from .guide.links import FILTERS, Links
from .guide.moves import find_moves
from .guide.page import find_overdue
from .guide.search import SEARCH_DATA, search_data
from .guide.view import DocumentView, document_view, first_words, with_text
from .kinds.all_kinds import kinds_of_editions
from .kinds.area import AREA, areas_of
from .kinds.checklist import WITH_AREA
from .kinds.decision import checked_tools
from .kinds.local_edition import NO_EDITION, LocalEdition, read_guide, read_local_history
from .kinds.sheet import printed_pages
from .printing.codes import code_address
from .printing.pdfs import Pdf
from .reading.problems import Problem, UnusableSettingError, format_report
from .text.dates import in_words
from .text.html import find_detached, with_short_addresses
from .text.markdown import mark_statements

NO_OWNER = (
    "Readers are told which role owns the guide, and mkdocs.yml names none. Write it under `extra`, "
    'as in owner_role: "guide editor".'
)
SHORT_TEMPLATE = "components/short-links/on-the-way.html"
BUILD = "build"
"""The key of our settings under which a build is kept."""
NO_HISTORY = History()
NO_SITES = KeptSites()


@dataclass(frozen=True)
class Site:
    """A guide in one edition: what is written, and the editions kept."""

    guide: Guide
    edition: Edition
    history: History = NO_HISTORY
    kept: KeptSites = NO_SITES
    """The sites of released editions as they were built."""
    local_history: History = NO_HISTORY
    """What an authority released of its own edition."""

    @property
    def problems(self) -> tuple[Problem, ...]:
        """All that is wrong with what it is made of; with any, it is not built."""
        return (*self.guide.problems, *self.history.problems, *self.kept.problems, *self.local_history.problems)

    @cached_property
    def editions(self) -> Editions:
        """The editions released before, and this one beside them."""
        return replace(self._editions(self.history, self._now), local=self.local_editions)

    @cached_property
    def local_editions(self) -> Editions | None:
        """An authority's own editions: those released before, and the one that its folder holds; None without."""
        pages = [page for page in self.guide.pages.values() if not page.is_in_docs]
        if not pages:
            return None
        areas = {page.path.removesuffix(".md").rpartition("/")[2] for page in pages}
        printed = printed_pages(self.guide.catalogue) if self.guide.catalogue.area in areas else ()
        sheets = (sheet for _, sheet in printed if WITH_AREA in sheet.checklist)
        now = make_ledger(pages, {}, sheets, self.edition.name, self.edition.today)
        now = replace(now, guide=self.edition.name, guide_fingerprint=self.national.fingerprint)
        return replace(self._editions(self.local_history, now), folder=dirname(pages[0].document.file))

    @property
    def national(self) -> Ledger:
        """The guide as it is now, without what an authority adds."""
        own = {page.address for page in self.guide.pages.values() if not page.is_in_docs}
        pages = {address: record for address, record in self._now.pages.items() if address not in own}
        sheets = {code: record for code, record in self._now.sheets.items() if WITH_AREA not in record.checklist}
        return replace(self._now, pages=pages, sheets=sheets)

    def _editions(self, history: History, now: Ledger) -> Editions:
        return Editions(history, now, tuple(find_moves(self.guide.catalogue)), tuple(self.guide.pages.values()))

    @cached_property
    def made_pages(self) -> dict[str, Page]:
        """The pages that the build makes itself, by the file each stands for."""
        of_editions = (page for kind in self._kinds_of_editions for page in kind.make(self.guide))
        return {page.path: page for page in (*self._pages_from_pages, *of_editions)}

    @property
    def pages_outside_docs(self) -> tuple[str, ...]:
        """The pages that MkDocs finds in no folder: those that the build makes, and those of an authority's own."""
        return (*self.made_pages, *(path for path, page in self.guide.pages.items() if not page.is_in_docs))

    def markdown(self, path: str) -> str:
        """Return the Markdown of a page with its statements marked."""
        page = self._page(path)
        return mark_statements(page.document, page.body)

    def meta(self, path: str) -> dict[str, Any]:
        """Return the front matter that MkDocs and its theme need of a page, from our own reading."""
        page = self._page(path)
        front = page.front
        gone = {} if page.looks.is_found else {"noindex": True, "search": {"exclude": True}}
        own = {"template": page.looks.template} if page.looks.template else {}
        return {"title": front.title, "description": front.summary, "hide": list(front.hide), **gone, **own}

    def anchors(self, path: str) -> set[str]:
        """Return the ids that templates add to a page."""
        page = self._page(path)
        former = self.editions.gone_places(page.address)
        return {anchor.id for anchor in page.anchors} | {place.anchor for place in former}

    def detached(self, path: str, html: str) -> tuple[Problem, ...]:
        """Return a problem for each attribute list of a page that its HTML shows in the wrong place."""
        page = self._page(path)
        return find_detached(html, page.document, page.body)

    def view(self, path: str, html: str) -> DocumentView:
        """Return what the templates of a page show, given the HTML of its text."""
        page = self._page(path)
        return with_text(self._view_around_text(page), page, html, self.guide)

    def with_short_addresses(self, path: str, html: str) -> str:
        """Return the HTML of a whole page with the short address of each of its places beside its link."""
        page = self._page(path)
        told = page.declaring if page.looks.repeats_places else page
        return with_short_addresses(html, self._codes.get(told.address, {}))

    def pdfs(self, site_name: str) -> Iterator[Pdf]:
        """Yield every PDF of the site."""
        for kind in self.guide.kinds:
            yield from kind.pdfs(self.guide, self._view_around_text, site_name)

    def last_change(self, path: str) -> str | None:
        """Return the day on which a written page last changed; one that the build makes has none."""
        page = self.guide.pages.get(path)
        return last_change(page) if page else None

    def data_files(self) -> Iterator[tuple[str, str]]:
        """Yield each data file of the site: its address and its text."""
        for kind in self.guide.kinds:
            yield from kind.data(self.guide)
        yield SEARCH_DATA, search_data(self.guide, (*self.guide.pages.values(), *self.made_pages.values()))

    def edition_files(self, title: str, subtitle: str) -> Iterator[tuple[str, str]]:
        """Yield each file that tells other programs about this edition, by its address."""
        released = self.history.find(self.edition.name)
        about = Publication(
            title,
            subtitle,
            self.edition,
            self.editions.now.fingerprint,
            released.on if released else None,
            tuple(correction.change for correction in self.corrections),
        )
        areas = [page for page, _ in AREA.blocks(self.guide.catalogue)]
        yield from published_files(self.guide.pages.values(), about, areas)

    def announcements(self) -> Iterator[str]:
        """Yield what the build tells its author: what was proved, and what somebody should look at again."""
        for kind in self.guide.kinds:
            yield from kind.announce(self.guide)
        for page in find_overdue(self.guide.pages.values(), self.edition.today):
            yield f"{page.document.file} is past its review date: it was due by {in_words(page.front.review_by)}"
        for problem in (found for page in self.guide.pages.values() for found in look_again(self.guide, page)):
            yield " ".join([f"{problem.file}:{problem.line}", problem.message, *problem.detail[:1]])
        for ledger in self.earlier_editions:
            if ledger.edition not in self.readable:
                yield f"Edition {ledger.edition} cannot be read as it was: its site was not kept in editions/"
        if self.name_fault:
            yield f"Warning: this edition cannot be called {self.edition.name}.\n\n{self.name_fault}\n"
        local = self.local_editions
        if broken := [*self.editions.broken, *(local.broken if local else ())]:
            yield f"Warning: an edition cannot be released until these are mended.\n\n{format_report(broken)}\n"

    @property
    def earlier_editions(self) -> tuple[Ledger, ...]:
        """Every released edition but the one that the guide is now."""
        return tuple(ledger for ledger in self.history.ledgers if ledger.edition != self.edition.name)

    @cached_property
    def readable(self) -> tuple[str, ...]:
        """The earlier editions that can be read as they were: their sites were kept."""
        return tuple(ledger.edition for ledger in self.earlier_editions if ledger.edition in self.kept.sites)

    def short_addresses(self, overrides: Path) -> Iterator[tuple[str, bytes]]:
        """Yield the file of each short address: a page of its own that leads on, without scripts."""
        template = Environment(loader=FileSystemLoader(overrides), autoescape=True).get_template(SHORT_TEMPLATE)
        for entry in self.editions.short_addresses:
            start = code_address(entry.code, FOLDER)
            words = template.render(url=relative_address(entry.target, start), words=first_words(entry.title))
            yield f"{start}index.html", words.encode()

    def kept_files(self, overrides: Path) -> Iterator[tuple[str, bytes]]:
        """Yield each file of the kept sites: its address and its content."""
        for ledger in self.earlier_editions:
            if files := self.kept.sites.get(ledger.edition):
                withdrawn = corrected_pages(ledger, self.guide.pages.values(), self.editions.moves)
                yield from with_notices(ledger, files, overrides, withdrawn)

    @cached_property
    def corrections(self) -> tuple[Correction, ...]:
        """Corrections of dangerous errors that readers must still be told of."""
        return open_corrections(self.guide.pages.values(), self.history, self.edition.name)

    @property
    def name_fault(self) -> str | None:
        """Why the next edition cannot have the name of this one, with the remedy."""
        return find_name_fault(self.edition.name, self.guide.pages.values(), self.history)

    def _view_around_text(self, page: Page) -> DocumentView:
        if page.path not in self._views:
            links = Links(self.guide.catalogue, page.address)
            seen = Seen(
                page,
                self.guide,
                links,
                self.edition,
                corrections=lambda shown: told_on(shown, page, self.corrections, self.guide.catalogue),
            )
            former = self.editions.gone_places(page.address)
            short = self._codes.get(page.address, {}).get("", "")
            self._views[page.path] = replace(document_view(seen, self._kinds), former=former, short=short)
        return self._views[page.path]

    @cached_property
    def _codes(self) -> dict[str, dict[str, str]]:
        """The code of each place, as it stands in addresses, by page and anchor."""
        codes: dict[str, dict[str, str]] = {}
        for entry in self.editions.short_addresses:
            codes.setdefault(entry.page, {})[entry.anchor] = entry.code.lower()
        return codes

    @cached_property
    def _views(self) -> dict[str, DocumentView]:
        """Views that were asked for, without text: a checklist shows one on its page, in its PDFs and in the pack."""
        return {}

    @cached_property
    def _kinds(self) -> dict[str, Kind[Any]]:
        """All kinds by name; one that shows other editions too takes the place of the one that does not."""
        return {kind.name: kind for kind in (*self.guide.kinds, *self._kinds_of_editions)}

    @cached_property
    def _kinds_of_editions(self) -> tuple[Kind[Any], ...]:
        return kinds_of_editions(self.editions, self.readable, self.edition.site_url)

    @cached_property
    def _now(self) -> Ledger:
        kept = {kind.name for kind in self.guide.kinds if kind.is_in_ledger}
        # Sheets answer by their codes for good, so their pages have a list of their own.
        pages = (*self.guide.pages.values(), *(page for page in self._pages_from_pages if page.kind in kept))
        tools = {
            name: ToolRecord.of(checked.page.front.title, checked.tool, checked.proof)
            for name, checked in checked_tools(self.guide).items()
        }
        sheets = (sheet for _, sheet in printed_pages(self.guide.catalogue))
        return make_ledger(pages, tools, sheets, self.edition.name, self.edition.today)

    @cached_property
    def _pages_from_pages(self) -> tuple[Page, ...]:
        return tuple(page for kind in self.guide.kinds for page in kind.make(self.guide))

    def _page(self, path: str) -> Page:
        return self.made_pages.get(path) or self.guide.pages[path]


@dataclass(frozen=True)
class Build:
    """One build of a site: what the hooks hand each other, on the settings and not in a module.

    So two builds in one process stay apart.
    """

    site: Site
    contact: Contact
    root: Path
    """The folder of mkdocs.yml."""
    detached: list[Problem] = field(default_factory=list)
    """Attribute lists in the wrong place, gathered page by page."""

    @classmethod
    def of(cls, settings: Mapping[str, Any]) -> Build:
        """Return the build that was kept in the settings which are ours."""
        build: Build = settings[BUILD]
        return build

    def prepare(self, templates: Environment) -> None:
        """Give the templates their filters, what every page says, also one without front matter, and a cache."""
        templates.filters |= FILTERS
        areas = areas_of(self.site.guide)
        templates.globals |= {"policy": POLICY, "contact": self.contact, "areas": areas}
        templates.globals["default_area"] = self.site.guide.catalogue.area
        # Compiling them took a fifth of a small build; the cache notices by itself when one changed.
        compiled = self.root / ".cache" / "templates"
        compiled.mkdir(parents=True, exist_ok=True)
        templates.bytecode_cache = FileSystemBytecodeCache(str(compiled))


def read_site(root: Path, docs: Path, last_past_day: date, edition: Edition, local: LocalEdition = NO_EDITION) -> Site:
    """Return what is written in docs and kept in the project, given the last day that may be called past.

    Args:
        local: An authority's own edition, whose areas are read too.
    """
    editions = root / EDITIONS_FOLDER
    history = read_history(editions)
    kept, own = read_kept_sites(editions, history.ledgers), read_local_history(root, local)
    return Site(read_guide(root, docs, last_past_day, local), edition, history, kept, own)


def read_edition(settings: Mapping[str, object], today: date, site_url: str) -> Edition:
    """Return the edition that the settings name. Raises UnusableSettingError where they name none, or no owner."""
    name, role = read_name(settings.get("edition")), settings.get("owner_role")
    if not isinstance(role, str) or not role.strip():
        raise UnusableSettingError(NO_OWNER)
    return Edition(name, role, today, site_url)
