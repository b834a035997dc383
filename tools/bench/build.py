"""Time the build of the guide against plain Material over the same pages.

What is timed is what an author waits for: one page was edited, and everything else is as the last build left it.
Plain Material builds a page for each of ours. Those that our build makes itself have no Markdown, so plain gets only
their titles. The PDFs have a limit of their own and are left out.
"""

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

from practice_guide.commands.build import QUIET_BANNER, BuildError
from practice_guide.commands.project import Project

# Without the hook the links to PDFs lead nowhere, which must not stop the build.
WITHOUT_PDFS = (("  - hooks/print_checklists.py\n", ""), ("strict: true\n", "strict: false\n"))
PARTS = ("docs", "hooks", "overrides", "editions")
KEPT = re.compile(r"editions/[^/]+/site/")
SHORT = re.compile(r"l/[^/]+/")
# Plain Material has none of our templates, so a page that names one could not be built.
TEMPLATE_LINE = re.compile(r"^template:.*\n", re.MULTILINE)


@dataclass(frozen=True)
class BuildTimes:
    """Seconds of whole `mkdocs build` processes, taken in turn."""

    ours: tuple[float, ...]
    plain: tuple[float, ...]
    """Each from right after the build of ours."""
    first: float
    """Ours with nothing kept from an earlier build."""
    pages: int
    """HTML pages, ours and plain alike."""

    @property
    def ratio(self) -> float:
        """Ours to plain: the median over pairs, so that neither a slow moment nor a lucky one decides."""
        return median(ours / plain for ours, plain in zip(self.ours, self.plain, strict=True))


def time_builds(project: Project, folder: Path, runs: int) -> BuildTimes:
    """Build both in turn, so that a busy moment of the machine hits both alike."""
    ours, plain = copy_without_pdfs(project, folder / "ours"), make_plain_project(project, folder / "plain")
    built = folder / "built"
    # The first build of both fills caches, and shows which pages ours makes.
    first = time_one_build(ours, built)
    add_made_pages(built, plain)
    # Some file systems make new files slowly for a minute after many were deleted, so each build has its own folder.
    time_one_build(plain, folder / "built-plain")
    seconds: dict[Path, list[float]] = {ours.root: [], plain.root: []}
    for number in range(runs):
        for timed in (ours, plain):
            edit_a_page(timed)
            seconds[timed.root].append(time_one_build(timed, folder / f"{timed.root.name}-{number}"))
    pages = len(html_pages(built))
    shutil.rmtree(folder)
    return BuildTimes(tuple(seconds[ours.root]), tuple(seconds[plain.root]), first, pages)


def copy_without_pdfs(project: Project, folder: Path) -> Project:
    """Copy the whole project, but for what it keeps and for the hook that sets the PDFs."""
    copy = Project(folder)
    for part in PARTS:
        if (project.root / part).is_dir():
            shutil.copytree(project.root / part, folder / part, ignore=shutil.ignore_patterns("__pycache__", ".*"))
    settings = project.config.read_text(encoding="utf-8")
    for written, instead in WITHOUT_PDFS:
        settings = settings.replace(written, instead)
    copy.config.write_text(settings, encoding="utf-8")
    return copy


def add_made_pages(built: Path, plain: Project) -> None:
    """Give plain Material a page for each of ours that has no Markdown."""
    written = {file.relative_to(plain.docs).as_posix() for file in plain.docs.rglob("*.md")}
    for address in html_pages(built):
        if f"{address}index.md" not in written and f"{address.removesuffix('/')}.md" not in written:
            page = plain.docs / address / "index.md"
            page.parent.mkdir(parents=True, exist_ok=True)
            page.write_text(f"# {address}\n", encoding="utf-8")


def html_pages(built: Path) -> list[str]:
    """Return the address of each page of a built site, with a slash at its end."""
    found = (file.relative_to(built).as_posix() for file in built.rglob("index.html"))
    # Pages of kept editions are unpacked and not built, and a short address is a line that leads on.
    files = (file for file in found if not KEPT.match(file) and not SHORT.match(file))
    # The search page is no page of MkDocs: plain Material searches on every page.
    return sorted(address for file in files if (address := file.removesuffix("index.html")) != "search/")


def edit_a_page(project: Project) -> None:
    """Change a page as an edit does: its bytes are others, so nothing kept of it holds."""
    page = max(project.docs.rglob("*.md"), key=lambda file: file.stat().st_size)
    with page.open("a", encoding="utf-8") as end:
        end.write("\n")


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
    """Return the seconds that one `mkdocs build` takes into a folder, which is emptied first."""
    command = [sys.executable, "-m", "mkdocs", "build", "--config-file", str(project.config.resolve())]
    environment = {**os.environ, **QUIET_BANNER}
    # Installed packages come compiled. So do our modules, where Python is not told to leave them uncompiled.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    shutil.rmtree(folder, ignore_errors=True)
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
    if done.returncode != 0:
        raise BuildError(done.stdout + done.stderr)
    return seconds
