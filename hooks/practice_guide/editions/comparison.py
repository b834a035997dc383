"""What differs between two editions: places, page by page; printed sheets; and where the routes of each tool end."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from ..engine.machine import TooWideError
from ..engine.route_comparison import NotComparableError, compare_routes
from ..engine.tool import Answers
from .ledger import Ledger, PageRecord, Place

ChangeKind = Literal["added", "changed", "removed"]
MOST_KINDS = 12
NOT_COMPARED = "{}, so its combinations of answers could not be compared one by one."
OTHER_ORDER = NOT_COMPARED.format("Its questions come in another order")
TOO_WIDE = NOT_COMPARED.format("It has too much to follow at once")


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


@dataclass(frozen=True)
class PageChange:
    """A page with everything on it that is not as it was."""

    address: str
    title: str
    kind: ChangeKind
    places: tuple[PlaceChange, ...]


@dataclass(frozen=True)
class SheetChange:
    """A printed sheet that is no longer current; `after` is the code of the list now, empty where it has none."""

    checklist: str
    title: str
    before: str
    after: str


@dataclass(frozen=True)
class Comparison:
    """Everything that differs between two editions."""

    pages: tuple[PageChange, ...]
    sheets: tuple[SheetChange, ...]

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
    return Comparison(tuple(page for page in pages if page), tuple(_compare_sheets(before, after)))


def place_changes(before: PageRecord | None, after: PageRecord | None) -> tuple[PlaceChange, ...]:
    """Return the places of a page that differ, in the order of the page, those that are gone last."""
    old = before.places if before else {}
    new = after.places if after else {}
    changes = (PlaceChange(name, old.get(name), new.get(name)) for name in {**new, **old})
    return tuple(change for change in changes if change.before != change.after)


@dataclass(frozen=True)
class OutcomeCount:
    """An outcome, and how many routes end in it before and after."""

    outcome: str
    before: str
    after: str


@dataclass(frozen=True)
class RouteKind:
    """One kind of change: where routes ended, where they end now, how many they are, and one of them."""

    before: str
    after: str
    asks: str
    routes: str
    example: tuple[tuple[str, str], ...]
    """Questions and answers in words."""


@dataclass(frozen=True)
class ToolChange:
    """A tool that was changed, brought in or taken out."""

    title: str
    change: str
    """`added`, `removed`, `same results`, `other results` or `not compared`."""
    routes_before: str
    moved: str
    """How many of those routes now end elsewhere."""
    counts: tuple[OutcomeCount, ...]
    kinds: tuple[RouteKind, ...]
    why_not_compared: str = ""
    """A sentence for authors and readers alike; empty where it was compared."""


def tool_changes(before: Ledger, after: Ledger) -> Iterator[ToolChange]:
    """Yield every tool whose logic is not as it was."""
    for name in sorted({*before.tools, *after.tools}):
        old, new = before.tools.get(name), after.tools.get(name)
        record = new or old
        if record is None or (old and new and old.tool == new.tool):
            continue
        if old is None or new is None:
            yield ToolChange(record.title, "removed" if old else "added", "", "", (), ())
        else:
            yield _compare(name, before, after)


def _compare_page(address: str, before: PageRecord | None, after: PageRecord | None) -> PageChange | None:
    record = after or before
    changes = place_changes(before, after)
    # What the build makes itself follows from the pages, where the change is told.
    if record is None or not changes or record.is_made:
        return None
    kind: ChangeKind = "changed" if before and after else "added" if after else "removed"
    return PageChange(address, record.title, kind, changes)


def _compare_sheets(before: Ledger, after: Ledger) -> Iterator[SheetChange]:
    codes = {sheet.checklist: code for code, sheet in after.sheets.items()}
    for code, sheet in before.sheets.items():
        if code not in after.sheets:
            yield SheetChange(sheet.checklist, sheet.title, code, codes.get(sheet.checklist, ""))


def _compare(name: str, before: Ledger, after: Ledger) -> ToolChange:
    old, new = before.tools[name], after.tools[name]
    counts = tuple(
        OutcomeCount(
            _outcome(name, outcome, after, before), _number(old.by_outcome, outcome), _number(new.by_outcome, outcome)
        )
        for outcome in {**old.by_outcome, **new.by_outcome}
    )
    try:
        found = compare_routes(old.tool, new.tool)
    except (NotComparableError, TooWideError) as error:
        why = TOO_WIDE if isinstance(error, TooWideError) else OTHER_ORDER
        return ToolChange(new.title, "not compared", f"{old.routes:,}", "", counts, (), why)
    kinds = tuple(
        RouteKind(
            _outcome(name, kind.before, before),
            _outcome(name, kind.after, after) if kind.after else "",
            _words(name, kind.asks, after) if kind.asks else "",
            f"{kind.routes:,}",
            _route(name, kind.example, before),
        )
        for kind in found[:MOST_KINDS]
    )
    moved = sum(kind.routes for kind in found)
    change = "other results" if found else "same results"
    return ToolChange(new.title, change, f"{old.routes:,}", f"{moved:,}", counts, kinds)


def _number(counts: dict[str, int], outcome: str) -> str:
    return f"{counts[outcome]:,}" if outcome in counts else "none"


def _route(name: str, route: Answers, ledger: Ledger) -> tuple[tuple[str, str], ...]:
    return tuple(
        (
            _words(name, question, ledger),
            " + ".join(_words(name, f"{question}.{answer}", ledger) for answer in chosen),
        )
        for question, chosen in route
    )


def _outcome(name: str, outcome: str, *ledgers: Ledger) -> str:
    found = (ledger.place(f"decisions/{name}/#outcome.{outcome}") for ledger in ledgers)
    return next((place.title for place in found if place), outcome)


def _words(name: str, anchor: str, ledger: Ledger) -> str:
    place = ledger.place(f"decisions/{name}/#{anchor}")
    return place.title if place else anchor
