"""The HTML that Markdown makes of a text, completed for its readers and taken apart for its template.

Markdown puts the link of a heading to itself inside, with no words but a number sign: it would be heard as part of each
heading. It leaves a table that is too wide for the window to those who can swipe.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from html import unescape
from typing import Generic, TypeVar

from ..reading.front_matter import Document
from ..reading.problems import Problem
from .markdown import Body

HEADING = re.compile(
    r'<h(?P<level>[1-6])(?P<attributes>[^>]*)>(?P<words>(?:(?!</h(?P=level)>).)*?)<a class="headerlink"'
    r"(?P<link>[^>]*>[^<]*</a>)</h(?P=level)>",
    re.DOTALL,
)
TABLE = re.compile(r"<table>.*?</table>", re.DOTALL)
COLUMN = re.compile(r"<th[^>]*>(.*?)</th>", re.DOTALL)
TAG_OR_COMMENT = re.compile(r"<!--.*?-->|<[^>]*>", re.DOTALL)
SECTION = '<div class="heading heading--2">'
"""How the heading of a section starts. Text that authors write cannot look like it: its angle brackets are escaped."""
SECTION_HEADING = re.compile(
    rf'{SECTION}(?P<heading><h2 id="(?P<id>[^"]*)"[^>]*>.*?</h2>) (?P<link><a class="headerlink"[^>]*>[^<]*</a>)</div>',
    re.DOTALL,
)
MARKER = r"<!--statement:(?P<statement>[a-z0-9-]+)-->"
PIECE = re.compile(
    rf"{MARKER}|<!--.*?-->"
    r'|<(?:p|li) class="statement" id="(?P<begins>[a-z0-9-]+)">'
    r'|<p><a class="tool-card" href="(?P<url>[^"]*?(?P<path>decisions/[^"]+))">(?P<words>[^<]*)</a></p>'
    r"|<(?P<close>/?)(?P<tag>[a-zA-Z][a-zA-Z0-9]*)[^>]*>|(?P<text>[^<]+)",
    re.DOTALL,
)
# A term is not marked inside a link, a heading or code: the mark is a button.
NOT_INSIDE = {"a", "h1", "h2", "h3", "h4", "h5", "h6", "code", "pre", "button", "abbr"}
# What decides whether a statement stands on its own paragraph or list item: the tags of blocks, and the markers.
BLOCK_OR_MARKER = re.compile(
    r"<(?P<opens>p|li)\b[^>]*?\bid=\"(?P<id>[^\"]*)\"[^>]*>"
    r"|</?(?:p|li|ul|ol|dl|table|tr|td|th|div|blockquote|pre|h[1-6])\b[^>]*>"
    rf"|{MARKER}"
)
DETACHED = "This attribute list was attached to {}. Put it alone on the line right below a paragraph or list item."
# The link of a place to itself, whatever component shows it.
SELF_LINK = re.compile(
    r'<a class="(?:headerlink|statement__link|family__self|page-end__self)[ "]'
    r'[^>]*?href="#(?P<id>[^"]+)"[^>]*>[^<]*</a>'
)


Said = TypeVar("Said")
Explained = TypeVar("Explained", bound=Hashable)


@dataclass(frozen=True)
class Card:
    """A card that leads to a tool: its words, its link as seen from its page, and the tool's place on the site."""

    words: str
    url: str
    path: str


@dataclass(frozen=True)
class Fold:
    """The heading of a section that stays closed until a reader opens it, and the link to it, both as HTML."""

    heading: str
    link: str


@dataclass(frozen=True)
class Part(Generic[Said, Explained]):
    """A stretch of HTML, then a term, a card, or a statement that begins or ends there, or the end of a section."""

    html: str
    statement: Said | None = None
    """What stands behind a statement, after its last word."""
    card: Card | None = None
    term: Explained | None = None
    """What explains a term."""
    word: str = ""
    """The term as it is written here."""
    begins: Said | None = None
    """What stands behind a statement, before its first word: the margin stands beside it."""
    is_quiet: bool = False
    """Whether the statement shows nothing on screen, because its section does."""
    folded: tuple[Said, ...] = ()
    """What stands behind each statement of the section that ends there, on a page that folds it away."""
    opens: Fold | None = None
    """A section that starts there and stays closed."""
    closes: bool = False
    """Whether such a section ends there."""


def complete_html(html: str) -> str:
    """Return the HTML of a text with each heading's link after the heading, and each table in a region that scrolls.

    The links and the regions are named: after the heading, and after the columns of the table.
    """
    return TABLE.sub(_in_region, HEADING.sub(_apart, html))


def split_html(
    html: str, statements: Mapping[str, Said], terms: Mapping[str, Explained]
) -> Iterator[Part[Said, Explained]]:
    """Yield the HTML in parts, the last one with the rest; a term is found where it first stands.

    Args:
        html: A text with its statements marked.
        statements: What stands behind each statement, by its id.
        terms: What explains each term, by each word for it.
    """
    seen: set[Explained] = set()
    pattern = _pattern(tuple(terms))
    start = depth = 0
    for piece in PIECE.finditer(html):
        if piece["statement"]:
            yield Part(html[start : piece.start()], statements[piece["statement"]])
            start = piece.end()
        elif piece["begins"]:
            yield Part(html[start : piece.end()], begins=statements[piece["begins"]])
            start = piece.end()
        elif piece["url"]:
            yield Part(html[start : piece.start()], card=Card(unescape(piece["words"]), piece["url"], piece["path"]))
            start = piece.end()
        elif piece["tag"] and piece["tag"].lower() in NOT_INSIDE:
            depth += -1 if piece["close"] else 1
        elif terms and piece["text"] and depth == 0:
            for place, word in _first_places(piece, pattern, terms, seen):
                yield Part(html[start:place], term=terms[word], word=word)
                start = place + len(word)
    yield Part(html[start:])


def with_short_addresses(html: str, codes: Mapping[str, str]) -> str:
    """Return the HTML of a whole page with the short address of each place after its link, given codes by anchor."""

    def add(link: re.Match[str]) -> str:
        code = codes.get(link["id"])
        return f'{link[0]} <span class="short">/l/{code}</span>' if code else link[0]

    return SELF_LINK.sub(add, html)


def find_detached(html: str, document: Document, body: Body) -> tuple[Problem, ...]:
    """Return a problem for each attribute list that did not end up on a paragraph or list item."""
    attached, problems = _attached_ids(html) if body.statements else set(), []
    for statement in body.statements:
        if statement.id not in attached:
            what = "something other than its text" if f'id="{statement.id}"' in html else "nothing"
            problems.append(Problem(document.file, statement.line, (statement.id,), DETACHED.format(what)))
    return tuple(problems)


def _apart(found: re.Match[str]) -> str:
    level, words = found["level"], found["words"]
    heading = f"<h{level}{found['attributes']}>{words}</h{level}>"
    link = f'<a class="headerlink" aria-label="Link to this section: {_as_name(words)}"{found["link"]}'
    return f'<div class="heading heading--{level}">{heading} {link}</div>'


def _in_region(found: re.Match[str]) -> str:
    columns = ", ".join(_as_name(words) for words in COLUMN.findall(found[0]))
    return f'<div class="table-region" role="region" tabindex="0" aria-label="Table: {columns}">{found[0]}</div>'


def _as_name(html: str) -> str:
    """The words alone, as the value of an attribute."""
    return " ".join(TAG_OR_COMMENT.sub("", html).replace('"', "&quot;").split())


def _first_places(
    piece: re.Match[str], pattern: re.Pattern[str], terms: Mapping[str, Explained], seen: set[Explained]
) -> Iterator[tuple[int, str]]:
    """Yield where each term that was not seen before stands in a piece of text, and as which word."""
    for found in pattern.finditer(piece["text"]):
        term = terms[found[0]]
        if term not in seen:
            seen.add(term)
            yield piece.start() + found.start(), found[0]


@cache
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    # The longest first, so that "safe-contact plan" is not found as "plan".
    alternatives = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    return re.compile(rf"(?<![\w-])(?:{alternatives})(?![\w-])")


def _attached_ids(html: str) -> set[str]:
    """Return the ids of paragraphs and items that hold their own marker, with no other block in between."""
    attached: set[str] = set()
    inside = ""
    for found in BLOCK_OR_MARKER.finditer(html):
        if found["statement"] is None:
            inside = found["id"] or ""
        elif found["statement"] == inside:
            attached.add(inside)
    return attached
