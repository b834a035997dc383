from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from practice_guide.commands import check as command
from practice_guide.commands.check import check, run
from practice_guide.commands.project import Project
from practice_guide.problems import Problem

HOME = Problem("docs/index.md", 3, ("title",), "The title is missing.")
PAGE = Problem("docs/guide/page.md", 7, (), "Something else is wrong.")
HOME_REPORT = "docs/index.md:3  title\n    The title is missing."
PAGE_REPORT = "docs/guide/page.md:7\n    Something else is wrong."


@dataclass(frozen=True)
class FoundProblems:
    problems: tuple[Problem, ...]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A project of two pages with a problem each, which is where we are."""
    (tmp_path / "docs" / "guide").mkdir(parents=True)
    for problem in (HOME, PAGE):
        (tmp_path / problem.file).write_text("", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(command, "load_guide", lambda docs: FoundProblems((HOME, PAGE)))
    return Project(Path())


def test_all_pages_are_reported_on(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([]) == 1
    assert capsys.readouterr().out == f"{PAGE_REPORT}\n\n{HOME_REPORT}\n\n2 problems in 2 files.\n"


@pytest.mark.parametrize("name", ["docs/index.md", "./docs/guide/../index.md"])
def test_named_files_limit_the_report(
    name: str, project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    assert check(project, [name]) == 1
    assert capsys.readouterr().out == f"{HOME_REPORT}\n\n1 problem in 1 file.\n"


def test_a_file_may_be_named_by_its_full_path(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    assert check(project, [str(Path("docs/index.md").resolve())]) == 1
    assert capsys.readouterr().out == f"{HOME_REPORT}\n\n1 problem in 1 file.\n"


def test_a_sound_file_is_said_to_be_so(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    Path("docs/sound.md").write_text("", encoding="utf-8")
    assert check(project, ["docs/sound.md"]) == 0
    assert capsys.readouterr().out == "No problems found.\n"


def test_a_name_that_is_no_file_is_refused_and_not_passed_as_sound(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    assert check(project, ["index.md"]) == 2
    said = "There is no file index.md. Write it as in: dev.py check docs/index.md\n"
    assert capsys.readouterr() == ("", said)
