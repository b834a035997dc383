"""The words in the text of a page that are no statement and no heading, and so have no link of their own."""

from __future__ import annotations

from ..statements import HEADING, ITEM_START, LIST_LINE, plain_text


def loose_text(body: str) -> tuple[str, ...]:
    """Return the blocks of Markdown without statements and headings, as plain words."""
    blocks: list[list[str]] = [[]]
    for line in body.split("\n"):
        if LIST_LINE.match(line):
            # The list belongs to the item or paragraph above it, which is a statement.
            blocks[-1] = []
        elif HEADING.match(line) or not line.strip():
            blocks.append([])
        elif ITEM_START.match(line):
            blocks.append([line])
        else:
            blocks[-1].append(line)
    return tuple(plain_text(ITEM_START.sub("", " ".join(block))) for block in blocks if block)
