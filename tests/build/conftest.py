"""Small projects that build in a moment, for tests of the commands themselves."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from practice_guide.commands.build import build_into
from practice_guide.commands.project import Project

from ..conftest import DAY, OWN, ROOT, MakeOnce
from .html_pages import HtmlPage, read_pages, without_blank

PARTS = ("docs", "hooks", "overrides", "editions")
BELOW_A_FOLDER = {
    "SOURCE_DATE_EPOCH": DAY,
    "SITE_URL": "https://example.org/guide/",
    # Named from the project, and the copy lies elsewhere.
    "GUIDE_LOCAL": str(ROOT / OWN.folder) if OWN.folder else "",
}
CONFIG = "site_name: Small\ntheme: mkdocs\nplugins: []\nstrict: true\n"


@pytest.fixture(scope="session")
def pages(built_site: Path) -> list[HtmlPage]:
    """Every page of the real site, read once."""
    return read_pages(built_site)


@pytest.fixture(scope="session")
def named_pages(pages: list[HtmlPage]) -> list[HtmlPage]:
    """Every page that says whose it is: all but the one that "Clear and leave" opens."""
    return without_blank(pages)


@pytest.fixture(scope="session")
def built_below_a_folder(project: Project, make_once: MakeOnce) -> Project:
    """A copy of this project, built for an address below a folder of a host."""

    def copy_and_build(folder: Path) -> None:
        copy = copy_project(project, folder)
        build_into(copy, copy.site, BELOW_A_FOLDER)

    return Project(make_once("below-a-folder", copy_and_build))


def copy_project(project: Project, root: Path) -> Project:
    """A copy without what earlier builds kept, since a build could take its pages from there."""
    copy = Project(root)
    for part in PARTS:
        if (project.root / part).exists():
            ignored = shutil.ignore_patterns("__pycache__", ".*")
            shutil.copytree(project.root / part, copy.root / part, ignore=ignored)
    shutil.copy(project.config, copy.config)
    return copy


@pytest.fixture
def small_project(tmp_path: Path) -> Project:
    """A project of one page and one hook, in a folder of its own."""
    project = Project(tmp_path / "small")
    project.docs.mkdir(parents=True)
    (project.root / "hooks").mkdir()
    (project.docs / "index.md").write_text("# Home\n\nFirst words.\n", encoding="utf-8")
    project.config.write_text(CONFIG, encoding="utf-8")
    return project
