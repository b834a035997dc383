"""Tools as areas tighten them: what each area's rules raise, proved on every route, and what that changes."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, cast

from ..engine.compilation import compile_tool, is_agreed, logic_code
from ..engine.declaration import Decision
from ..engine.faults import Fault, quoted
from ..engine.references import check_references
from ..engine.tightening import Tightening, prove_tightening, tighten
from ..engine.tool import Tool
from ..engine.walk import walk
from ..guide.catalogue import Catalogue
from ..guide.kind import Checked, Facts, Guide, Kind, Seen
from ..guide.page import Looks, Page
from ..reading.problems import Problem
from .area import AREA, LineView
from .area_file import Area, AreaTool
from .decision import DECISION, CheckedTool, ShownTool, fault_problem, tools_in
from .scenario import SCENARIO

NAME = "local-rules"


@dataclass(frozen=True)
class ChangedCase:
    """An invented case that ends elsewhere in an area."""

    page: Page
    before: str
    after: str


@dataclass(frozen=True)
class LocalTool(ShownTool):
    """A tool with the rules of one area after its own, signed off by the area or by nobody; proved."""

    page: Page
    """The page of the area."""
    area: Area
    own: AreaTool
    national: CheckedTool
    tool: Tool
    effects: Tightening
    """What the rules of the area change."""
    cases: tuple[ChangedCase, ...]

    @property
    def rule_data(self) -> list[dict[str, Any]]:
        """The rules of the area as the browser adds them to those of the tool."""
        return [{"id": rule.id, "when": rule.when, "raises": rule.raises} for rule in self.own.rules]

    @property
    def rules(self) -> list[LineView]:
        """The rules of the area: the place of each on its page, what it raises, why, and where it is from."""
        outcomes, tool = self.decision.outcomes, self.decision.id
        return [
            LineView(f"rule.{tool}.{rule.id}", rule, self.area, self.page, outcomes[rule.raises].title, rule.because)
            for rule in self.own.rules
        ]


def local_tools(guide: Guide) -> tuple[LocalTool, ...]:
    """Return the tools that areas add to, area by area."""
    return cast("tuple[LocalTool, ...]", guide.facts[NAME])


# What is checked


def _prove(catalogue: Catalogue, facts: Facts) -> Checked:
    problems: list[Problem] = []
    found: list[LocalTool] = []
    for page, area in AREA.blocks(catalogue):
        for name, own in area.tools.items():
            # One that is not there, or has faults of its own, is reported where it is named or written.
            if national := tools_in(facts).get(name):
                local, faults = _tighten(page, area, own, national, catalogue)
                problems += (_problem(page, national.decision, own, fault) for fault in faults)
                found += [local] if local else []
    return Checked(tuple(problems), tuple(found))


def _tighten(
    page: Page, area: Area, own: AreaTool, national: CheckedTool, catalogue: Catalogue
) -> tuple[LocalTool | None, tuple[Fault, ...]]:
    """Return a tool with the rules of an area, or all that is wrong with them."""
    alone = national.decision.model_copy(update={"rules": own.rules})
    if faults := tuple(fault for fault in check_references(alone) if fault.path[0] == "rules"):
        # The places of a page and its conditions are checked on pages of any kind.
        return None, tuple(fault for fault in faults if not {"id", "when"} & {*fault.path})
    decision = tightened(national.decision, own)
    tool = compile_tool(decision)
    effects = prove_tightening(national.tool, tool) if own.rules else Tightening()
    if effects.faults:
        # So is whether a condition can hold.
        return None, tuple(fault for fault in effects.faults if fault.path[-1] != "when")
    return LocalTool(decision, page, area, own, national, tool, effects, tuple(_cases(tool, catalogue))), ()


def tightened(decision: Decision, own: AreaTool) -> Decision:
    """Return a tool as an area has it: with its rules after those of the tool, and with its own sign-off."""
    return tighten(decision, own.rules).model_copy(update={"signed_off": own.signed_off})


def _cases(tool: Tool, catalogue: Catalogue) -> Iterator[ChangedCase]:
    for page, case in SCENARIO.blocks(catalogue):
        ends = walk(tool, case.answers).result if case.tool == tool.id else None
        if ends and ends != case.outcome:
            yield ChangedCase(page, case.outcome, ends)


def _problem(page: Page, national: Decision, own: AreaTool, fault: Fault) -> Problem:
    # What is wrong with the tool as a whole, its rules brought about.
    place = fault.path[1:] if fault.path[0] == "rules" else ()
    return fault_problem(page, ("local", "tools", national.id, "rules", *place), tightened(national, own), fault)


def _look_again(page: Page, area: Area, catalogue: Catalogue) -> Iterator[Problem]:
    for name, own in area.tools.items():
        declared = catalogue.find("decision tool", name)
        decision = DECISION.block(declared.page) if declared else None
        if decision and own.signed_off and not is_agreed(local := tightened(decision, own)):
            message = (
                f'The logic that was agreed has the code "{own.signed_off.logic}", and today\'s, with the rules of '
                f'this area, has "{logic_code(local)}": it needs agreeing again, and the page says so. Write today\'s '
                "code once somebody has agreed it, or set `signed_off: null`."
            )
            yield page.document.problem(("local", "tools", name, "signed_off"), message)


def tell_effects(guide: Guide) -> Iterator[tuple[Page, str]]:
    """Yield what each area changes in each tool, in one line, with the page of the area. That fails nothing."""
    for local in local_tools(guide):
        if local.own.rules:
            yield local.page, f"{local.page.document.file}  {local.decision.id}: {' '.join(_effects(local))}"


def _effects(local: LocalTool) -> Iterator[str]:
    yield f"{sum(change.routes for change in local.effects.changes):,} combinations of answers end more protectively."
    if local.effects.unreachable:
        yield f"Never the result: {quoted(local.effects.unreachable)}."
    if local.effects.idle:
        yield f"All answers come to the same: {quoted(local.effects.idle)}."
    if local.cases:
        names = tuple(posixpath.basename(case.page.path).removesuffix(".md") for case in local.cases)
        yield f"Cases that end elsewhere: {quoted(names)}."


# What readers see


def _view(seen: Seen) -> tuple[LocalTool, ...] | None:
    """Return what areas add to the tool of a page, or what the area of a page adds to tools."""
    page, shown = seen.page, seen.page.origin or seen.page
    found = tuple(local for local in local_tools(seen.guide) if shown in (local.page, local.national.page))
    return found if found and page.kind in ("decision", "proof", "area") else None


LOCAL_RULES: Kind[Any] = Kind(
    NAME,
    is_part=True,
    reads=AREA,
    looks=Looks(NAME, styles=("local-lines",), has_style=False),
    look_again=_look_again,
    prove=_prove,
    announce=lambda guide: (line for _, line in tell_effects(guide)),
    view=_view,
)
