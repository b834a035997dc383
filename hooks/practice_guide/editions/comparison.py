"""What differs between two editions, also in words: places, printed sheets, and where the routes of each tool end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from posixpath import commonprefix
from typing import Any, Literal

from ..addresses import part_of_guide
from ..engine.choices import TooWideError
from ..engine.route_comparison import NotComparableError, RouteChange, compare_routes
from ..text.word_changes import Stretch, near_changes, word_changes
from .ledger import Ledger, PageRecord, Place

ChangeKind = Literal["added", "changed", "removed"]
MOST_KINDS = 12
NOT_COMPARED = "{}, so its combinations of answers could not be compared one by one."
OTHER_ORDER = NOT_COMPARED.format("Its questions come in another order")
TOO_WIDE = NOT_COMPARED.format("It has too much to follow at once")
LONGEST_QUOTE = 90
DONE = {"added": "New", "changed": "Changed", "removed": "Gone"}
# What authors write, as they would say it; any other key is told by its own name.
NAMES = {
    "cite": "what it rests on",
    "differs": "where sources disagree",
    "dated": "what has dated",
    "link": "where it leads",
    "raises": "the outcome it points to",
    "outcome": "the outcome it ends in",
    "when": "when it is shown",
    "asked_when": "when it is asked",
    "towards": "the outcome it speaks for",
}


@dataclass(frozen=True)
class PlaceChange:
    """A place that is not as it was."""

    anchor: str
    before: Place | None
    after: Place | None

    @property
    def kind(self) -> ChangeKind:
        """What happened to the place."""
        if self.before is None:
            return "added"
        return "changed" if self.after else "removed"

    @property
    def place(self) -> Place:
        """The place as it is, or as it was last."""
        found = self.after or self.before
        assert found is not None  # a change has a before or an after
        return found

    @property
    def words(self) -> tuple[Stretch, ...]:
        """What went and what came."""
        before, after = ("\n".join(place.words) if place else "" for place in (self.before, self.after))
        return near_changes(word_changes(before, after))

    @property
    def is_beside_words(self) -> bool:
        """Whether the words stayed: what changed is what they rest on, or what a tool makes of them."""
        return bool(self.before and self.after and self.before.words == self.after.words)


@dataclass(frozen=True)
class PageChange:
    """A page with everything on it that is not as it was."""

    address: str
    title: str
    kind: ChangeKind
    places: tuple[PlaceChange, ...]

    @property
    def told(self) -> tuple[PlaceChange, ...]:
        """Its places, for readers: a new page is new as a whole, and they would only repeat it."""
        return () if self.kind == "added" else self.places

    @property
    def name(self) -> str:
        """What it is called where its places are told, on the page of its part."""
        return self.address.strip("/").replace("/", ".") or "first-page"

    @property
    def part(self) -> str:
        """The part of the guide that it belongs to."""
        return part_of_guide(self.address)


@dataclass(frozen=True)
class SheetChange:
    """A printed sheet that is no longer current; `after` is the code of the list now, empty where it has none."""

    title: str
    before: str
    after: str


@dataclass(frozen=True)
class Comparison:
    """Everything that differs between two editions."""

    before: Ledger
    after: Ledger
    pages: tuple[PageChange, ...]
    sheets: tuple[SheetChange, ...]

    @cached_property
    def tools(self) -> tuple[ToolChange, ...]:
        """What became of the routes of each tool whose logic is not as it was."""
        return tuple(_compare_tools(self.before, self.after))

    @property
    def not_as_before(self) -> frozenset[str]:
        """The address of each page and place that was there and is not as it was, gone ones included."""
        return frozenset(
            f"{page.address}#{change.anchor}" if change.anchor else page.address
            for page in self.pages
            for change in page.places
            if change.before
        )


def compare(before: Ledger, after: Ledger) -> Comparison:
    """Return what differs, in the order of addresses."""
    addresses = sorted({*before.pages, *after.pages})
    pages = (_compare_page(address, before.pages.get(address), after.pages.get(address)) for address in addresses)
    sheets = (
        SheetChange(sheet.title, code, after.codes.get(sheet.checklist, ""))
        for code, sheet in before.sheets.items()
        if code not in after.sheets
    )
    return Comparison(before, after, tuple(page for page in pages if page), tuple(sheets))


def place_changes(before: PageRecord | None, after: PageRecord | None) -> tuple[PlaceChange, ...]:
    """Return the places of a page that differ, in the order of the page, those that are gone last."""
    old = before.places if before else {}
    new = after.places if after else {}
    changes = (PlaceChange(name, old.get(name), new.get(name)) for name in {**new, **old})
    return tuple(change for change in changes if change.before != change.after)


@dataclass(frozen=True)
class ToolChange:
    """A tool that was changed, brought in or taken out."""

    title: str
    change: str
    """`added`, `removed`, `same results`, `other results` or `not compared`."""
    routes_before: str
    moved: str
    """How many of those routes now end elsewhere."""
    counts: tuple[tuple[str, str, str], ...]
    """Each outcome, and how many routes ended in it before and end in it now."""
    kinds: tuple[RouteChange, ...]
    """Each kind of change of a result, in words."""
    why_not_compared: str = ""
    """A sentence for authors and readers alike; empty where it was compared."""


def _compare_tools(before: Ledger, after: Ledger) -> Iterator[ToolChange]:
    for name in sorted({*before.tools, *after.tools}):
        old, new = before.tools.get(name), after.tools.get(name)
        if old and new:
            if old.logic != new.logic:
                yield _compare(name, before, after)
        elif record := old or new:
            yield ToolChange(record.title, "removed" if old else "added", "", "", (), ())


def _compare_page(address: str, before: PageRecord | None, after: PageRecord | None) -> PageChange | None:
    record = after or before
    changes = place_changes(before, after)
    # What the build makes itself follows from the pages, where the change is told.
    if record is None or not changes or record.is_made:
        return None
    kind: ChangeKind = "changed" if before and after else "added" if after else "removed"
    return PageChange(address, record.title, kind, changes)


def _compare(name: str, before: Ledger, after: Ledger) -> ToolChange:
    old, new = before.tools[name], after.tools[name]
    counts = tuple(
        (_outcome(name, outcome, after, before), _number(old.by_outcome, outcome), _number(new.by_outcome, outcome))
        for outcome in {**old.by_outcome, **new.by_outcome}
    )
    try:
        found = compare_routes(old.logic, new.logic)
    except (NotComparableError, TooWideError) as error:
        why = TOO_WIDE if isinstance(error, TooWideError) else OTHER_ORDER
        return ToolChange(new.title, "not compared", f"{old.routes:,}", "", counts, (), why)
    kinds = tuple(_in_words(name, kind, before, after) for kind in found[:MOST_KINDS])
    moved = sum(kind.routes for kind in found)
    change = "other results" if found else "same results"
    return ToolChange(new.title, change, f"{old.routes:,}", f"{moved:,}", counts, kinds)


def _number(counts: dict[str, int], outcome: str) -> str:
    return f"{counts[outcome]:,}" if outcome in counts else "none"


def _in_words(name: str, kind: RouteChange, before: Ledger, after: Ledger) -> RouteChange:
    """Return a kind of change with the words of outcomes, questions and answers in the place of their ids."""
    return replace(
        kind,
        before=_outcome(name, kind.before, before),
        after=_outcome(name, kind.after, after) if kind.after else "",
        asks=_words(name, kind.asks, after) if kind.asks else "",
        example=tuple(
            (_words(name, question, before), tuple(_words(name, f"{question}.{answer}", before) for answer in chosen))
            for question, chosen in kind.example
        ),
    )


def _outcome(name: str, outcome: str, *ledgers: Ledger) -> str:
    return _words(name, f"outcome.{outcome}", *ledgers).removeprefix("outcome.")


def _words(name: str, anchor: str, *ledgers: Ledger) -> str:
    """Return the words of a place of a tool, from the first edition that has it; else its anchor."""
    found = (ledger.place(f"decisions/{name}/#{anchor}") for ledger in ledgers)
    return next((place.title for place in found if place), anchor)


# In words.


def effects_in_words(comparison: Comparison) -> list[str]:
    """Return what changed as paragraphs: readers and their links, tools, printed sheets."""
    new = [page for page in comparison.pages if page.kind == "added"]
    return [
        *(_page(page, new) for page in comparison.pages),
        *(_tool(tool) for tool in comparison.tools),
        *(_sheet(sheet) for sheet in comparison.sheets),
    ]


def _page(page: PageChange, new: list[PageChange]) -> str:
    if page.kind == "added":
        return f"New page: /{page.address}  {page.title}"
    if page.kind == "removed":
        links = f" with {len([change for change in page.places if change.anchor])} places that may be linked"
        gone = f"Gone: /{page.address}  {page.title},{links}"
        return under(gone, _moved_to(page, new))
    return under(f"/{page.address}  {page.title}", _places(page))


def under(heading: str, lines: Iterable[str]) -> str:
    """Return a heading with lines below it, set in."""
    return "\n".join([heading, *(f"    {line}" for line in lines)])


def _moved_to(page: PageChange, new: list[PageChange]) -> Iterator[str]:
    """Yield where a page seems to have gone: the new page that holds most of its places."""
    gone = {change.anchor for change in page.places if change.anchor}
    shared = {found.address: len(gone & {change.anchor for change in found.places}) for found in new}
    address = max(shared, key=lambda found: shared[found], default="")
    if address and shared[address] * 2 > len(gone):
        yield f"The new page /{address} has {shared[address]} of them. Did it move? Then say so there, under `moved`:"
        yield f"- {{from: {page.address}, why: ..., since: ...}}"


def _places(page: PageChange) -> Iterator[str]:
    for change in page.places:
        name = f"#{change.anchor}" if change.anchor else "the page itself"
        kind = change.place.kind if change.anchor else "title, summary, links, or words without a link of their own"
        yield f"{DONE[change.kind]}: {name} ({kind})"
        yield from (f"    {line}" for line in _before_and_after(change))


def _before_and_after(change: PlaceChange) -> Iterator[str]:
    before = " ".join(change.before.words) if change.before else ""
    after = " ".join(change.after.words) if change.after else ""
    if change.before and change.after and before == after:
        yield "The words are the same. What changed:"
        yield from (f"    {line}" for line in _other_changes(change.before, change.after))
        return
    start = _first_difference(before, after) if before and after else 0
    if before:
        yield f"was: {_quote(before, start)}"
    if after:
        yield f"now: {_quote(after, start)}"


def _other_changes(before: Place, after: Place) -> Iterator[str]:
    if before.kind != after.kind:
        yield f"what it is: was {before.kind}, now {after.kind}"
    if before.words != after.words:
        yield "where one text ends and the next begins"
    for key in {**before.meaning, **after.meaning}:
        was, now = before.meaning.get(key), after.meaning.get(key)
        if was != now:
            yield f"{_name(key)}: was {_told(was)}, now {_told(now)}"


def _first_difference(before: str, after: str) -> int:
    """Return where a little before the first difference a word begins."""
    place = len(commonprefix([before, after]))
    return max(before.rfind(" ", 0, max(place - LONGEST_QUOTE // 3, 0)) + 1, 0)


def _quote(text: str, start: int) -> str:
    shown = text[start : start + LONGEST_QUOTE]
    if start + LONGEST_QUOTE < len(text):
        # The last word may be cut in two, so it is left out.
        shown = f"{shown.rpartition(' ')[0]} ..."
    return f"{'... ' if start else ''}{shown}"


def _tool(tool: ToolChange) -> str:
    if tool.change in ("added", "removed"):
        return f"Tool {tool.change}: {tool.title}"
    if tool.change == "not compared":
        return f"Tool: {tool.title}\n    {tool.why_not_compared}"
    if tool.change == "same results":
        return f"Tool: {tool.title}\n    Its rules changed, and every route still ends where it did."
    lines = [f"{tool.moved} of {tool.routes_before} routes no longer end where they did:"]
    for kind in tool.kinds:
        now = f'now asks "{kind.asks}"' if kind.asks else f'now "{kind.after}"'
        lines.append(f'{kind.routes:,}: were "{kind.before}", {now}')
        route = "; ".join(f'"{question}" → "{" + ".join(answers)}"' for question, answers in kind.example)
        lines.append(f"    for example: {route}")
    return under(f"Tool: {tool.title}", lines)


def _sheet(sheet: SheetChange) -> str:
    ending = f"is replaced by {sheet.after}" if sheet.after else "is withdrawn"
    return f"Printed sheet: {sheet.title}\n    The code {sheet.before} {ending}: sheets on paper are no longer current."


def _name(key: str) -> str:
    place, _, last = key.rpartition(" ")
    name = NAMES.get(last, last.replace("_", " "))
    return f"{name} ({place})" if place else name


def _told(value: Any) -> str:
    if value is None or value == []:
        return "nothing"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return ", ".join(_told(part) for part in value)
    if isinstance(value, dict):
        return "; ".join(f"{key} = {_told(part)}" for key, part in value.items())
    return str(value)
