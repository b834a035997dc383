"""What became of the routes of each tool from one edition to the next."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..engine.machine import TooWideError
from ..engine.route_comparison import NotComparableError, compare_routes
from ..engine.tool import Answers
from .ledger import Ledger

MOST_KINDS = 12
NOT_COMPARED = "{}, so its combinations of answers could not be compared one by one."
OTHER_ORDER = NOT_COMPARED.format("Its questions come in another order")
TOO_WIDE = NOT_COMPARED.format("It has too much to follow at once")


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
