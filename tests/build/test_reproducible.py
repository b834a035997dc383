"""The same pages on the same day give the same files, byte for byte, wherever they are built."""

from __future__ import annotations

from pathlib import Path

import pytest

from practice_guide.commands.build import build_into
from practice_guide.commands.project import Project

from .conftest import BELOW_A_FOLDER, copy_project


@pytest.fixture(scope="module")
def built(built_below_a_folder: Project, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """One copy of the project built in two folders."""
    first = built_below_a_folder
    # A copy of the copy, since an author may be writing in the project while this runs.
    second = copy_project(first, tmp_path_factory.mktemp("reproducible") / "a folder with a longer name" / "two")
    build_into(second, second.site, BELOW_A_FOLDER)
    return first.site, second.site


@pytest.fixture(scope="module")
def built_on_the_way_out(built: tuple[Path, Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same copy built by ProperDocs, which README names as the way out of MkDocs."""
    copy = copy_project(Project(built[0].parent), tmp_path_factory.mktemp("way-out") / "three")
    build_into(copy, copy.site, BELOW_A_FOLDER, engine="properdocs")
    return copy.site


def contents(site: Path) -> dict[str, bytes]:
    files = sorted(path for path in site.rglob("*") if path.is_file())
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in files}


def test_two_builds_in_two_folders_are_the_same_byte_for_byte(built: tuple[Path, Path]) -> None:
    first, second = map(contents, built)
    assert [*first] == [*second]
    assert [name for name in first if first[name] != second[name]] == []


def test_properdocs_builds_the_same_site_byte_for_byte(built: tuple[Path, Path], built_on_the_way_out: Path) -> None:
    by_mkdocs, by_properdocs = contents(built[0]), contents(built_on_the_way_out)
    assert [*by_mkdocs] == [*by_properdocs]
    assert [name for name in by_mkdocs if by_mkdocs[name] != by_properdocs[name]] == []


def test_nothing_in_the_site_tells_where_it_was_built(built: tuple[Path, Path]) -> None:
    where = str(built[1].parents[1]).encode()
    assert [name for name, content in contents(built[1]).items() if where in content] == []
