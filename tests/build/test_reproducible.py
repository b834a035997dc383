"""The same pages on the same day give the same files, byte for byte, wherever they are built."""

from __future__ import annotations

import shutil
from pathlib import Path

from practice_guide.commands.builder import build_into
from practice_guide.commands.project import Project

PARTS = ("docs", "hooks", "overrides", "editions")
DAY = {"SOURCE_DATE_EPOCH": "1795219200", "SITE_URL": "https://example.org/guide/"}


def build_copy(project: Project, folder: Path) -> dict[str, bytes]:
    copy = Project(folder)
    for part in PARTS:
        if (project.root / part).exists():
            ignored = shutil.ignore_patterns("__pycache__", ".*")
            shutil.copytree(project.root / part, copy.root / part, ignore=ignored)
    shutil.copy(project.config, copy.config)
    build_into(copy, copy.site, DAY)
    files = sorted(path for path in copy.site.rglob("*") if path.is_file())
    return {path.relative_to(copy.site).as_posix(): path.read_bytes() for path in files}


def test_two_builds_in_two_folders_are_the_same_byte_for_byte(project: Project, tmp_path: Path) -> None:
    first = build_copy(project, tmp_path / "one")
    second = build_copy(project, tmp_path / "a folder with a longer name" / "two")
    assert [*first] == [*second]
    assert [name for name in first if first[name] != second[name]] == []


def test_nothing_in_the_site_tells_where_it_was_built(project: Project, tmp_path: Path) -> None:
    built = build_copy(project, tmp_path / "one")
    assert [name for name, content in built.items() if str(tmp_path).encode() in content] == []
