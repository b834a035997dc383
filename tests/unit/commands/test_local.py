"""dev.py local new: a file to start from, written once and never over another."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from practice_guide.commands.console import RefusedError
from practice_guide.commands.local import run, start_area
from practice_guide.commands.project import Project
from practice_guide.kinds.local_edition import start_file

DAY = date(2026, 11, 21)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project whose settings name a folder beside it that is not there yet."""
    found = Project(tmp_path / "guide")
    (found.docs / "local").mkdir(parents=True)
    found.config.write_text('extra: {edition: "2026.1", local_folder: ../ours}\n', encoding="utf-8")
    return found


def test_a_file_to_start_from_is_written_and_what_remains_is_told(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    assert start_area(project, "ourshire", DAY) == 0
    file = project.root.parent / "ours" / "ourshire.md"
    assert file.read_text(encoding="utf-8") == start_file("ourshire", DAY)
    said = capsys.readouterr().out
    assert said.startswith(f"Written to {project.root.as_posix()}/../ours/ourshire.md. What remains to do:\n")
    assert "GUIDE_AREA=ourshire python3 dev.py serve" in said


def refused(project: Project, area: str = "ourshire") -> tuple[str, int]:
    """Return why no file was written, and the exit status."""
    with pytest.raises(RefusedError) as raised:
        start_area(project, area, DAY)
    return str(raised.value), raised.value.status


@pytest.mark.parametrize("there", ["../ours/ourshire.md", "docs/local/ourshire.md"])
def test_a_file_that_is_there_stays_as_it_is(there: str, project: Project) -> None:
    file = project.root / there
    (project.root.parent / "ours").mkdir()
    file.write_text("Mine.", encoding="utf-8")
    assert refused(project)[0].endswith(f"{there} is there already, and stays as it is. Choose another id.")
    assert refused(project)[1] == 1
    assert file.read_text(encoding="utf-8") == "Mine."


def test_without_a_folder_it_says_to_set_one(project: Project) -> None:
    project.config.write_text('extra: {edition: "2026.1"}\n', encoding="utf-8")
    told, status = refused(project)
    assert status == 2
    assert "GUIDE_LOCAL=../our-area python3 dev.py local new ourshire" in told


def test_a_folder_in_a_place_that_is_not_there_is_refused(project: Project) -> None:
    project.config.write_text('extra: {edition: "2026.1", local_folder: ../no/ours}\n', encoding="utf-8")
    told, status = refused(project)
    assert status == 2
    assert told.endswith('/../no" is not there. Correct GUIDE_LOCAL.')


@pytest.mark.parametrize(
    ("given", "remedy"), [("Our Shire", ' Try "our-shire".'), ("../x", ' Try "x".'), ("2026", ""), ("", "")]
)
def test_a_name_that_is_no_id_is_refused_with_the_nearest_one(given: str, remedy: str, project: Project) -> None:
    assert refused(project, given) == (
        f'"{given}" is no id: use lower-case letters, digits and hyphens.{remedy}',
        2,
    )


def test_another_word_than_new_is_told_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        run(["nwe", "ourshire"])
    assert ended.value.code == 2
    assert capsys.readouterr().err.startswith('There is no "nwe" here. Did you mean "new"?\n')
