"""The content map for maintainers: from each source to what rests on it, and from each page back to its sources."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from ..addresses import PART_TITLES, part_of_guide
from ..guide.front import CommonKeys
from ..guide.kind import Guide, Kind, Seen
from ..guide.page import Looks, Page
from ..guide.usage import Usage
from ..guide.view import first_words
from .source import SOURCE, Source

OURS_ALONE = ("own",)


@dataclass(frozen=True)
class MappedLine:
    """A statement, question, answer, step or item, and its sources as authors write them."""

    anchor: str
    text: str
    cite: tuple[str, ...]


@dataclass(frozen=True)
class MappedPage:
    """A page with everything on it that names a source."""

    page: Page
    lines: tuple[MappedLine, ...]
    ours: int
    """How many more rest on no source but our own judgement; listing them would double the map."""

    @property
    def part(self) -> str:
        """The part of the guide that it belongs to: its lines are listed there."""
        return part_of_guide(self.page.address)


@dataclass(frozen=True)
class ContentMapPart:
    """Both ways through the guide's sources, or the pages of one part of it with their lines."""

    sources: tuple[tuple[Page, Source], ...]
    pages: tuple[MappedPage, ...]
    parts: dict[str, str]
    """The title of each part of the guide, by the last part of its address; none on the page of a part."""
    usages: Mapping[str, Sequence[Usage]]

    def count(self, *cite: str) -> int:
        """Return how much rests on a source as a whole, or on a section of it."""
        return len(self.usages.get(":".join(cite), ()))


def _make(guide: Guide) -> Iterator[Page]:
    """Yield the map."""
    summary = "For maintainers: what rests on each section of each source, and the sources of every page."
    yield CONTENT_MAP.page(CONTENT_MAP.made_path, _front(guide, "Content map", summary))


def _make_parts(guide: Guide) -> Iterator[Page]:
    """Yield a page for each part of the guide, also one without pages: sites that are kept lead to all of them."""
    for part, title in PART_TITLES.items():
        summary = f"For maintainers: each line of “{title}” with its sources."
        front = _front(guide, f"Content map: {title}", summary)
        yield CONTENT_MAP_PARTS.page(f"about/content-map/{part}.md", front)


def _front(guide: Guide, title: str, summary: str) -> CommonKeys:
    """Return the front matter of a page that is as current as the pages it is made from."""
    fronts = [page.front for page in guide.pages.values()]
    return CommonKeys(
        title=title,
        summary=summary,
        reviewed=max((front.reviewed for front in fronts), default=date.min),
        review_by=max((front.review_by for front in fronts), default=date.max),
    )


def _view(seen: Seen) -> ContentMapPart:
    sources = tuple(SOURCE.blocks(seen.guide.catalogue))
    return ContentMapPart(sources, tuple(_pages(seen)), PART_TITLES, seen.usages)


def _view_part(seen: Seen) -> ContentMapPart:
    part = seen.page.address.split("/")[-2]
    return ContentMapPart((), tuple(page for page in _pages(seen) if page.part == part), {}, seen.usages)


def _pages(seen: Seen) -> Iterator[MappedPage]:
    by_page = _by_page(seen.usages)
    for path, page in seen.guide.pages.items():
        lines = [
            MappedLine(anchor, first_words(text), tuple(cite)) for (anchor, text), cite in by_page.get(path, {}).items()
        ]
        sourced = [line for line in lines if line.cite != OURS_ALONE]
        # Sorted by place: what rests on one source was found together, wherever it stands.
        places = {anchor.id: anchor.line for anchor in page.anchors}
        ordered = sorted(sourced, key=lambda line: places.get(line.anchor, 0))
        if lines:
            yield MappedPage(page, tuple(ordered), len(lines) - len(sourced))


def _by_page(usages: Mapping[str, Sequence[Usage]]) -> dict[str, dict[tuple[str, str], list[str]]]:
    """Return the sources of everything that has some, by its page, and there by its anchor and its words."""
    found: dict[str, dict[tuple[str, str], list[str]]] = defaultdict(lambda: defaultdict(list))
    for cite, resting in usages.items():
        for usage in resting:
            found[usage.page.path][usage.anchor, usage.text].append(cite)
    return found


CONTENT_MAP: Kind[Any] = Kind(
    "content-map",
    made_path="about/content-map.md",
    looks=Looks("content-map", found_as="About this guide", found_weight=0.1),
    make=_make,
    view=_view,
)
CONTENT_MAP_PARTS: Kind[Any] = Kind(
    "content-map-part",
    looks=Looks("content-map", is_found=False),
    is_in_ledger=False,
    make=_make_parts,
    view=_view_part,
)
