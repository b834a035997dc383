"""All that the templates of one page show, under the name `guide`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from ..text.dates import in_words
from ..text.html import complete_html, split_html
from .body import BodyPart, body_parts, fold_marks, fold_sections
from .front import Change, Reflection, StandingWords
from .kind import Guide, Kind, Seen, Told
from .links import Card, Links, SourceLink
from .page import Looks, Page, is_overdue


@dataclass(frozen=True)
class PageView:
    """A page as its header and end show it."""

    kind: str
    looks: Looks
    title: str
    summary: str
    address: str
    reviewed: date
    review_by: date
    is_overdue: bool
    take_away: Sequence[Any]
    tools: tuple[Card, ...]
    checklists: tuple[Card, ...]
    reflection: Sequence[Reflection]
    cpd: str | None
    changes: Sequence[Change]
    has_places: bool
    """Whether lines on it have links of their own, which a report can quote."""


@dataclass(frozen=True)
class Piece:
    """What a kind shows of a page: the folder of its template, and what that reads as `part`."""

    component: str
    part: Any


@dataclass(frozen=True)
class DocumentView:
    """One page: what is around its text, its text, and the component that its kind calls for."""

    edition: str
    owner_role: str
    in_a_call_url: str
    danger: str
    standing_words: StandingWords | None
    page: PageView
    links: Links
    above: tuple[Piece, ...]
    """What comes before the text."""
    below: tuple[Piece, ...]
    styles: tuple[str, ...]
    """Folders of components whose styles the page needs."""
    scripts: tuple[str, ...]
    """The same for scripts."""
    safety: tuple[Told, ...] = ()
    is_for_family: bool = False
    body: tuple[BodyPart, ...] = ()
    sources: tuple[SourceLink, ...] = ()
    """What its text rests on, each source once: the list at the foot of paper, numbered from 1."""
    has_marks: bool = False
    """Whether statements of its text show what they rest on when asked."""
    former: tuple[Any, ...] = ()
    """Places that are gone from the page. What knows of other editions adds it."""

    short: str = ""
    """The code of its short address; empty where it has none. What knows of other editions adds it."""

    def part(self, component: str) -> Any:
        """Return what one component shows; None where the page has no such part."""
        return next((piece.part for piece in (*self.above, *self.below) if piece.component == component), None)


def document_view(seen: Seen, kinds: Mapping[str, Kind[Any]]) -> DocumentView:
    """Return what the templates of a page show around its text, given all kinds by name."""
    page, catalogue = seen.page, seen.guide.catalogue
    standing, in_a_call = catalogue.standing_words, catalogue.serving("in-a-call")
    shown = [
        (kind.looks, Piece(kind.looks.component, part))
        for kind in kinds.values()
        if (kind.is_part or kind.name == page.kind) and (part := kind.view(seen)) is not None
    ]
    needed = [name for looks, _ in shown for name in (*looks.styles, looks.component if looks.has_style else "")]
    return DocumentView(
        edition=seen.edition.name,
        owner_role=seen.edition.owner_role,
        in_a_call_url=seen.links.place(in_a_call) if in_a_call else "",
        danger=standing.danger if standing else "",
        standing_words=standing,
        page=seen.about(page),
        links=seen.links,
        above=tuple(piece for looks, piece in shown if looks.stands_above_text),
        below=tuple(piece for looks, piece in shown if not looks.stands_above_text),
        styles=tuple(dict.fromkeys(name for name in needed if name)),
        scripts=tuple(piece.component for looks, piece in shown if looks.has_script),
        safety=seen.corrections(page),
        is_for_family=page.looks.is_for_family or bool(page.origin and page.origin.looks.is_for_family),
    )


def with_text(view: DocumentView, page: Page, html: str, guide: Guide) -> DocumentView:
    """Return the view with the text of its page, given the HTML: each statement with what stands behind it."""
    # The glossary itself needs no explanations of its own terms, nor does an index, which leads to them.
    is_glossary = any(entry.page is page for entry in guide.catalogue.all("term").values())
    explains = is_glossary or page.front.serves == "site-index"
    text = split_html(complete_html(html), page.body, () if explains else guide.catalogue.terms)
    numbered = view.links.numbered(statement.cite for statement in page.body.statements)
    parts = body_parts(text, view.links, numbered)
    marked = fold_marks(parts) if "sources" in page.front.hide else parts
    body = tuple(fold_sections(marked, page.front.fold))
    has_marks = any(part.begins and part.begins.mark for part in body)
    return replace(view, body=body, sources=numbered, has_marks=has_marks)


def page_view(page: Page, links: Links, today: date) -> PageView:
    """Return what the header and the end of a page show, as of a day."""
    front = page.front
    return PageView(
        kind=page.kind,
        looks=page.looks,
        title=front.title,
        summary=front.summary,
        address=page.address,
        reviewed=front.reviewed,
        review_by=front.review_by,
        is_overdue=is_overdue(page, today),
        take_away=front.take_away,
        tools=tuple(links.card("decision tool", name) for name in front.tools),
        checklists=tuple(links.card("checklist", name) for name in front.checklists),
        reflection=front.reflection,
        cpd=front.cpd,
        changes=front.changes,
        has_places=bool(page.anchors),
    )


def print_dates(view: DocumentView) -> dict[str, Any]:
    """Return how current a sheet is, as a PDF prints it."""
    about = view.page
    return {
        "reviewed": in_words(about.reviewed),
        "review_by": in_words(about.review_by),
        "overdue": about.is_overdue,
    }
