"""An area's own rules beside a tool: proved over every route to raise and never to lower, with all that they change."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from .choices import TooWideError
from .declaration import Decision, Rule
from .faults import Fault, describe_width
from .lines import prove_ticks
from .proofs import prove_ends, prove_outcomes, prove_questions_matter, prove_rules, prove_unknowns
from .route_comparison import RouteChange, compare_routes
from .routes import Routes
from .tool import Tool


@dataclass(frozen=True)
class Tightening:
    """What the rules of an area do to a tool. Where there are faults, the rest says nothing."""

    faults: tuple[Fault, ...] = ()
    """Paths lead to `rules` as the area writes them, where one of them is at fault."""
    changes: tuple[RouteChange, ...] = ()
    """Routes that end elsewhere, the most frequent change first."""
    unreachable: tuple[str, ...] = ()
    """Outcomes that are no longer the result of any route."""
    idle: tuple[str, ...] = ()
    """Questions whose answers no longer differ in anything."""


def tighten(decision: Decision, rules: Sequence[Rule]) -> Decision:
    """Return a tool with the rules of an area after its own: they have no way to take one away."""
    return decision.model_copy(update={"rules": [*decision.rules, *rules]})


def prove_tightening(before: Tool, after: Tool) -> Tightening:
    """Prove a tool with an area's rules against the tool without them, on every route of both.

    Each rule of the area must matter, every route end in one outcome, nothing unknown clear, no tick be ignored, and
    no route end in anything less protective.
    """
    try:
        changes, routes = tuple(compare_routes(before, after)), Routes(after)
        faults = (*_find_lowered(before, changes), *_find_faults(routes, len(before.rules)))
        return Tightening(faults) if faults else _find_effects(routes, changes)
    except TooWideError as error:
        return Tightening((describe_width(after, error),))


def _find_lowered(before: Tool, changes: Sequence[RouteChange]) -> Iterator[Fault]:
    """Yield a fault for each way in which routes would end in something less protective, or in nothing."""
    for change in changes:
        if not change.after or before.level(change.after) > before.level(change.before):
            ends = f'would end in "{change.after}"' if change.after else "would have no result"
            message = f'Combinations of answers that end in "{change.before}" {ends}: {change.routes:,}.'
            yield Fault(("rules",), message, "An area may only add to what is raised.", (change.example,))


def _find_faults(routes: Routes, own: int) -> Iterator[Fault]:
    """Yield what else is wrong with the rules from a place on, which are the area's own."""
    after = routes.machine.tool
    for fault in prove_rules(after, own):
        yield replace(fault, path=("rules", int(fault.path[1]) - own, *fault.path[2:]))
    yield from prove_ends(routes)
    yield from prove_unknowns(after)
    yield from map(_about_rules, prove_ticks(routes))


def _about_rules(fault: Fault) -> Fault:
    """Say what an ignored tick is to an area, which cannot write a line for it."""
    _, question, _, box = fault.path
    message = f'These rules lead to a result that does not answer the tick "{box}" of "{question}".'
    remedy = f"Name it: `when: {{{question}: [{box}], ...}}`. Or raise an outcome that answers it."
    return Fault(("rules",), message, remedy, fault.routes)


def _find_effects(routes: Routes, changes: tuple[RouteChange, ...]) -> Tightening:
    return Tightening(
        changes=changes,
        unreachable=tuple(str(fault.path[1]) for fault in prove_outcomes(routes)),
        idle=tuple(str(fault.path[1]) for fault in prove_questions_matter(routes)),
    )
