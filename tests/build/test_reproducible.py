"""The same pages on the same day give the same files, byte for byte, wherever they are built."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from practice_guide.commands.builder import build_into
from practice_guide.commands.project import Project

PARTS = ("docs", "hooks", "overrides", "editions")
DAY = {"SOURCE_DATE_EPOCH": "1795219200", "SITE_URL": "https://example.org/guide/"}


@pytest.fixture(scope="module")
def built(project: Project, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """One copy of the project built in two folders."""
    folder = tmp_path_factory.mktemp("reproducible")
    first, second = Project(folder / "one"), Project(folder / "a folder with a longer name" / "two")
    for part in PARTS:
        if (project.root / part).exists():
            ignored = shutil.ignore_patterns("__pycache__", ".*")
            shutil.copytree(project.root / part, first.root / part, ignore=ignored)
    shutil.copy(project.config, first.config)
    # A copy of the copy, since an author may be writing in the project while this runs.
    shutil.copytree(first.root, second.root)
    build_into(first, first.site, DAY)
    build_into(second, second.site, DAY)
    return first.site, second.site


def contents(site: Path) -> dict[str, bytes]:
    files = sorted(path for path in site.rglob("*") if path.is_file())
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in files}


def test_two_builds_in_two_folders_are_the_same_byte_for_byte(built: tuple[Path, Path]) -> None:
    first, second = map(contents, built)
    assert [*first] == [*second]
    assert [name for name in first if first[name] != second[name]] == []


def test_nothing_in_the_site_tells_where_it_was_built(built: tuple[Path, Path]) -> None:
    where = str(built[0].parents[1]).encode()
    assert [name for name, content in contents(built[0]).items() if where in content] == []
