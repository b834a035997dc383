"""A tool as an edition published it: its logic alone, so that routes can be compared later."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ..engine.proofs import Proof
from ..engine.tool import Tool, tool_from_data, tool_to_data


@dataclass(frozen=True)
class ToolRecord:
    """The logic of a tool, and how many of its routes end where."""

    title: str
    tool: Tool
    routes: int
    by_outcome: dict[str, int]

    @classmethod
    def of(cls, title: str, tool: Tool, proof: Proof) -> ToolRecord:
        """Return the record of a tool that was proved."""
        # By way of its data, so that a tool as it is now equals the same tool from a ledger.
        logic = tool_from_data(tool_to_data(tool))
        return cls(title, logic, proof.routes, dict(proof.by_outcome))

    @classmethod
    def read(cls, data: dict[str, Any]) -> ToolRecord:
        """Return a record from a ledger."""
        return cls(data["title"], tool_from_data(data["logic"]), data["routes"], data["by_outcome"])

    def data(self) -> dict[str, Any]:
        """Return the record as a ledger holds it."""
        return {
            "title": self.title,
            "routes": self.routes,
            "by_outcome": self.by_outcome,
            "logic": tool_to_data(self.tool),
        }
