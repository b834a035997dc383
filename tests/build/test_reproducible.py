"""The same pages on the same day give the same files, byte for byte, wherever they are built and by which engine."""

from __future__ import annotations

from pathlib import Path

import pytest

from practice_guide.commands.build import build_into
from practice_guide.commands.project import Project

from .conftest import BELOW_A_FOLDER, copy_project

pytestmark = pytest.mark.long


@pytest.fixture(scope="module")
def built(built_below_a_folder: Project, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The project built by MkDocs, and in a folder elsewhere by ProperDocs, which README names as the way out."""
    first = built_below_a_folder
    # A copy of the copy, since an author may be writing in the project while this runs.
    second = copy_project(first, tmp_path_factory.mktemp("reproducible") / "a folder with a longer name" / "two")
    build_into(second, second.site, BELOW_A_FOLDER, engine="properdocs")
    return first.site, second.site


def contents(site: Path) -> dict[str, bytes]:
    files = sorted(path for path in site.rglob("*") if path.is_file())
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in files}


def test_two_engines_build_the_same_site_byte_for_byte_in_two_folders(built: tuple[Path, Path]) -> None:
    by_mkdocs, by_properdocs = map(contents, built)
    assert [*by_mkdocs] == [*by_properdocs]
    assert [name for name in by_mkdocs if by_mkdocs[name] != by_properdocs[name]] == []


def test_nothing_in_a_site_tells_where_it_was_built(built: tuple[Path, Path]) -> None:
    for site in built:
        where = str(site.parent).encode()
        assert [name for name, content in contents(site).items() if where in content] == []
