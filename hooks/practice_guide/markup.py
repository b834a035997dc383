"""Find raw HTML and unsafe links in Markdown: what authors write is words, never markup or script."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate, groupby

from .problems import shown

Line = tuple[int, str]

TAG = re.compile(r"<(?!https?://)(?:!--|[/!?]?[A-Za-z][\w-]*|[!?])")
CODE_SPAN = re.compile(r"`[^`]+`")
# Looks ahead, so that a link inside a link is found as well.
LINK = re.compile(r"\](?=\(\s*<?((?:[^()\s>]|\([^()\s]*\))*))")
REFERENCE = re.compile(r"^ {0,3}\[[^\[\]]+\]:\s*<?(\S+)", re.MULTILINE)
SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
SAFE_SCHEMES = ("http:", "https:", "mailto:", "tel:")


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


def _find_in_block(block: Sequence[Line]) -> Iterator[tuple[int, str]]:
    written = "\n".join(line for _, line in block)
    prose = without_code_spans(written)
    for (number, _), line in zip(block, prose.split("\n"), strict=True):
        tag = TAG.search(line)
        if tag:
            yield number, _tag_message(tag[0])
    starts = [0, *accumulate(len(line) + 1 for _, line in block)]
    # Markdown drops backticks from the target of a link, so code is searched as well.
    for link in (*LINK.finditer(written), *REFERENCE.finditer(written)):
        target = link[1].strip("`")
        if not _is_safe(target):
            yield block[bisect_right(starts, link.start(1)) - 1][0], _link_message(target)


def _is_safe(target: str) -> bool:
    scheme = SCHEME.match(target)
    # Markdown resolves an entity, and so could put a scheme together from pieces.
    return scheme[0].lower() in SAFE_SCHEMES if scheme else "&" not in target


def _tag_message(tag: str) -> str:
    written = tag if tag.startswith(("<!", "<?")) else f"{tag}>"
    return f'HTML is not supported here: "{shown(written)}". Write Markdown, or put it in backticks to show it as text.'


def _link_message(target: str) -> str:
    link = shown(target)
    return f'The link "{link}" leads nowhere that we link to. Start it with https:, mailto: or tel:, or name a page.'
