"""Tools as areas tighten them: what each area's rules raise, proved on every route, and what that changes."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, cast

from ..engine.agreed_logic import is_agreed, logic_code
from ..engine.compilation import compile_tool
from ..engine.declaration import Decision, SignOff
from ..engine.faults import Fault, describe_fault, quoted
from ..engine.references import check_references
from ..engine.tightening import Tightening, prove_tightening, tighten
from ..engine.tool import Tool, freeze, thaw
from ..engine.walk import walk
from ..guide.catalogue import Catalogue
from ..guide.kind import Checked, Facts, Guide, Kind, Seen
from ..guide.page import Looks, Page
from ..reading.problems import Problem, Trail
from .area import AREA, STANDINGS, Area, AreaTool, LineView, LocalRule, line_view
from .decision import DECISION, CheckedTool, ConditionView, tools_in, view_condition
from .scenario import SCENARIO

NAME = "local-rules"


@dataclass(frozen=True)
class ChangedCase:
    """An invented case that ends elsewhere in an area."""

    page: Page
    before: str
    after: str


@dataclass(frozen=True)
class LocalTool:
    """A tool with the rules of one area, and what they change; proved."""

    page: Page
    """The page of the area."""
    area: Area
    own: AreaTool
    national: CheckedTool
    decision: Decision
    """The tool with the rules of the area after its own, and signed off by the area or by nobody."""
    tool: Tool
    effects: Tightening
    cases: tuple[ChangedCase, ...]

    @property
    def rule_data(self) -> list[dict[str, Any]]:
        """The rules of the area as the browser adds them to those of the tool."""
        return [
            {"id": rule.id, "when": thaw(freeze(rule.when) or ()), "raises": rule.raises} for rule in self.own.rules
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
                problems += (_problem(page, national, own, fault) for fault in faults)
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
    return LocalTool(page, area, own, national, decision, tool, effects, tuple(_cases(tool, catalogue))), ()


def tightened(decision: Decision, own: AreaTool) -> Decision:
    """Return a tool as an area has it: with its rules after those of the tool, and with its own sign-off."""
    return tighten(decision, own.rules).model_copy(update={"signed_off": own.signed_off})


def _cases(tool: Tool, catalogue: Catalogue) -> Iterator[ChangedCase]:
    for page, case in SCENARIO.blocks(catalogue):
        ends = walk(tool, case.answers).result if case.tool == tool.id else None
        if ends and ends != case.outcome:
            yield ChangedCase(page, case.outcome, ends)


def _problem(page: Page, national: CheckedTool, own: AreaTool, fault: Fault) -> Problem:
    decision = tightened(national.decision, own)
    message, *detail = describe_fault(decision, fault)
    where: Trail = ("local", "tools", decision.id, "rules")
    # What is wrong with the tool as a whole, its rules brought about.
    return page.document.problem(
        (*where, *fault.path[1:]) if fault.path[0] == "rules" else where, message, tuple(detail)
    )


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


@dataclass(frozen=True)
class RuleView:
    """One rule of an area, with where it is from."""

    line: LineView
    when: ConditionView
    raises: str
    title: str
    """The title of the outcome that it raises."""


@dataclass(frozen=True)
class Elsewhere:
    """Where something ends in an area, and where in the guide: the titles of two outcomes."""

    before: str
    after: str
    number: str = ""
    title: str = ""
    url: str = ""


@dataclass(frozen=True)
class LocalToolView:
    """What one area adds to one tool."""

    area: str
    name: str
    caution: str
    is_invented: bool
    area_url: str
    tool: str
    tool_title: str
    tool_url: str
    rules: tuple[RuleView, ...]
    data: list[dict[str, Any]]
    signed_off: SignOff | None
    is_agreed: bool
    logic: str
    """The code of the logic, with these rules, that a manager of the area would agree today."""
    changes: tuple[Elsewhere, ...]
    unreachable: tuple[str, ...]
    idle: tuple[str, ...]
    cases: tuple[Elsewhere, ...]


@dataclass(frozen=True)
class LocalRulesPart:
    """What areas add to the tool of a page, or what the area of a page adds to tools."""

    is_in_tool: bool
    """Whether it stands inside the tool itself, which shows it."""
    is_of_area: bool
    tools: tuple[LocalToolView, ...]


def _view(seen: Seen) -> LocalRulesPart | None:
    page, shown = seen.page, seen.page.origin or seen.page
    found = [local for local in local_tools(seen.guide) if shown in (local.page, local.national.page)]
    if not found or page.kind not in ("decision", "proof", "area"):
        return None
    views = tuple(_show(local, seen) for local in found)
    return LocalRulesPart(page.kind == "decision", page.kind == "area", views)


def _show(local: LocalTool, seen: Seen) -> LocalToolView:
    area, titles = local.area, {name: outcome.title for name, outcome in local.decision.outcomes.items()}
    return LocalToolView(
        area=area.id,
        name=area.name,
        caution=STANDINGS[area.standing],
        is_invented=area.standing == "invented",
        area_url=seen.links.place(local.page),
        tool=local.decision.id,
        tool_title=local.national.page.front.title,
        tool_url=seen.links.place(local.national.page),
        rules=tuple(_show_rule(rule, local, seen) for rule in local.own.rules),
        data=local.rule_data,
        signed_off=local.own.signed_off,
        is_agreed=is_agreed(local.decision),
        logic=logic_code(local.decision),
        changes=tuple(
            Elsewhere(titles[change.before], titles[change.after], f"{change.routes:,}")
            for change in local.effects.changes
        ),
        unreachable=tuple(titles[name] for name in local.effects.unreachable),
        idle=tuple(local.decision.questions[name].wording() for name in local.effects.idle),
        cases=tuple(
            Elsewhere(titles[case.before], titles[case.after], "", case.page.front.title, seen.links.place(case.page))
            for case in local.cases
        ),
    )


def _show_rule(rule: LocalRule, local: LocalTool, seen: Seen) -> RuleView:
    line = replace(line_view(seen, local.page, local.area, rule, rule.id), text=rule.because)
    when = view_condition(rule.when, local.decision)
    assert when is not None  # a rule always has a condition
    return RuleView(line, when, rule.raises, local.decision.outcomes[rule.raises].title)


def _announce(guide: Guide) -> Iterator[str]:
    return (line for _, line in tell_effects(guide))


LOCAL_RULES: Kind[Any] = Kind(
    NAME,
    is_part=True,
    reads=AREA,
    looks=Looks(NAME, styles=("local-lines",), has_style=False),
    look_again=_look_again,
    prove=_prove,
    announce=_announce,
    view=_view,
)
