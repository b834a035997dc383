"""The content map for maintainers: from each source to what rests on it, and from each page back to its sources."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from ..addresses import PART_TITLES, part_of_guide
from ..guide.body import first_words
from ..guide.front import CommonKeys
from ..guide.kind import Guide, Kind, Seen
from ..guide.links import Links
from ..guide.page import Looks, Page
from ..guide.usage import Usage
from .source import SOURCE, Source, SourceSection

Line = tuple[str, str]
"""The anchor and the words of something that rests on a source."""
OURS_ALONE = ["own"]


@dataclass(frozen=True)
class MappedSection:
    """A section of a source; its page lists what rests on it."""

    section: SourceSection
    """With its points, and those that the guide does not carry."""
    url: str
    count: int
    """How much rests on it."""


@dataclass(frozen=True)
class MappedSource:
    """A source with its sections."""

    key: str
    name: str
    url: str
    whole: int
    """How much rests on it without naming a section."""
    sections: tuple[MappedSection, ...]


@dataclass(frozen=True)
class MappedLine:
    """A statement, question, answer, step or item, and its sources as authors write them."""

    text: str
    url: str
    cite: tuple[str, ...]


@dataclass(frozen=True)
class MappedPage:
    """A page with everything on it that names a source."""

    title: str
    file: str
    url: str
    lines: tuple[MappedLine, ...]
    ours: int
    """How many more rest on no source but our own judgement; listing them would double the map."""
    told_at: str
    """Where its lines are listed, from the map: one page for each part of the guide."""


@dataclass(frozen=True)
class ContentMapPart:
    """Both ways through the guide's sources, or the pages of one part of it with their lines."""

    sources: tuple[MappedSource, ...]
    pages: tuple[MappedPage, ...]
    parts: tuple[tuple[str, str], ...] = ()
    """The last part of the address and the title of the page for each part of the guide; none on such a page."""


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
    sources = SOURCE.blocks(seen.guide.catalogue)
    return ContentMapPart(
        sources=tuple(_source(page, source, seen.usages, seen.links) for page, source in sources),
        pages=_pages(seen),
        parts=tuple(PART_TITLES.items()),
    )


def _view_part(seen: Seen) -> ContentMapPart:
    part = seen.page.address.split("/")[-2]
    return ContentMapPart((), _pages(seen, part))


def _pages(seen: Seen, part: str = "") -> tuple[MappedPage, ...]:
    by_page = _by_page(seen.usages)
    pages = (page for path, page in seen.guide.pages.items() if path in by_page)
    return tuple(
        _page(page, by_page[page.path], seen.links) for page in pages if not part or part_of_guide(page.address) == part
    )


def _by_page(usages: Mapping[str, Sequence[Usage]]) -> dict[str, dict[Line, list[str]]]:
    found: dict[str, dict[Line, list[str]]] = defaultdict(lambda: defaultdict(list))
    for cite, resting in usages.items():
        for usage in resting:
            found[usage.page.path][usage.anchor, usage.text].append(cite)
    return found


def _source(page: Page, source: Source, usages: Mapping[str, Sequence[Usage]], links: Links) -> MappedSource:
    sections = tuple(
        MappedSection(entry, links.place(page, entry.id), len(usages.get(f"{source.key}:{entry.id}", ())))
        for entry in source.sections
    )
    return MappedSource(source.key, source.short, links.place(page), len(usages.get(source.key, ())), sections)


def _page(page: Page, lines: Mapping[Line, list[str]], links: Links) -> MappedPage:
    # Sorted by place: what rests on one source was found together, wherever it stands.
    places = {anchor.id: anchor.line for anchor in page.anchors}
    sourced = [(line, cite) for line, cite in lines.items() if cite != OURS_ALONE]
    ordered = sorted(sourced, key=lambda entry: places.get(entry[0][0], 0))
    return MappedPage(
        title=page.front.title,
        file=page.document.file,
        url=links.place(page),
        lines=tuple(
            MappedLine(first_words(text), links.place(page, anchor), tuple(cite)) for (anchor, text), cite in ordered
        ),
        ours=len(lines) - len(sourced),
        told_at=f"{part_of_guide(page.address)}/",
    )


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
