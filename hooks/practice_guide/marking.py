"""Mark statements in Markdown and find them again in the HTML, so that a template can add their sources."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .front_matter import Document
from .problems import Problem
from .statements import Body, Statement

MARKER = re.compile(r"<!--statement:([a-z][a-z0-9-]*)-->")
# What decides whether a statement stands on its own paragraph or list item: the tags of blocks, and the markers.
BLOCK_OR_MARKER = re.compile(
    r"<(?P<opens>p|li)\b[^>]*?\bid=\"(?P<id>[^\"]*)\"[^>]*>"
    r"|</?(?:p|li|ul|ol|dl|table|tr|td|th|div|blockquote|pre|h[1-6])\b[^>]*>"
    r"|<!--statement:(?P<marker>[a-z][a-z0-9-]*)-->"
)


@dataclass(frozen=True)
class Part:
    """A stretch of HTML, and the statement that ends there, if one does."""

    html: str
    statement: Statement | None = None


def mark_statements(document: Document, body: Body) -> str:
    """Return the Markdown with each statement marked at its end, and only its id left in its list."""
    lines = document.body.split("\n")
    for statement in body.statements:
        place = statement.line - document.body_line
        indent = lines[place][: len(lines[place]) - len(lines[place].lstrip())]
        lines[place] = f"{indent}{{#{statement.id} .statement}}"
        lines[place - 1] += f"<!--statement:{statement.id}-->"
    return "\n".join(lines)


def split_at_statements(html: str, body: Body) -> tuple[Part, ...]:
    """Return the HTML in parts, each ending where a statement ends, the last one with the rest."""
    by_id = {statement.id: statement for statement in body.statements}
    pieces = MARKER.split(html)
    ended = [Part(text, by_id[name]) for text, name in zip(pieces[0:-1:2], pieces[1::2], strict=True)]
    return (*ended, Part(pieces[-1]))


def find_detached(html: str, document: Document, body: Body) -> tuple[Problem, ...]:
    """Return a problem for each attribute list that did not end up on a paragraph or list item."""
    attached = _attached_ids(html) if body.statements else set()
    return tuple(
        Problem(document.file, statement.line, (statement.id,), _detached(html, statement))
        for statement in body.statements
        if statement.id not in attached
    )


def _attached_ids(html: str) -> set[str]:
    """Return the ids of paragraphs and items that hold their own marker, with no other block in between."""
    attached: set[str] = set()
    inside = ""
    for found in BLOCK_OR_MARKER.finditer(html):
        if found["marker"] is None:
            inside = found["id"] or ""
        elif found["marker"] == inside:
            attached.add(inside)
    return attached


def _detached(html: str, statement: Statement) -> str:
    where = "to something other than its text" if f'id="{statement.id}"' in html else "to nothing"
    return f"This attribute list was attached {where}. Put it alone on the line right below a paragraph or list item."
