"""Check and prove every decision tool of the guide."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ..engine.compilation import compile_tool, tool_data
from ..engine.faults import Fault, describe_fault
from ..engine.proofs import Proof, prove
from ..engine.references import check_references
from ..engine.tool import Tool
from ..problems import Problem
from ..schema.decision import Decision
from .catalogue import Catalogue
from .pages import Page


@dataclass(frozen=True)
class CheckedTool:
    """A decision tool that keeps the contract on every route."""

    page: Page
    decision: Decision
    tool: Tool
    data: dict[str, Any]
    """The compiled tool as the browser reads it."""
    proof: Proof


def check_tools(catalogue: Catalogue) -> tuple[dict[str, CheckedTool], list[Problem]]:
    """Return the tools that were proved, by id, and what is wrong with the others."""
    proved: dict[str, CheckedTool] = {}
    problems: list[Problem] = []
    for name, page in catalogue.tools.items():
        checked, faults = _check_tool(page)
        problems += [_problem(page, fault) for fault in faults]
        if checked:
            proved[name] = checked
    return proved, problems


def _check_tool(page: Page) -> tuple[CheckedTool | None, tuple[Fault, ...]]:
    decision = page.front.decision
    assert decision is not None  # the catalogue lists only pages with a decision block
    faults = check_references(decision)
    if faults:
        return None, faults
    tool = compile_tool(decision)
    proof = prove(tool)
    if proof.faults:
        return None, proof.faults
    return CheckedTool(page, decision, tool, tool_data(decision), proof), ()


def _problem(page: Page, fault: Fault) -> Problem:
    decision = page.front.decision
    assert decision is not None
    message, *detail = describe_fault(decision, fault)
    return page.document.problem(("decision", *fault.path), message, tuple(detail))
