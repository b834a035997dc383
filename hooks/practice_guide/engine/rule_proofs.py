"""Proof 4: every rule matters: on some route the result would differ without it."""

from __future__ import annotations

from collections.abc import Iterator

from .faults import Fault
from .routes import explore
from .states import Machine
from .tool import Rule, Tool


def prove_rules(tool: Tool) -> Iterator[Fault]:
    """Yield a fault for each rule that changes no result."""
    for rule in tool.rules:
        if not decides_alone(tool, rule):
            yield _explain(tool, rule)


def decides_alone(tool: Tool, rule: Rule) -> bool:
    """Tell whether a route exists where the rule holds and nothing else is as protective."""
    level = tool.level(rule.raises)
    rivals = [other for other in tool.rules if other is not rule and tool.level(other.raises) <= level]
    machine = Machine(tool, rivals, watched=[rule.when], clears=False)
    watch = machine.watch(0)
    waiting, seen = [(0, machine.start[0])], {(0, machine.start[0])}
    while waiting:
        place, alive = waiting.pop()
        if place == len(tool.questions):
            return True
        for step in machine.steps(place, alive):
            if step.level <= level or not step.alive & watch.all:
                continue
            after = (len(tool.questions) if step.ends else place + 1, step.alive)
            if after not in seen:
                seen.add(after)
                waiting.append(after)
    return False


def _explain(tool: Tool, rule: Rule) -> Fault:
    machine = Machine(tool, [], watched=[rule.when], clears=False, levels=False)
    exploration = explore(machine)
    holding = [state for state in exploration.finals if state[0] & machine.watch(0).holds]
    path = ("rules", rule.index)
    if not holding:
        message = "This rule never holds: no combination of answers meets its condition."
        return Fault((*path, "when"), message, "Change the condition, or take the rule out.")
    route = exploration.shortest_to(min(holding, key=exploration.length_to))
    message = (
        f'This rule never decides: wherever it holds, something else raises "{rule.raises}" '
        "or a more protective outcome."
    )
    return Fault(path, message, "Take the rule out, or let it raise a more protective outcome.", (route,))
