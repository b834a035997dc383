"""Time the build of the guide against plain Material over the same Markdown pages."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from practice_guide.commands.builder import QUIET_BANNER, BuildError
from practice_guide.commands.project import Project

# Plain Material has none of our templates, so a page that names one could not be built.
TEMPLATE_LINE = re.compile(r"^template:.*\n", re.MULTILINE)


@dataclass(frozen=True)
class BuildTimes:
    """Seconds of whole `mkdocs build` processes, in medians of alternating runs."""

    ours: float
    plain: float
    pages: int
    runs: int


def time_builds(project: Project, folder: Path, runs: int) -> BuildTimes:
    """Build both in turn, so that a busy moment of the machine hits both alike."""
    plain = make_plain_project(project, folder / "plain")
    seconds: dict[Path, list[float]] = {project.root: [], plain.root: []}
    for _ in range(runs):
        for built in (project, plain):
            seconds[built.root].append(time_one_build(built, folder / "built"))
    pages = sum(1 for _ in project.docs.rglob("*.md"))
    return BuildTimes(median(seconds[project.root]), median(seconds[plain.root]), pages, runs)


def make_plain_project(project: Project, folder: Path) -> Project:
    """Copy the pages into a project of the same settings without hooks, overrides, styles and scripts."""
    plain = Project(folder)
    shutil.copytree(project.docs, plain.docs)
    (folder / "no-overrides").mkdir()
    for page in plain.docs.rglob("*.md"):
        text = page.read_text(encoding="utf-8-sig")
        page.write_text(TEMPLATE_LINE.sub("", text), encoding="utf-8")
    # JSON is YAML as well, and needs no care with quotes.
    plain.config.write_text(json.dumps(plain_settings(project)), encoding="utf-8")
    return plain


def plain_settings(project: Project) -> dict[str, object]:
    theme = {"name": "material", "custom_dir": "no-overrides", "language": "en", "static_templates": []}
    nothing: dict[str, object] = {key: [] for key in ("hooks", "extra_css", "extra_javascript", "watch")}
    inherited = {"INHERIT": str(project.config.resolve()), "docs_dir": "docs", "strict": False}
    return {**inherited, **nothing, "theme": theme, "plugins": ["search"]}


def time_one_build(project: Project, folder: Path) -> float:
    command = [sys.executable, "-m", "mkdocs", "build", "--config-file", str(project.config.resolve())]
    environment = {**os.environ, **QUIET_BANNER}
    start = time.perf_counter()
    done = subprocess.run(
        [*command, "--site-dir", str(folder.resolve())],
        cwd=project.root,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    seconds = time.perf_counter() - start
    shutil.rmtree(folder, ignore_errors=True)
    if done.returncode != 0:
        raise BuildError(done.stdout + done.stderr)
    return seconds
