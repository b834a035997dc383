"""A small guide in a project of its own, with the settings, templates and hooks of the real one."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from practice_guide.commands.project import Project

CASES = Path(__file__).parents[1] / "cases"


def make_guide_project(project: Project, root: Path, folders: tuple[str, ...] = ("guide",)) -> Project:
    """Make a project whose pages come from folders of tests/cases."""
    small = Project(root)
    for folder in folders:
        shutil.copytree(CASES / folder, small.docs, dirs_exist_ok=True)
    for part in ("hooks", "overrides"):
        ignored = shutil.ignore_patterns("__pycache__", ".*")
        shutil.copytree(project.root / part, small.root / part, ignore=ignored)
    # JSON is YAML as well. The menu of the real guide names pages that a small one does not have.
    settings = {"INHERIT": str(project.config.resolve()), "docs_dir": "docs", "nav": None, "not_in_nav": "/teach/**"}
    small.config.write_text(json.dumps(settings), encoding="utf-8")
    return small
