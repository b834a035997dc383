"""The text of a page in parts, each statement with its sources and marks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ..marking import Part
from ..statements import Statement
from .links import Link, Links, SourceLink

LABEL_WORDS = 8


@dataclass(frozen=True)
class StatementView:
    """What stands behind a statement."""

    id: str
    label: str
    """Its first words, to name its link."""
    sources: tuple[SourceLink, ...]
    differs: tuple[Link, ...]
    dated: tuple[Link, ...]


@dataclass(frozen=True)
class BodyPart:
    """A stretch of HTML, then the marks of the statement that ends there."""

    html: str
    statement: StatementView | None


def body_parts(parts: Iterable[Part], links: Links) -> tuple[BodyPart, ...]:
    """Return the text of a page for its template."""
    return tuple(
        BodyPart(part.html, statement_view(part.statement, links) if part.statement else None) for part in parts
    )


def statement_view(statement: Statement, links: Links) -> StatementView:
    """Return the sources and marks of a statement."""
    words = statement.text.split()
    label = " ".join(words[:LABEL_WORDS]) + (" …" if len(words) > LABEL_WORDS else "")
    return StatementView(
        statement.id,
        label,
        links.cites(statement.cite, statement.reason),
        tuple(links.difference(name) for name in statement.differs),
        tuple(links.dated(name) for name in statement.dated),
    )
