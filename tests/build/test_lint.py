"""Ruff and mypy as tests, so that one run and its last line tell everything."""

from __future__ import annotations

import subprocess
import sys

import pytest

from practice_guide.commands.project import Project

CHECKS = {
    "ruff": ["ruff", "check", "."],
    "ruff format": ["ruff", "format", "--check", "."],
    "mypy": ["mypy", "--strict", "hooks", "tools"],
}


@pytest.mark.parametrize("name", CHECKS)
def test_the_code_passes_its_static_checks(name: str, project: Project) -> None:
    command = [sys.executable, "-m", *CHECKS[name]]
    done = subprocess.run(command, cwd=project.root, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
