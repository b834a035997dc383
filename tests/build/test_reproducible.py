"""The same pages on the same day give the same files, byte for byte, wherever they are built and by which engine."""

from __future__ import annotations

from pathlib import Path

import pytest

from practice_guide.commands.build import build_into
from practice_guide.commands.project import Project

from ..conftest import copy_project

pytestmark = pytest.mark.long


@pytest.fixture(scope="module")
def places(copied: Project, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Where the project lies for each engine."""
    return copied.root, tmp_path_factory.mktemp("reproducible") / "a folder with a longer name" / "two"


@pytest.fixture(scope="module")
def built(built_site: Path, places: tuple[Path, Path], published: dict[str, str]) -> tuple[Path, Path]:
    """The project built by MkDocs, and in a folder elsewhere by ProperDocs, which README names as the way out."""
    first, second = map(Project, places)
    copy_project(first, second.root)
    build_into(second, second.site, published, engine="properdocs")
    return built_site, second.site


def contents(site: Path) -> dict[str, bytes]:
    files = sorted(path for path in site.rglob("*") if path.is_file())
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in files}


def test_two_engines_build_the_same_site_byte_for_byte_in_two_folders(built: tuple[Path, Path]) -> None:
    by_mkdocs, by_properdocs = map(contents, built)
    assert [*by_mkdocs] == [*by_properdocs]
    assert [name for name in by_mkdocs if by_mkdocs[name] != by_properdocs[name]] == []


def test_nothing_in_a_site_tells_where_it_was_built(built: tuple[Path, Path], places: tuple[Path, Path]) -> None:
    for site, place in zip(built, places, strict=True):
        told = [where.encode() for where in (str(site), str(place))]
        assert [name for name, content in contents(site).items() if any(where in content for where in told)] == []
