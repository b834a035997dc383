"""The pictures of the real tools."""

from __future__ import annotations

import pytest

from practice_guide.commands.project import Project
from practice_guide.guide import load_guide
from practice_guide.views.picture import picture_view

from ..unit.views.picture_boxes import find_collisions, find_strays

TOOLS = ("visit-mode", "platform", "recording")


@pytest.mark.parametrize("tool", TOOLS)
def test_nothing_covers_anything_and_nothing_leaves_the_sheet(project: Project, tool: str) -> None:
    decision = load_guide(project.root / "docs").tools[tool].decision
    for _, sheets in picture_view(decision, tool).drawings:
        assert [find_collisions(sheet) for sheet in sheets] == [[] for _ in sheets]
        assert [find_strays(sheet) for sheet in sheets] == [[] for _ in sheets]
