"""All that the templates of one page show, under the name `guide`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from ..guide import Guide, Page
from ..guide.catalogue import Catalogue
from ..guide.pages import FAMILY
from ..guide.usage import Usage
from ..marking import split_at_statements
from ..schema.decision import StandingWords
from ..schema.reference import Block, schema_blocks
from ..terms import Term
from ..text_html import complete_html
from .chart import ChartView, chart_view
from .checklist import ChecklistView, checklist_view
from .content_map import ContentMapView, content_map_view
from .contents import Group, contents_view
from .decision import DecisionView, decision_view
from .disagreement import DatedView, DifferenceView, dated_views, difference_views
from .edition import EditionsView, EditionView
from .family import FamilyView, family_view
from .finder import FinderPart, finder_view
from .former import MovedView, NoticeView
from .former_sheet import FormerSheetView
from .home import HomeView, home_view
from .links import Links
from .page import PageView, page_view
from .print_several import PrintedMoment, print_several_view
from .proof import ProofView, proof_view
from .safety import SafetyView
from .scenario import ScenarioView, scenario_view
from .sheet import SheetMark, SheetView, sheet_mark, sheet_views
from .source import SourceView, source_view
from .statement import BodyPart, body_parts, fold_marks

REFERENCE_PAGE = "about/front-matter.md"
IN_A_CALL_PAGE = "guide/in-a-call-now.md"
# Kinds of page whose front matter fills a component of the same or another name.
COMPONENTS = {"decision": "decision-tool", "editions": "edition"}
PLAIN_KINDS = ("guide", "index", "about", "page")


@dataclass(frozen=True)
class Edition:
    """What is the same on every page of a build."""

    name: str
    owner_role: str
    today: date
    site_url: str = ""
    """The address of the published site; printed sheets show it."""


@dataclass(frozen=True)
class DocumentView:
    """One page: what is around its text, its text, and the component that its kind calls for."""

    edition: str
    owner_role: str
    in_a_call_url: str
    danger: str
    standing_words: StandingWords | None
    page: PageView
    chart: ChartView | None
    component: str
    """The folder in overrides/components/ that shows this kind of page; empty for text alone."""
    home: HomeView | None
    decision: DecisionView | None
    checklist: ChecklistView | None
    family: FamilyView | None
    source: SourceView | None
    differences: tuple[DifferenceView, ...]
    dated: tuple[DatedView, ...]
    proof: ProofView | None
    content_map: ContentMapView | None
    scenario: ScenarioView | None
    sheet: SheetMark | None
    sheets: tuple[SheetView, ...]
    print_several: tuple[PrintedMoment, ...]
    contents: tuple[Group, ...]
    finder: tuple[FinderPart, ...]
    reference: tuple[Block, ...]
    body: tuple[BodyPart, ...] = ()
    # What the site adds that knows of other editions.
    editions: EditionsView | None = None
    edition_changes: EditionView | None = None
    moved: MovedView | None = None
    former: tuple[NoticeView, ...] = ()
    safety: tuple[SafetyView, ...] = ()
    sheet_safety: Mapping[str, tuple[SafetyView, ...]] = field(default_factory=dict)
    """On the page that prints several lists: the corrections that each of them tells, by its id."""
    former_sheets: tuple[FormerSheetView, ...] = ()


def document_view(page: Page, guide: Guide, edition: Edition, usages: Mapping[str, Sequence[Usage]]) -> DocumentView:
    """Return what the templates of a page show around its text, given what rests on each source."""
    catalogue, front = guide.catalogue, page.front
    links = _links(page, guide)
    standing = catalogue.standing_words
    contents = contents_view(page, catalogue, links)
    return DocumentView(
        edition=edition.name,
        owner_role=edition.owner_role,
        in_a_call_url=links.page(IN_A_CALL_PAGE) if IN_A_CALL_PAGE in catalogue.pages else "",
        danger=standing.danger if standing else "",
        standing_words=standing,
        page=page_view(page, links, edition.today),
        chart=chart_view(front.chart, links) if front.chart else None,
        component=_component(page, bool(contents)),
        home=home_view(front.home, front.tools, catalogue, links) if front.home else None,
        decision=_decision(page, guide, links),
        checklist=checklist_view(front.checklist, links) if front.checklist else None,
        family=family_view(page, links) if page.kind == FAMILY else None,
        source=source_view(front.source, usages, links) if front.source else None,
        differences=difference_views(front.differences, links),
        dated=dated_views(front.dated, links),
        proof=proof_view(guide.tools[page.path.split("/")[1]]) if page.kind == "proof" else None,
        content_map=content_map_view(usages, catalogue, links) if page.kind == "content-map" else None,
        scenario=scenario_view(front.scenario, guide.tools[front.scenario.tool], links) if front.scenario else None,
        sheet=sheet_mark(page, edition.site_url),
        sheets=sheet_views(page, catalogue, links),
        print_several=_print_several(page, catalogue, links, edition),
        contents=contents,
        finder=finder_view(page, catalogue, links),
        reference=schema_blocks() if page.path == REFERENCE_PAGE else (),
    )


def document_body(page: Page, html: str, guide: Guide) -> tuple[BodyPart, ...]:
    """Return the text of a page, given its HTML: each statement with what stands behind it."""
    text = split_at_statements(complete_html(html), page.body)
    parts = body_parts(text, _terms_for(page, guide), _links(page, guide))
    return tuple(fold_marks(parts) if "sources" in page.front.hide else parts)


def _links(page: Page, guide: Guide) -> Links:
    return Links(guide.catalogue, page.address)


def _terms_for(page: Page, guide: Guide) -> tuple[Term, ...]:
    """The glossary itself needs no explanations of its own terms."""
    return () if page.front.terms else guide.catalogue.terms


def _component(page: Page, has_contents: bool) -> str:
    if page.path == REFERENCE_PAGE:
        return "reference"
    if has_contents:
        return "contents"
    return "" if page.kind in PLAIN_KINDS else COMPONENTS.get(page.kind, page.kind)


def _print_several(page: Page, catalogue: Catalogue, links: Links, edition: Edition) -> tuple[PrintedMoment, ...]:
    if page.kind != "print-several":
        return ()
    return print_several_view(catalogue, links, edition.site_url, edition.today)


def _decision(page: Page, guide: Guide, links: Links) -> DecisionView | None:
    if page.front.decision is None:
        return None
    checked = guide.tools[page.front.decision.id]
    return decision_view(checked.decision, checked.data, links)
