"""The words of a page as readers meet them, passage by passage: front matter, then text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..front_matter import Document
from ..problems import Trail
from ..readability import Passage
from ..statements import CODE_FENCE, HEADING, ITEM_START, LIST_LINE, plain_text

# The history of a page is no part of what it says.
LEFT_OUT = ("changes",)


def page_passages(document: Document) -> tuple[Passage, ...]:
    """Return every passage of a page with the line where it starts."""
    written = {key: value for key, value in document.data.items() if key not in LEFT_OUT}
    return (*_in_data(written, (), document), *_in_body(document))


def _in_data(value: Any, trail: Trail, document: Document) -> Iterator[Passage]:
    if isinstance(value, dict):
        for key, child in value.items():
            yield from _in_data(child, (*trail, key), document)
    elif isinstance(value, list):
        for number, child in enumerate(value):
            yield from _in_data(child, (*trail, number), document)
    # Ids, sources, links and dates hold no space.
    elif isinstance(value, str) and " " in value:
        yield Passage(" ".join(value.split()), document.line_of(trail))


def _in_body(document: Document) -> Iterator[Passage]:
    block: list[str] = []
    start = 0
    # The blank line at the end closes the last block.
    for number, line in enumerate([*_without_code(document.body), ""], document.body_line):
        if block and (_is_apart(line) or ITEM_START.match(line)):
            yield Passage(plain_text(" ".join(block)), start)
            block = []
        if line.startswith("|"):
            yield from (Passage(plain_text(cell), number) for cell in line.split("|") if " " in cell.strip())
        elif not _is_apart(line):
            start = start if block else number
            block.append(ITEM_START.sub("", line))


def _is_apart(line: str) -> bool:
    """Say whether a line is no part of a paragraph or list item."""
    return not line.strip() or line.startswith("|") or bool(LIST_LINE.match(line) or HEADING.match(line))


def _without_code(body: str) -> Iterator[str]:
    is_code = False
    for line in body.split("\n"):
        is_fence = bool(CODE_FENCE.match(line))
        yield "" if is_code or is_fence else line
        is_code = is_code != is_fence
