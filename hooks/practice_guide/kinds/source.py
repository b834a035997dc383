"""A source: what it is, how far to trust it, and everything in the guide that rests on it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field

from ..guide.body import first_words
from ..guide.catalogue import Catalogue, Declared
from ..guide.characters import check_printable
from ..guide.front import Key
from ..guide.kind import Checked as CheckedPages
from ..guide.kind import Facts, Kind, Seen
from ..guide.links import Group, Links
from ..guide.page import Looks, Page
from ..guide.search import SearchEntry
from ..guide.usage import Usage
from ..reading.fields import Entry, Id, Text, WholeAddress
from ..reading.problems import Problem, Trail
from ..reading.roles import MEANING, WORDS, Places

SourceKind = Literal[
    "law",
    "statutory guidance",
    "regulator",
    "national guidance",
    "local procedure",
    "research",
    "news",
    "platform documentation",
]
SourceStatus = Literal["current", "dated", "superseded", "unknown"]
LINK_WORDS = 18
CheckedAt = Literal["original", "report", "not checked"]
CHECK_NOTES: dict[CheckedAt, str] = {"original": "", "report": "as reported by others", "not checked": "not checked"}
CHECKED_AT: dict[CheckedAt, str] = {
    "original": "Read at the original",
    "report": "Known from a report by others",
    "not checked": "Not checked",
}
KIND_TITLES: dict[SourceKind, str] = {
    "national guidance": "National practice guides",
    "law": "Law",
    "statutory guidance": "Statutory guidance",
    "regulator": "Regulators",
    "local procedure": "Local procedures",
    "research": "Research and reviews",
    "news": "News reports",
    "platform documentation": "What makers say about their apps",
}


class Checked(Entry):
    """How a source was checked, and when."""

    # `at` counts as words and `on` as meaning: so the fingerprints of every edition have it.
    at: Annotated[CheckedAt, WORDS] = Field(
        description="`original`: its own page or text was read; `report`: only another's report of it."
    )
    on: Annotated[Text, MEANING] = Field(description="The month or day of the check, such as `November 2026`.")
    how: Annotated[Text, WORDS] = Field(description="What was read, in words.")


class LeftOut(Entry):
    """A point of a source that the guide does not carry."""

    point: Annotated[Text, WORDS] = Field(description="What it says, in our words.")
    why: Annotated[Text, WORDS] = Field(description="Why the guide does not carry it.")


class SourceSection(Entry):
    """A part of a source that statements can cite."""

    id: Annotated[Id, MEANING] = Field(description="The permanent id, cited as `key:id`.")
    heading: Annotated[Text, WORDS] = Field(
        description="The heading as printed, or a few words of ours that say what is there."
    )
    says: Annotated[Text | None, WORDS] = Field(default=None, description="What this part says, in our words.")
    not_used: Annotated[Text | None, WORDS] = Field(
        default=None, description="Why no statement rests on it, where none does."
    )
    points: Annotated[int | None, MEANING] = Field(
        default=None, ge=1, le=999, description="How many points it makes, where they were read and counted one by one."
    )
    left_out: list[LeftOut] = Field(
        default=[], description="Those of its points that the guide does not carry; it needs `points`."
    )

    @property
    def carried(self) -> int:
        """How many of its points the guide carries, as advice or as what no longer holds."""
        return (self.points or 0) - len(self.left_out)


class Source(Entry):
    """One source."""

    key: Annotated[Id, MEANING] = Field(description="The permanent key; also the name of its file.")
    name: Annotated[Text, WORDS] = Field(
        description="The source's own title, or our words for it, ending in `(news report, 2020)`."
    )
    short: Annotated[Text, WORDS] = Field(description="A name of at most five words, shown beside statements.")
    publisher: Annotated[Text, WORDS] = Field(description="Who published it, or `not stated`.")
    published: Annotated[Text, WORDS] = Field(description="When, in words, or `not stated`.")
    updated: Annotated[Text | None, WORDS] = Field(default=None, description="When it was last updated, in words.")
    kind: Annotated[SourceKind, MEANING] = Field(description="What kind of source it is.")
    status: Annotated[SourceStatus, MEANING] = Field(description="Whether it still holds.")
    extent: Annotated[Text, WORDS] = Field(description="Where it applies.")
    link: Annotated[WholeAddress | None, MEANING] = Field(
        default=None, description="Where to read it: an address that was checked."
    )
    checked: Checked = Field(description="How it was checked, and when.")
    caution: Annotated[Text | None, WORDS] = Field(default=None, description="What to be careful about.")
    sections: Annotated[list[SourceSection], Places("section")] = Field(description="Its parts, in order.")


@dataclass(frozen=True)
class UsageView:
    """Something that rests on a section."""

    text: str
    """Its start: hundreds of lines rest on some sources, and each link leads to the whole."""
    page: str
    url: str


@dataclass(frozen=True)
class SourcePart:
    """A source, with what rests on each section by its id, and on the whole under the empty one."""

    source: Source
    checked_at: str
    usages: dict[str, tuple[UsageView, ...]]


def _anchors(source: Source) -> Iterator[tuple[str, Trail]]:
    for number, section in enumerate(source.sections):
        yield section.id, ("source", "sections", number, "id")


def _declares(page: Page, source: Source) -> Iterator[Declared]:
    parts = tuple(section.id for section in source.sections)
    headings = tuple(section.heading for section in source.sections)
    note = CHECK_NOTES[source.checked.at]
    yield Declared("source", source.key, page, source.short, note, parts=parts, lines=headings)


def _search(_: Page, source: Source) -> Iterator[SearchEntry]:
    for section in source.sections:
        if section.says:
            yield SearchEntry(section.id, section.heading, (section.says,))


def _check(catalogue: Catalogue, _: Facts) -> CheckedPages:
    problems = (
        problem
        for page, source in SOURCE.blocks(catalogue)
        # Its short name stands at the foot of printed sheets.
        for problem in (*check_printable(page, ("source", "short"), source.short), *_check_points(page, source))
    )
    return CheckedPages(tuple(problems))


def _check_points(page: Page, source: Source) -> Iterator[Problem]:
    for number, section in enumerate(source.sections):
        left = len(section.left_out)
        if left > (section.points or 0):
            says = "does not say how many it makes" if section.points is None else f"makes {section.points}"
            message = f'"{section.id}" leaves out {left} points and {says}. Count its points and write `points:`.'
            yield page.document.problem(("source", "sections", number, "left_out"), message)


def _contents(catalogue: Catalogue, links: Links, _: Page) -> Iterator[Group]:
    for kind, title in KIND_TITLES.items():
        entries = links.entries(page for page, source in SOURCE.blocks(catalogue) if source.kind == kind)
        if entries:
            yield Group(kind.replace(" ", "-"), title, entries)


def _view(seen: Seen) -> SourcePart | None:
    source = SOURCE.block(seen.page)
    if source is None:
        return None
    cites = {"": source.key, **{section.id: f"{source.key}:{section.id}" for section in source.sections}}
    usages = {name: _usages(seen.usages.get(cite, ()), seen.links) for name, cite in cites.items()}
    return SourcePart(source, CHECKED_AT[source.checked.at], usages)


def _usages(usages: Sequence[Usage], links: Links) -> tuple[UsageView, ...]:
    return tuple(
        UsageView(first_words(usage.text, LINK_WORDS), usage.page.front.title, links.place(usage.page, usage.anchor))
        for usage in usages
    )


SOURCE: Kind[Source] = Kind(
    "source",
    (Key("source", Source | None, "A source page."),),
    folder="sources",
    id_key="key",
    sort="source",
    looks=Looks(
        "source", listed_at=("Sources", "sources/"), found_as="Source", found_weight=0.2, stands_above_text=True
    ),
    anchors=_anchors,
    declares=_declares,
    search=_search,
    check=_check,
    contents=_contents,
    view=_view,
)
