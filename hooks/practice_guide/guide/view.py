"""All that the templates of one page show, under the name `guide`: its text in parts, and what is around it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from ..text.dates import in_words
from ..text.html import SECTION, SECTION_HEADING, Fold, Part, complete_html, split_html
from ..text.markdown import Statement
from .front import StandingWords
from .kind import Edition, Guide, Kind, Seen, Told
from .links import OWN, Card, Links, SourceLink, cite_numbers, each_once
from .page import Page

LABEL_WORDS = 8


@dataclass(frozen=True)
class StatementView:
    """What stands behind a statement."""

    id: str
    label: str
    """Its first words, to name its link."""
    sources: tuple[SourceLink, ...]
    differs: tuple[Card, ...] = ()
    dated: tuple[Card, ...] = ()
    numbers: tuple[int, ...] = ()
    """Of its sources in the list at the foot of a printed page."""

    @property
    def beside(self) -> tuple[SourceLink, ...]:
        """Its sources, each once: as the margin shows them and the mark counts them."""
        return each_once(self.sources)

    @property
    def mark(self) -> str:
        """The one mark of the statement: what a reader should know before anything else. Empty for a signpost."""
        if self.differs:
            return "sources disagree"
        if self.dated:
            return "dated"
        others = sum(source.key != OWN for source in self.beside)
        if others:
            return f"{others} source{'s' if others > 1 else ''}"
        return "ours" if self.sources else ""


BodyPart = Part[StatementView, str]
"""A stretch of the text of a page; a term is named by its id."""


def fold_marks(parts: Iterable[BodyPart]) -> Iterator[BodyPart]:
    """Yield the text of a page with the marks of its statements gathered at the end of each section."""
    held: list[StatementView] = []
    for part in parts:
        before, heading, after = part.html.partition(SECTION)
        if heading and held:
            yield BodyPart(before, folded=tuple(held))
            held, part = [], replace(part, html=heading + after)
        if part.statement:
            held.append(part.statement)
        yield replace(part, begins=None, is_quiet=True)
    if held:
        yield BodyPart("", folded=tuple(held))


def fold_sections(parts: Iterable[BodyPart], folded: Collection[str]) -> Iterator[BodyPart]:
    """Yield the text of a page with some of its sections, by the ids of their headings, closed."""
    is_inside = False
    for part in parts:
        start = 0
        for found in SECTION_HEADING.finditer(part.html):
            if is_inside:
                yield BodyPart(part.html[start : found.start()], closes=True)
                start, is_inside = found.start(), False
            if found["id"] in folded:
                yield BodyPart(part.html[start : found.start()], opens=Fold(found["heading"], found["link"]))
                start, is_inside = found.end(), True
        yield replace(part, html=part.html[start:])
    if is_inside:
        yield BodyPart("", closes=True)


def statement_view(statement: Statement, links: Links, numbered: Sequence[SourceLink] = ()) -> StatementView:
    """Return the sources and marks of a statement."""
    return StatementView(
        statement.id,
        first_words(statement.text),
        links.cites(statement.cite, statement.reason),
        tuple(links.card("difference", name) for name in statement.differs),
        tuple(links.card("dated entry", name) for name in statement.dated),
        cite_numbers(statement.cite, numbered) if numbered else (),
    )


def first_words(text: str, most: int = LABEL_WORDS) -> str:
    """Return the start of a text, to name a link."""
    words = text.split()
    return " ".join(words[:most]) + (" …" if len(words) > most else "")


@dataclass(frozen=True)
class Piece:
    """What a kind shows of a page: the folder of its template, and what that reads as `part`."""

    component: str
    part: Any


@dataclass(frozen=True)
class DocumentView:
    """One page: what is around its text, its text, and the component that its kind calls for."""

    edition: Edition
    in_a_call_url: str
    danger: str
    standing_words: StandingWords | None
    page: Page
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
        if (kind.is_part or kind.name == page.kind) and (part := kind.part(seen)) is not None
    ]
    needed = [name for looks, _ in shown for name in (*looks.styles, looks.component if looks.has_style else "")]
    return DocumentView(
        edition=seen.edition,
        in_a_call_url=seen.links.place(in_a_call) if in_a_call else "",
        danger=standing.danger if standing else "",
        standing_words=standing,
        page=page,
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
    declared = {} if explains else guide.catalogue.all("term")
    terms = {word: name for name, term in declared.items() for word in term.lines}
    numbered = view.links.numbered(statement.cite for statement in page.body.statements)
    statements = {found.id: statement_view(found, view.links, numbered) for found in page.body.statements}
    parts: Iterator[BodyPart] = split_html(complete_html(html), statements, terms)
    marked = fold_marks(parts) if "sources" in page.front.hide else parts
    body = tuple(fold_sections(marked, page.front.fold) if page.front.fold else marked)
    has_marks = any(part.begins and part.begins.mark for part in body)
    return replace(view, body=body, sources=numbered, has_marks=has_marks)


def print_dates(view: DocumentView) -> dict[str, Any]:
    """Return how current a sheet is, as a PDF prints it."""
    front = view.page.front
    return {
        "reviewed": in_words(front.reviewed),
        "review_by": in_words(front.review_by),
        "overdue": front.is_overdue(view.edition.today),
    }
