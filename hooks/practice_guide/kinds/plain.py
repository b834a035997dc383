"""Pages of text alone: guidance, what is said about the guide, contents pages, and pages in any other folder."""

from __future__ import annotations

from typing import Any

from ..guide.kind import Kind, Seen
from ..guide.links import ContentsPart
from ..guide.page import Looks


def _contents(seen: Seen) -> ContentsPart | None:
    """Return what a contents page gathers by itself; None where the author lists the pages."""
    folder = seen.page.path.removesuffix("/index.md")
    kinds = (kind for kind in seen.guide.kinds if kind.folder == folder)
    groups = tuple(group for kind in kinds for group in kind.contents(seen.guide.catalogue, seen.page))
    return ContentsPart(groups) if groups else None


CONTENTS: Kind[Any] = Kind(
    "index",
    is_plain=True,
    folder="index.md",
    looks=Looks("contents", offers_tools=False, found_as="Contents", found_weight=0.5),
    view=_contents,
)
PLAIN: Kind[Any] = Kind("page", is_plain=True, looks=Looks(lists_sections=True))
"""Pages beside the folders, such as the evidence."""
ABOUT: Kind[Any] = Kind(
    "about",
    is_plain=True,
    folder="about",
    looks=Looks(lists_sections=True, found_as="About this guide", found_weight=0.5),
)
GUIDANCE: Kind[Any] = Kind("guide", is_plain=True, folder="guide", looks=Looks(tells_danger=True, lists_sections=True))
"""Guidance, and every other page that an author writes, in whatever folder."""

# A checklist brings the same with it.
POCKET: Kind[Any] = Kind(
    "pocket",
    is_part=True,
    looks=Looks("pocket", has_script=True, stands_above_text=True),
    view=lambda seen: True if seen.page.front.serves == "in-a-call" else None,
)
"""One step at a time: the page for use in a call, line by line."""
