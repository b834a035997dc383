"""Cards that lead to a decision tool: a link to the tool, alone in its paragraph, that asks to be one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

LINE = re.compile(r"\[[^\]]+\]\((?:\.\./)*decisions/(?!index\.md)[a-z][a-z0-9-]*\.md\)\{:? ?\.tool-card ?\}\s*")
PARAGRAPH = re.compile(
    r'<p><a class="tool-card" href="(?P<url>[^"]*?(?P<path>decisions/[^"]+))">(?P<words>[^<]*)</a></p>'
)
EXAMPLE = "[Face to face or by video?](../decisions/visit-mode.md){.tool-card}"


@dataclass(frozen=True)
class Card:
    """A card: its words, its link as seen from its page, and the tool's place on the site."""

    words: str
    url: str
    path: str


@dataclass(frozen=True)
class Stretch:
    """A stretch of HTML, and the card that follows it."""

    html: str
    card: Card | None = None


def find_fault(line: str, before: str | None) -> str | None:
    """Return what is wrong with a line of Markdown and the line before it in the same block, as far as cards go."""
    if is_card(line):
        return None if before is None else "Leave a blank line above a tool card."
    if ".tool-card" in line:
        return f"A tool card is a link to a tool, alone on its line: {EXAMPLE}"
    if before is not None and is_card(before):
        return "Leave a blank line below a tool card."
    return None


def is_card(line: str) -> bool:
    """Tell whether a line of Markdown is a card."""
    return LINE.fullmatch(line) is not None


def split_at_cards(html: str) -> Iterator[Stretch]:
    """Yield the HTML in stretches, each but the last one followed by a card."""
    start = 0
    for found in PARAGRAPH.finditer(html):
        yield Stretch(html[start : found.start()], Card(unescape(found["words"]), found["url"], found["path"]))
        start = found.end()
    yield Stretch(html[start:])
