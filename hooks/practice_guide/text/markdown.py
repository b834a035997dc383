"""The one reader of Markdown: its statements, headings and links, tool cards, and what does not belong in it.

Statements are the paragraphs and list items that say where they come from. What authors write is words, never markup or
script.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby
from typing import Any

from markdown.extensions.attr_list import get_attrs_and_remainder

from ..reading.fields import CITE_PATTERN, ID_PATTERN
from ..reading.front_matter import Document
from ..reading.hidden_characters import has_hidden_reference
from ..reading.problems import LONGEST_SHOWN, Problem, shown, suggest

Line = tuple[int, str]

# None of these may look twice at the same stretch of a line, or a long line of spaces or brackets would take for ever.
LIST_LINE = re.compile(r"^\s*\{:?(?P<attributes>[^{}]+)\}\s*$")
# What Python-Markdown would take for attributes: an id, a class, a key with a value, or braces right after markup.
ANY_LIST = re.compile(r"\{:?(?:[^{}]*\s)?(?:[#.][a-z]|[\w-]+=)|(?<=[*_`)\]])\{", re.IGNORECASE)
# Python-Markdown takes `##Who` for a heading as well.
HEADING = re.compile(r"^(?P<level>#{1,6})(?P<text>.*)$")
HEADING_ID = re.compile(r"\{:?\s*#(?P<id>[^\s{}]+)\s*\}$")
UNDERLINE = re.compile(r"^(=+|-+)[ ]*$")
# With anything more than a language behind it, Markdown takes a fence for text, or puts attributes into the page.
CODE_FENCE = re.compile(r"^(?P<fence>`{3,}|~{3,})[ ]*[\w#.+-]*$")
PAGE_LINK = re.compile(r"\]\((?P<target>[^()\s#]+\.md(?:#[^()\s]*)?)\)")
ITEM_START = re.compile(r"^\s*(?:[-*+]|\d+\.)\s+")
ATTRIBUTES = ("id", "cite", "reason", "differs", "dated")
INLINE_MARKUP = ((re.compile(r"!?\[([^\[\]]*)\]\((?:[^()]|\([^()]*\))*\)"), r"\1"), (re.compile(r"(\*\*|__|`)"), ""))
CARD_LINE = re.compile(r"\[[^\]]+\]\((?:\.\./)*decisions/(?!index\.md)[a-z][a-z0-9-]*\.md\)\{:? ?\.tool-card ?\}\s*")
CARD_EXAMPLE = "[Face to face or by video?](../decisions/visit-mode.md){.tool-card}"
DEFINITION = re.compile(r"^## (?P<term>.+?) \{#(?P<id>[^}\n]+)\}\n\n(?P<means>.+?)(?=\n\{|\n\n|\Z)", re.M | re.S)
TAG = re.compile(r"<(?!https?://)(?:!--|[/!?]?[A-Za-z][\w-]*|[!?])")
CODE_SPAN = re.compile(r"`[^`]+`")
# Looks ahead, so that a link inside a link is found as well.
LINK = re.compile(r"\](?=\(\s*<?((?:[^()\s>]|\([^()\s]*\))*))")
REFERENCE = re.compile(r"^ {0,3}\[[^\[\]]+\]:\s*<?(\S+)", re.MULTILINE)
SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
SAFE_SCHEMES = ("http:", "https:", "mailto:", "tel:")


@dataclass(frozen=True)
class Statement:
    """A paragraph or list item that advises, warns or reports."""

    id: str
    text: str
    line: int
    """Line of its attribute list in the file."""
    cite: tuple[str, ...] = ()
    reason: str | None = None
    differs: tuple[str, ...] = ()
    dated: tuple[str, ...] = ()


@dataclass(frozen=True)
class Heading:
    """A section heading."""

    id: str
    text: str
    line: int
    level: int = 2


@dataclass(frozen=True)
class MarkdownLink:
    """A link to another page of the guide, as written."""

    target: str
    line: int


@dataclass(frozen=True)
class Block:
    """A paragraph, list item or table, as plain words."""

    line: int
    """Where it starts."""
    lines: tuple[str, ...]
    is_statement: bool
    """There is an attribute list below it."""

    @property
    def text(self) -> str:
        """All its words."""
        return plain_text(" ".join(self.lines))


@dataclass(frozen=True)
class Body:
    """What the Markdown of a page holds that other pages refer to."""

    statements: tuple[Statement, ...] = ()
    headings: tuple[Heading, ...] = ()
    links: tuple[MarkdownLink, ...] = ()
    problems: tuple[Problem, ...] = ()


def read_body(document: Document) -> Body:
    """Return the statements and headings of a page, with what is wrong with them."""
    reader = _BodyReader(document)
    lines = [*prose_lines(document)]
    for number, line in lines:
        reader.take(number, line)
    for number, message in find_markup(lines):
        reader.report(number, message)
    return Body(tuple(reader.statements), tuple(reader.headings), tuple(reader.links), tuple(reader.problems))


def plain_text(markdown: str) -> str:
    """Return the words of a piece of Markdown without its links and emphasis."""
    for pattern, replacement in INLINE_MARKUP:
        markdown = pattern.sub(replacement, markdown)
    return " ".join(markdown.split())


def mark_statements(document: Document, body: Body) -> str:
    """Return the Markdown with each statement marked at its end, and only its id left in its list."""
    lines = document.body.split("\n")
    for statement in body.statements:
        place = statement.line - document.body_line
        indent = lines[place][: len(lines[place]) - len(lines[place].lstrip())]
        lines[place] = f"{indent}{{#{statement.id} .statement}}"
        lines[place - 1] += f"<!--statement:{statement.id}-->"
    return "\n".join(lines)


def read_definitions(markdown: str) -> dict[str, str]:
    """Return the first paragraph under each heading of the glossary, by the heading's id."""
    return {found["id"]: " ".join(found["means"].split()) for found in DEFINITION.finditer(markdown)}


def prose_lines(document: Document) -> Iterator[tuple[int, str]]:
    """Yield the lines outside code blocks with their numbers in the file; a block of code counts as blank."""
    lines = document.body.split("\n")
    last = {line.rstrip(" "): place for place, line in enumerate(lines)}
    end = -1
    for place, line in enumerate(lines):
        fence = CODE_FENCE.match(line.rstrip(" ")) if place > end else None
        # Markdown takes a fence that is never closed for text.
        if fence and last.get(fence["fence"], -1) > place:
            later = range(place + 1, len(lines))
            end = next(number for number in later if lines[number].rstrip(" ") == fence["fence"])
        yield place + document.body_line, "" if place <= end else line


def find_blocks(lines: Iterable[Line]) -> Iterator[Block]:
    """Yield each block of the lines that is no heading."""
    held: list[str] = []
    start = 0
    # The blank line at the end closes the last block.
    for number, line in (*lines, (0, "")):
        is_list = LIST_LINE.match(line) is not None
        is_apart = is_list or not line.strip() or HEADING.match(line) is not None
        if held and (is_apart or ITEM_START.match(line)):
            yield Block(start, tuple(held), is_list)
            held = []
        if not is_apart:
            start = start if held else number
            held.append(ITEM_START.sub("", line))


def loose_text(body: str) -> tuple[str, ...]:
    """Return the words of Markdown that are no statement and no heading, and so have no link of their own."""
    return tuple(block.text for block in find_blocks(enumerate(body.split("\n"))) if not block.is_statement)


def is_card(line: str) -> bool:
    """Tell whether a line of Markdown is a card: a link to a tool, alone in its paragraph, that asks to be one."""
    return CARD_LINE.fullmatch(line) is not None


def find_card_fault(line: str, before: str | None) -> str | None:
    """Return what is wrong with a line of Markdown and the line before it in the same block, as far as cards go."""
    if is_card(line):
        return None if before is None else "Leave a blank line above a tool card."
    if ".tool-card" in line:
        return f"A tool card is a link to a tool, alone on its line: {CARD_EXAMPLE}"
    if before is not None and is_card(before):
        return "Leave a blank line below a tool card."
    return None


def find_markup(lines: Sequence[Line]) -> Iterator[tuple[int, str]]:
    """Yield the line and the fault of each tag, comment and unsafe link outside code."""
    for is_blank, block in groupby(lines, lambda line: not line[1].strip()):
        if not is_blank:
            yield from _find_in_block([*block])


def without_code_spans(text: str) -> str:
    """Return the text with code spans blanked, so that all else keeps its place.

    Only spans that can be read in one way count: single backticks, closed on their line.
    """
    lines = text.split("\n")
    if "``" in text or "\\`" in text or any(line.count("`") % 2 for line in lines):
        return text
    return CODE_SPAN.sub(lambda span: f"`{' ' * (len(span[0]) - 2)}`", text)


class _BodyReader:
    """Takes line after line and remembers the block it is in."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.statements: list[Statement] = []
        self.headings: list[Heading] = []
        self.links: list[MarkdownLink] = []
        self.problems: list[Problem] = []
        self._block: list[str] = []

    def take(self, number: int, line: str) -> None:
        self.links += [MarkdownLink(found["target"], number) for found in PAGE_LINK.finditer(line)]
        if "&#" in line and has_hidden_reference(without_code_spans(line)):
            self.report(number, "This line names a character that cannot be shown, by its number. Delete it.")
        if listed := LIST_LINE.match(line):
            self._take_list(number, listed["attributes"])
        elif heading := HEADING.match(line):
            self._take_heading(number, heading)
        elif not line.strip():
            self._block = []
        else:
            self._take_text(number, line)

    def _take_text(self, number: int, line: str) -> None:
        prose = without_code_spans(line)
        if fault := find_card_fault(prose, self._block[-1] if self._block else None):
            self.report(number, fault)
        elif ANY_LIST.search(prose) and not is_card(prose):
            self.report(number, "Put the attribute list in braces alone on the statement's last line.")
        if self._block and UNDERLINE.match(line):
            self.report(number, "Write a heading as one line that starts with ##, not with a line below it.")
        if ITEM_START.match(line):
            self._block = []
        self._block.append(ITEM_START.sub("", line))

    def _take_heading(self, number: int, heading: re.Match[str]) -> None:
        self._block = []
        written = heading["text"].strip()
        ending = HEADING_ID.search(written)
        if ending is None:
            example = re.sub(r"[^a-z0-9]+", "-", written[:LONGEST_SHOWN].partition("{")[0].lower()).strip("-")
            self.report(number, f"This heading has no id. End the line with one, such as {{#{example}}}.")
            return
        text = written[: ending.start()].rstrip()
        # Python-Markdown would read from the first brace to the last one.
        if "{" in without_code_spans(text):
            self.report(number, "A heading holds no braces except the id at its end. Remove the others.")
        if len(heading["level"]) == 1:
            self.report(number, "The title comes from the front matter. Start headings in the text with ##.")
        self.headings.append(Heading(ending["id"], plain_text(text), number, len(heading["level"])))

    def _take_list(self, number: int, written: str) -> None:
        attributes: dict[str, Any] = dict(get_attrs_and_remainder(written.strip())[0])
        text = plain_text(" ".join(self._block))
        self._block = []
        if written.count('"') % 2:
            self.report(number, 'A quote is missing. Write one before and one after each value: cite="key:section".')
            return
        for name in attributes:
            if name not in ATTRIBUTES:
                known = suggest(name, ATTRIBUTES, "Attributes")
                self.report(number, f'A statement has no attribute called "{shown(name)}". {known}')
        if not text:
            self.report(number, "This attribute list belongs to nothing: there is no text on the line above it.")
        elif "id" not in attributes:
            self.report(number, "This statement has no id. Start its list with one: {#a-few-words cite=...}.")
        else:
            words = {name: tuple(str(attributes.get(name, "")).split()) for name in ("cite", "differs", "dated")}
            self.statements.append(Statement(attributes["id"], text, number, reason=attributes.get("reason"), **words))
            for message in _statement_faults(self.statements[-1]):
                self.report(number, message)

    def report(self, line: int, message: str) -> None:
        self.problems.append(Problem(self.document.file, line, (), message))


def _statement_faults(statement: Statement) -> Iterator[str]:
    if not re.match(ID_PATTERN, statement.id):
        yield f'"{shown(statement.id)}" is not an id: use lower-case letters, digits and hyphens.'
    if not statement.cite:
        yield 'This statement has no source. Add cite="key:section", or cite="own" with a reason.'
    for cite in statement.cite:
        if not re.match(CITE_PATTERN, cite):
            yield f'"{shown(cite)}" is not a source. Write "key" or "key:section".'


def _find_in_block(block: Sequence[Line]) -> Iterator[tuple[int, str]]:
    written = "\n".join(line for _, line in block)
    prose = without_code_spans(written)
    for (number, _), line in zip(block, prose.split("\n"), strict=True):
        if tag := TAG.search(line):
            end = "" if tag[0].startswith(("<!", "<?")) else ">"
            remedy = "Write Markdown, or put it in backticks to show it as text."
            yield number, f'HTML is not supported here: "{shown(tag[0] + end)}". {remedy}'
    starts = [0, *accumulate(len(line) + 1 for _, line in block)]
    # Markdown drops backticks from the target of a link, so code is searched as well.
    for link in (*LINK.finditer(written), *REFERENCE.finditer(written)):
        target = link[1].strip("`")
        if not _is_safe(target):
            remedy = "Start it with https:, mailto: or tel:, or name a page."
            message = f'The link "{shown(target)}" leads nowhere that we link to. {remedy}'
            yield block[bisect_right(starts, link.start(1)) - 1][0], message


def _is_safe(target: str) -> bool:
    scheme = SCHEME.match(target)
    # Markdown resolves an entity, and so could put a scheme together from pieces.
    return scheme[0].lower() in SAFE_SCHEMES if scheme else "&" not in target
