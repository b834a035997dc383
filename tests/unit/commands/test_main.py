from __future__ import annotations

import os
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path
from platform import platform, python_version
from unittest.mock import Mock

import pytest

from practice_guide.commands import __main__ as commands
from practice_guide.commands.project import Project
from practice_guide.text.dates import DayError


def test_without_arguments_the_commands_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert commands.main([]) == 0
    listed = capsys.readouterr().out
    assert listed == commands.describe_commands() + "\n"
    assert [line.split()[0] for line in listed.splitlines()[2:-2]] == list(commands.COMMANDS)


def test_a_mistyped_command_is_answered_with_the_nearest_one(capsys: pytest.CaptureFixture[str]) -> None:
    assert commands.main(["biuld"]) == 2
    assert capsys.readouterr().err == (
        f'There is no command called "biuld". Did you mean "build"?\n\n{commands.describe_commands()}\n'
    )


def test_the_version_tells_the_edition_and_what_it_is_built_with(
    project: Project, edition: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(project.root)
    assert commands.main(["--version"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        f"Edition {edition}",
        f"MkDocs {version('mkdocs')}, Material for MkDocs {version('mkdocs-material')}",
        f"Python {python_version()} on {platform()}",
    ]


def test_the_version_of_a_folder_without_settings_says_what_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert commands.main(["--version"]) == 1
    assert capsys.readouterr().err.startswith("mkdocs.yml cannot be read")


def test_a_mistyped_option_in_the_place_of_a_command_is_answered_too(capsys: pytest.CaptureFixture[str]) -> None:
    assert commands.main(["--verison"]) == 2
    assert capsys.readouterr().err.startswith('There is no command called "--verison". Did you mean "--version"?')


@pytest.mark.long
@pytest.mark.skipif(os.name == "nt", reason="Windows tells of a closed pipe otherwise")
@pytest.mark.parametrize("words", [["--help"], ["check", "--readability"]])
def test_a_reader_that_is_gone_ends_a_command_without_a_traceback(words: list[str], project: Project) -> None:
    command = [sys.executable, "-m", "practice_guide.commands", *words]
    environment = {**os.environ, "PYTHONPATH": str(project.root / "hooks")}
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(
        command, cwd=project.root, env=environment, stdout=writer, stderr=subprocess.PIPE, text=True, check=False
    )
    os.close(writer)
    assert (done.returncode, done.stderr) == (141, "")


def test_ctrl_c_ends_a_command_without_a_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    class Interrupted:
        @staticmethod
        def run(arguments: list[str]) -> int:
            raise KeyboardInterrupt

    monkeypatch.setattr(commands, "import_module", lambda name: Interrupted)
    assert commands.main(["serve"]) == 130


@pytest.mark.parametrize("name", commands.COMMANDS)
def test_every_listed_command_explains_itself(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    if name == "test":
        return  # its words go to pytest
    with pytest.raises(SystemExit) as ended:
        commands.main([name, "--help"])
    assert (ended.value.code, capsys.readouterr().out.split()[:3]) == (0, ["usage:", "dev.py", name])


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (
            ModuleNotFoundError(name="yaml.nodes"),
            'The package "yaml" is missing from .venv. Delete the folder .venv and run this again: it is made anew.',
        ),
        (
            OSError(28, "No space left on device", "x.json"),
            "The disk was full when writing x.json. Make room on it, then run this again. Nothing was lost.",
        ),
        (DayError("No day."), "No day."),
    ],
)
def test_what_the_computer_refuses_is_one_line(
    error: Exception, told: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(commands, "import_module", Mock(side_effect=error))
    assert commands.main(["check"]) == 1
    assert capsys.readouterr().err == f"{told}\n"


def test_an_error_of_ours_keeps_its_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(commands, "import_module", Mock(side_effect=KeyError("x")))
    with pytest.raises(KeyError):
        commands.main(["check"])
