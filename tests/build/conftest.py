"""Small projects that build in a moment, for tests of the commands themselves."""

from __future__ import annotations

from pathlib import Path

import pytest

from practice_guide.commands.project import Project

from .html_pages import HtmlPage, read_pages, without_blank

CONFIG = "site_name: Small\ntheme: mkdocs\nplugins: []\nstrict: true\n"


@pytest.fixture(scope="session")
def pages(built_site: Path) -> list[HtmlPage]:
    """Every page of the real site, read once."""
    return read_pages(built_site)


@pytest.fixture(scope="session")
def named_pages(pages: list[HtmlPage]) -> list[HtmlPage]:
    """Every page that says whose it is: all but the one that "Clear and leave" opens."""
    return without_blank(pages)


@pytest.fixture
def small_project(tmp_path: Path) -> Project:
    """A project of one page and one hook, in a folder of its own."""
    project = Project(tmp_path / "small")
    project.docs.mkdir(parents=True)
    (project.root / "hooks").mkdir()
    (project.docs / "index.md").write_text("# Home\n\nFirst words.\n", encoding="utf-8")
    project.config.write_text(CONFIG, encoding="utf-8")
    return project
