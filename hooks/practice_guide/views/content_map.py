"""The content map for maintainers: from each source to what rests on it, and from each page back to its sources."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..guide.catalogue import Catalogue
from ..guide.pages import Page
from ..guide.usage import Usage
from .links import Links
from .statement import first_words

Line = tuple[str, str]
"""The anchor and the words of something that rests on a source."""
OURS_ALONE = ["own"]


@dataclass(frozen=True)
class MappedSection:
    """A section of a source; its page lists what rests on it."""

    heading: str
    url: str
    count: int


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


@dataclass(frozen=True)
class ContentMapView:
    """Both ways through the guide's sources."""

    sources: tuple[MappedSource, ...]
    pages: tuple[MappedPage, ...]


def content_map_view(usages: Mapping[str, Sequence[Usage]], catalogue: Catalogue, links: Links) -> ContentMapView:
    """Return the map, given what rests on each `key` or `key:section`."""
    by_page = _by_page(usages)
    pages = (page for path, page in catalogue.pages.items() if path in by_page)
    return ContentMapView(
        sources=tuple(_source(page, usages, links) for page in catalogue.sources.values()),
        pages=tuple(_page(page, by_page[page.path], links) for page in pages),
    )


def _by_page(usages: Mapping[str, Sequence[Usage]]) -> dict[str, dict[Line, list[str]]]:
    found: dict[str, dict[Line, list[str]]] = defaultdict(lambda: defaultdict(list))
    for cite, resting in usages.items():
        for usage in resting:
            found[usage.page.path][usage.anchor, usage.text].append(cite)
    return found


def _source(page: Page, usages: Mapping[str, Sequence[Usage]], links: Links) -> MappedSource:
    source = page.front.source
    assert source is not None  # sources holds only pages with a source block
    sections = tuple(
        MappedSection(entry.heading, links.place(page, entry.id), len(usages.get(f"{source.key}:{entry.id}", ())))
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
    )
