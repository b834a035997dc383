"""A source: what it is, how far to trust it, what rests on it; and the map of all sources for maintainers."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Annotated, Any, Literal, cast

from pydantic import BaseModel, Field

from ..addresses import PART_TITLES, part_of_guide
from ..guide.catalogue import Catalogue, Declared
from ..guide.checks import MOST_LOOKED_FOR, check_printable, no_such_place
from ..guide.front import Key
from ..guide.kind import Checked as CheckedPages
from ..guide.kind import Facts, Guide, Kind, Seen, front_over
from ..guide.links import Group, Link
from ..guide.page import Looks, Page
from ..guide.search import SearchEntry
from ..guide.view import first_words
from ..reading.fields import Entry, Id, MaybeAside, MaybeProse, PagePlace, Prose, Text, WholeAddress
from ..reading.problems import Problem, Trail, shown, suggest
from ..reading.roles import HISTORY, MEANING, WORDS, LedBy, Places, main_words, marked_fields, optional, several

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
LINK_WORDS = 12
OURS_ALONE = ("own",)
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
    how: Prose = Field(description="What was read, in words.")


class Point(Entry):
    """A point that a part of a source makes: where the guide carries it, or why it does not."""

    # How the part was read, and no part of what its card says: the fingerprints of editions are without it.
    says: Annotated[Text, HISTORY] = Field(description="The point, in a few words of ours.")
    in_: Annotated[list[PagePlace], HISTORY] = several(
        "The places that carry it, as advice or as what no longer holds. Each cites this very part.", alias="in"
    )
    left_out: MaybeAside = optional("Instead of `in`: why the guide does not carry it.")


class SourceSection(Entry):
    """A part of a source that statements can cite."""

    id: Annotated[Id, MEANING] = Field(description="The permanent id, cited as `key:id`.")
    heading: Prose = Field(description="The heading as printed, or a few words of ours that say what is there.")
    says: MaybeProse = optional("What this part says, in our words.")
    not_used: MaybeProse = optional("Why no statement rests on it, where none does.")
    points: Annotated[list[Point], HISTORY] = several(
        "The points it makes, where they were read one by one, in the order it makes them."
    )

    @property
    def carried(self) -> list[Point]:
        """Those of its points that the guide carries, as advice or as what no longer holds."""
        return [point for point in self.points if point.in_]

    @property
    def not_carried(self) -> list[Point]:
        """Those that it does not carry; each says why."""
        return [point for point in self.points if not point.in_]


class Source(Entry):
    """One source."""

    key: Annotated[Id, MEANING] = Field(description="The permanent key; also the name of its file.")
    name: Prose = Field(description="The source's own title, or our words for it, ending in `(news report, 2020)`.")
    short: Prose = Field(description="A name of at most five words, shown beside statements.")
    publisher: Prose = Field(description="Who published it, or `not stated`.")
    published: Prose = Field(description="When, in words, or `not stated`.")
    updated: MaybeProse = optional("When it was last updated, in words.")
    kind: Annotated[SourceKind, MEANING] = Field(description="What kind of source it is.")
    status: Annotated[SourceStatus, MEANING] = Field(description="Whether it still holds.")
    extent: Prose = Field(description="Where it applies.")
    link: Annotated[WholeAddress | None, MEANING] = optional("Where to read it: an address that was checked.")
    checked: Checked = Field(description="How it was checked, and when.")
    caution: MaybeProse = optional("What to be careful about.")
    sections: Annotated[list[SourceSection], Places("section")] = Field(description="Its parts, in order.")


@dataclass(frozen=True)
class Usage:
    """A statement, question, answer, step or item that rests on a source."""

    page: Page
    anchor: str
    """Empty where the page itself is the nearest place to link."""
    text: str

    @property
    def place(self) -> str:
        """Where it stands, as authors write it: a path from docs/, with its anchor where it has one."""
        return f"{self.page.path}#{self.anchor}" if self.anchor else self.page.path


@dataclass(frozen=True)
class SourcePart:
    """A source, with what rests on each section by its id, and on the whole under the empty one."""

    source: Source
    seen: Seen

    @property
    def checked_at(self) -> str:
        """How far it was checked, in words."""
        return CHECKED_AT[self.source.checked.at]

    def resting(self, section: str) -> Sequence[Usage]:
        """Return everything that rests on a section, or on no section."""
        return usages_of(self.seen.guide).get(f"{self.source.key}:{section}" if section else self.source.key, ())

    def usages(self, section: str) -> list[tuple[str, Usage]]:
        """Return the same, each after its start, without what a point leads to: hundreds would stand there twice."""
        points = (point for entry in self.source.sections if entry.id == section for point in entry.points)
        led_to = {place for point in points for place in point.in_}
        left = (usage for usage in self.resting(section) if usage.place not in led_to)
        return [(first_words(usage.text, LINK_WORDS), usage) for usage in left]

    def lines(self, point: Point) -> Iterator[Link]:
        """Yield a link to each line that carries a point by the title of its page; further ones there are numbered."""
        met: Counter[str] = Counter()
        for place in point.in_:
            title = self.seen.guide.pages[place.partition("#")[0]].front.title
            met[title] += 1
            yield Link(f"{title} ({met[title]})" if met[title] > 1 else title, self.seen.links.page(place))


def _declares(page: Page, source: Source) -> Iterator[Declared]:
    parts = tuple(section.id for section in source.sections)
    headings = tuple(section.heading for section in source.sections)
    note = CHECK_NOTES[source.checked.at]
    yield Declared("source", source.key, page, source.short, note, parts=parts, lines=headings)


def _search(_: Page, source: Source) -> Iterator[SearchEntry]:
    for section in source.sections:
        if section.says:
            yield SearchEntry(section.id, section.heading, (section.says,))


def _prove(catalogue: Catalogue, _: Facts) -> CheckedPages:
    usages = usages_by_cite(catalogue)
    problems = (
        problem
        for page, source in SOURCE.blocks(catalogue)
        for problem in (
            # Its short name stands at the foot of printed sheets.
            *check_printable(page, ("source", "short"), source.short),
            *islice(_check_points(page, source, usages, catalogue), MOST_LOOKED_FOR),
        )
    )
    return CheckedPages(tuple(problems), usages)


def usages_by_cite(catalogue: Catalogue) -> dict[str, list[Usage]]:
    """Return what rests on each `key` or `key:section`, in the order of pages and places."""
    # Keyed by words and place, since a step may stand under several outcomes.
    found: dict[str, dict[tuple[str, str, str], Usage]] = defaultdict(dict)
    own = {entry.page.path: entry.id for entry in catalogue.all("source").values()}
    for page in catalogue.pages.values():
        for cite, usage in _usages(page):
            # A source page describes itself; that is not what rests on it.
            if own.get(page.path) != cite.partition(":")[0]:
                found[cite].setdefault((page.path, usage.anchor, usage.text), usage)
    return {cite: list(usages.values()) for cite, usages in found.items()}


def _usages(page: Page) -> Iterator[tuple[str, Usage]]:
    for statement in page.body.statements:
        for cite in statement.cite:
            yield cite, Usage(page, statement.id, statement.text)
    places = {anchor.entry: anchor.id for anchor in page.anchors if anchor.trail}
    entries = dict(page.entries)
    for trail, entry in page.entries:
        # Not every entry has the key, and a model takes long to say that it has not.
        for cite in vars(entry).get("cite", ()):
            yield cite, Usage(page, _nearest_anchor(trail, places), _words_of(trail, entry, entries))


def _words_of(trail: Trail, entry: BaseModel, entries: Mapping[Trail, BaseModel]) -> str:
    """Return the words of an entry, led by those that it means nothing without."""
    # An entry that holds a number alone goes by its key.
    words = main_words(entry) or str(trail[-1]).replace("-", " ").capitalize()
    for length in range(len(trail) - 1, 0, -1):
        above = entries.get(trail[:length])
        led = marked_fields(type(above), LedBy) if above else ()
        if led_by := next((mark for field, mark in led if field.key == trail[length]), None):
            return f"{getattr(above, led_by.field)} {words}"
    return words


def _nearest_anchor(trail: Trail, places: Mapping[Trail, str]) -> str:
    """Return the nearest place above an entry that can be linked."""
    above = (trail[:length] for length in range(len(trail), 0, -1))
    return next((places[step] for step in above if step in places), "")


def usages_of(guide: Guide) -> Mapping[str, Sequence[Usage]]:
    """Return what rests on each source, by `key` or `key:section`."""
    return cast("Mapping[str, Sequence[Usage]]", guide.facts["source"])


def _check_points(
    page: Page, source: Source, usages: Mapping[str, Sequence[Usage]], catalogue: Catalogue
) -> Iterator[Problem]:
    """Yield each point that says neither where it is carried nor why not, or that no cite carries where it says."""
    for number, section in enumerate(source.sections):
        cite = f"{source.key}:{section.id}"
        citing = {usage.place: None for usage in usages.get(cite, ())}
        for at, point in enumerate(section.points):
            trail = ("source", "sections", number, "points", at)
            if bool(point.in_) == bool(point.left_out):
                message = "Write either `in`, with the places that carry the point, or `left_out`, with the reason."
                yield page.document.problem(trail, message)
            for which, place in enumerate(point.in_):
                if message := _place_message(place, cite, citing, catalogue):
                    yield page.document.problem((*trail, "in", which), message)


def _place_message(place: str, cite: str, citing: Collection[str], catalogue: Catalogue) -> str:
    """Say why nobody can find a point at a place; empty where it is carried there."""
    if not catalogue.has_place(place):
        return no_such_place(place, catalogue)
    if place in citing or place.partition("#")[0] in catalogue.unreadable:
        return ""
    remedy = f"Cite it there, name a place that does, or leave the point out. {suggest(place, citing, 'Places')}"
    return f'"{shown(place)}" does not cite "{cite}". {remedy}'.rstrip()


def _contents(catalogue: Catalogue, _: Page) -> Iterator[Group]:
    for kind, title in KIND_TITLES.items():
        pages = tuple(page for page, source in SOURCE.blocks(catalogue) if source.kind == kind)
        if pages:
            yield Group(kind.replace(" ", "-"), title, pages)


SOURCE: Kind[Source] = Kind(
    "source",
    (Key("source", Source | None, "A source page."),),
    folder="sources",
    id_key="key",
    sort="source",
    looks=Looks(
        "source", listed_at=("Sources", "sources/"), found_as="Source", found_weight=0.2, stands_above_text=True
    ),
    declares=_declares,
    search=_search,
    prove=_prove,
    contents=_contents,
    show=SourcePart,
)


# The content map: both ways between sources and pages


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
    yield CONTENT_MAP.page(CONTENT_MAP.made_path, front_over(guide.pages.values(), "Content map", summary))


def _make_parts(guide: Guide) -> Iterator[Page]:
    """Yield a page for each part of the guide, also one without pages: sites that are kept lead to all of them."""
    for part, title in PART_TITLES.items():
        summary = f"For maintainers: each line of “{title}” with its sources."
        front = front_over(guide.pages.values(), f"Content map: {title}", summary)
        yield CONTENT_MAP_PARTS.page(f"about/content-map/{part}.md", front)


def _map_part(seen: Seen) -> ContentMapPart:
    part = seen.page.address.split("/")[-2]
    return ContentMapPart((), tuple(_pages(seen, part)), {}, usages_of(seen.guide))


def _pages(seen: Seen, part: str = "") -> Iterator[MappedPage]:
    """Yield every page of the guide, or of one part of it, that has sources."""
    by_page = _by_page(usages_of(seen.guide))
    for path, page in seen.guide.pages.items():
        if part not in ("", part_of_guide(page.address)):
            continue
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
    view=lambda seen: ContentMapPart(
        tuple(SOURCE.blocks(seen.guide.catalogue)), tuple(_pages(seen)), PART_TITLES, usages_of(seen.guide)
    ),
)
CONTENT_MAP_PARTS: Kind[Any] = Kind(
    "content-map-part",
    looks=Looks("content-map", is_found=False),
    is_in_ledger=False,
    make=_make_parts,
    view=_map_part,
)
