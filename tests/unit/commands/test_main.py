from __future__ import annotations

import subprocess
import sys

import pytest

from practice_guide.commands import __main__ as commands
from practice_guide.commands.project import Project


def test_without_arguments_the_commands_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert commands.main([]) == 0
    listed = capsys.readouterr().out
    assert listed == commands.describe_commands() + "\n"
    assert [line.split()[0] for line in listed.splitlines()[2:]] == list(commands.COMMANDS)


def test_a_mistyped_command_is_answered_with_the_nearest_one(capsys: pytest.CaptureFixture[str]) -> None:
    assert commands.main(["biuld"]) == 2
    assert capsys.readouterr().err == (
        f'There is no command called "biuld". Did you mean "build"?\n\n{commands.describe_commands()}\n'
    )


def test_ctrl_c_ends_a_command_without_a_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    class Interrupted:
        @staticmethod
        def run(arguments: list[str]) -> int:
            raise KeyboardInterrupt

    monkeypatch.setattr(commands, "import_module", lambda name: Interrupted)
    assert commands.main(["serve"]) == 130


@pytest.mark.parametrize("name", commands.COMMANDS)
def test_every_listed_command_explains_itself(name: str, project: Project) -> None:
    if name == "test":
        return  # its words go to pytest
    command = [sys.executable, "-m", "practice_guide.commands", name, "--help"]
    done = subprocess.run(command, cwd=project.root / "hooks", capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.split()[:3]) == (0, ["usage:", "dev.py", name])
