"""The guide as one edition of the site: what each page needs while it is built."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from .guide import Guide, Page
from .guide.usage import Usage, usages_by_cite
from .marking import find_detached, mark_statements, split_at_statements
from .problems import Problem
from .schema.decision import StandingWords
from .schema.reference import Block, json_schema, schema_blocks
from .views.checklist import ChecklistView, checklist_view
from .views.contents import Group, contents_view
from .views.decision import DecisionView, decision_view
from .views.disagreement import DatedView, DifferenceView, dated_views, difference_views
from .views.home import HomeView, home_view
from .views.links import Links
from .views.page import PageView, page_view
from .views.source import SourceView, source_view
from .views.statement import BodyPart, body_parts

REFERENCE_PAGE = "about/front-matter.md"
IN_A_CALL_PAGE = "guide/in-a-call-now.md"


@dataclass(frozen=True)
class Edition:
    """What is the same on every page of a build."""

    name: str
    owner_role: str
    today: date


@dataclass(frozen=True)
class GuideView:
    """All that the templates of one page show, under the name `guide`."""

    edition: str
    owner_role: str
    in_a_call_url: str
    danger: str
    standing_words: StandingWords | None
    page: PageView
    body: tuple[BodyPart, ...]
    home: HomeView | None
    decision: DecisionView | None
    checklist: ChecklistView | None
    source: SourceView | None
    differences: tuple[DifferenceView, ...]
    dated: tuple[DatedView, ...]
    contents: tuple[Group, ...]
    reference: tuple[Block, ...]


@dataclass(frozen=True)
class Site:
    """A guide without problems, in one edition."""

    guide: Guide
    edition: Edition

    @cached_property
    def _usages(self) -> dict[str, list[Usage]]:
        return usages_by_cite(self.guide.catalogue)

    def markdown(self, path: str) -> str:
        """Return the Markdown of a page with its statements marked."""
        page = self.guide.pages[path]
        return mark_statements(page.document, page.body)

    def meta(self, path: str) -> dict[str, Any]:
        """Return the front matter that MkDocs and its theme need of a page, from our own reading."""
        front = self.guide.pages[path].front
        return {"title": front.title, "description": front.summary, "hide": list(front.hide)}

    def anchors(self, path: str) -> set[str]:
        """Return the ids that templates add to a page."""
        return {anchor.id for anchor in self.guide.pages[path].anchors}

    def detached(self, path: str, html: str) -> tuple[Problem, ...]:
        """Return a problem for each attribute list of a page that its HTML shows in the wrong place."""
        page = self.guide.pages[path]
        return find_detached(html, page.document, page.body)

    def view(self, path: str, html: str) -> GuideView:
        """Return what the templates of a page show, given the HTML of its text."""
        page = self.guide.pages[path]
        catalogue, front = self.guide.catalogue, page.front
        links = Links(catalogue, page.address, shows_reasons="reasons" not in front.hide)
        standing = catalogue.standing_words
        return GuideView(
            edition=self.edition.name,
            owner_role=self.edition.owner_role,
            in_a_call_url=links.page(IN_A_CALL_PAGE) if IN_A_CALL_PAGE in catalogue.pages else "",
            danger=standing.danger if standing else "",
            standing_words=standing,
            page=page_view(page, links, self.edition.today),
            body=body_parts(split_at_statements(html, page.body), links),
            home=home_view(front.home, front.tools, catalogue, links) if front.home else None,
            decision=self._decision(page, links),
            checklist=checklist_view(front.checklist, links) if front.checklist else None,
            source=source_view(front.source, self._usages, links) if front.source else None,
            differences=difference_views(front.differences, links),
            dated=dated_views(front.dated, links),
            contents=contents_view(page, catalogue, links),
            reference=schema_blocks() if path == REFERENCE_PAGE else (),
        )

    def data_files(self) -> Iterator[tuple[str, str]]:
        """Yield each data file of the site: its address and its text."""
        for name, checked in self.guide.tools.items():
            text = json.dumps(checked.data, ensure_ascii=False, indent=1)
            yield f"{checked.page.address}tool.json", f"{text}\n"
        if REFERENCE_PAGE in self.guide.pages:
            yield f"{self.guide.pages[REFERENCE_PAGE].address}page.schema.json", json_schema()

    def announcements(self) -> Iterator[str]:
        """Yield what the build tells its author: what was proved."""
        for name, checked in self.guide.tools.items():
            yield f"{name}: {checked.proof.routes:,} combinations of answers, every one proved"

    def _decision(self, page: Page, links: Links) -> DecisionView | None:
        if page.front.decision is None:
            return None
        checked = self.guide.tools[page.front.decision.id]
        return decision_view(checked.decision, checked.data, links)
