"""The small guide of tests/cases, and what an author does with it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from practice_guide.commands.project import Project

CASES = Path(__file__).parent / "cases" / "guide"


@dataclass(frozen=True)
class SmallGuide:
    """A project whose pages can be edited."""

    project: Project

    def edit(self, path: str, old: str, new: str) -> None:
        file = self.project.docs / path
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new, 1), encoding="utf-8")

    def add(self, path: str, lines: str) -> None:
        """Add lines to the front matter of a page."""
        self.edit(path, "review_by: 2027-11-20\n", f"review_by: 2027-11-20\n{lines}\n")
