"""The text of a page in parts, each statement with its sources and marks."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from ..text.html import SECTION, SECTION_HEADING, Card, Part
from ..text.markdown import Statement
from .links import OWN, Links, SourceLink, cite_numbers, each_once
from .links import Card as LinkCard

LABEL_WORDS = 8


@dataclass(frozen=True)
class StatementView:
    """What stands behind a statement."""

    id: str
    label: str
    """Its first words, to name its link."""
    sources: tuple[SourceLink, ...]
    differs: tuple[LinkCard, ...] = ()
    dated: tuple[LinkCard, ...] = ()
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


@dataclass(frozen=True)
class TermView:
    """A word that the glossary explains, as written in the text."""

    id: str
    word: str
    means: str
    url: str


@dataclass(frozen=True)
class Fold:
    """The heading of a section that stays closed until a reader opens it, and the link to it, both as HTML."""

    heading: str
    link: str


@dataclass(frozen=True)
class BodyPart:
    """A stretch of HTML, then a term, a card, or a statement that begins or ends there, or the end of a section."""

    html: str
    term: TermView | None = None
    card: Card | None = None
    begins: StatementView | None = None
    """A statement before its first word: the margin stands beside it."""
    statement: StatementView | None = None
    """A statement after its last word."""
    is_quiet: bool = False
    """Whether the statement shows nothing on screen, because its section does."""
    folded: tuple[StatementView, ...] = ()
    """What stands behind each statement of the section that ends there, on a page that folds it away."""
    opens: Fold | None = None
    """A section that starts there and stays closed."""
    closes: bool = False
    """Whether such a section ends there."""


def body_parts(parts: Iterable[Part], links: Links, numbered: Sequence[SourceLink] = ()) -> Iterator[BodyPart]:
    """Yield the text of a page for its template, with what stands behind each statement and term."""
    for part in parts:
        begins, ends = (
            statement_view(found, links, numbered) if found else None for found in (part.begins, part.statement)
        )
        yield BodyPart(part.html, _term_view(part, links), part.card, begins, ends)


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


def _term_view(found: Part, links: Links) -> TermView | None:
    if found.term is None:
        return None
    return TermView(found.term.id, found.word, found.term.means, links.card("term", found.term.id).url or "")


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
