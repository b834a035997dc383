"""A source as its page shows it, with everything that rests on it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..guide.usage import Usage
from ..schema.source import Source, SourceSection
from .links import Links

CHECKED_AT = {
    "original": "Read at the original",
    "report": "Known from a report by others",
    "not checked": "Not checked",
}


@dataclass(frozen=True)
class UsageView:
    """Something that rests on a section."""

    text: str
    page: str
    url: str


@dataclass(frozen=True)
class SectionView:
    """A section of a source."""

    id: str
    heading: str
    says: str | None
    not_used: str | None
    usages: tuple[UsageView, ...]


@dataclass(frozen=True)
class SourceView:
    """A source: its card, then its sections."""

    source: Source
    checked_at: str
    sections: tuple[SectionView, ...]
    whole: tuple[UsageView, ...]
    """What rests on the source without naming a section."""


def source_view(source: Source, usages: Mapping[str, Sequence[Usage]], links: Links) -> SourceView:
    """Return the card of a source and, section by section, what rests on it."""
    sections = tuple(
        _section(section, usages.get(f"{source.key}:{section.id}", ()), links) for section in source.sections
    )
    return SourceView(source, CHECKED_AT[source.checked.at], sections, _views(usages.get(source.key, ()), links))


def _section(section: SourceSection, usages: Sequence[Usage], links: Links) -> SectionView:
    return SectionView(section.id, section.heading, section.says, section.not_used, _views(usages, links))


def _views(usages: Sequence[Usage], links: Links) -> tuple[UsageView, ...]:
    return tuple(
        UsageView(usage.text, usage.page.front.title, links.place(usage.page, usage.anchor)) for usage in usages
    )
