"""dev.py serve as an author meets it: save, look, mend."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest

from practice_guide.commands.project import Project
from practice_guide.commands.serve import read_address, run

HOOKS = Path(__file__).parents[2] / "hooks"


@pytest.fixture
def serving_process(small_project: Project) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-m", "practice_guide.commands", "serve", "--addr", "127.0.0.1:0"]
    with subprocess.Popen(
        command,
        cwd=small_project.root,
        env={**os.environ, "PYTHONPATH": str(HOOKS)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    ) as process:
        yield process
        process.kill()


def read_until(process: subprocess.Popen[str], start: str) -> list[str]:
    """The lines up to one that starts so; it fails when the process ends first."""
    assert process.stdout is not None
    lines: list[str] = []
    for line in process.stdout:
        lines.append(line.rstrip())
        if line.startswith(start):
            return lines
    raise AssertionError("\n".join(lines))


def save(project: Project, words: str) -> None:
    (project.docs / "index.md").write_text(f"# Home\n\n{words}\n", encoding="utf-8")


def fetch(address: str) -> str:
    with urlopen(address, timeout=10) as answer:
        text: str = answer.read().decode()
    return text


def test_a_saved_change_is_shown_a_mistake_is_reported_and_ctrl_c_ends_it_all(
    serving_process: subprocess.Popen[str], small_project: Project
) -> None:
    address = read_until(serving_process, "The guide is at")[-1].split()[4]
    assert "First words." in fetch(address)

    save(small_project, "Second words.")
    read_until(serving_process, "The guide is at")
    assert "Second words." in fetch(address)

    save(small_project, "[broken](missing.md)")
    said = read_until(serving_process, "The guide is at")
    assert any("missing.md" in line for line in said)
    assert "Second words." in fetch(address)
    state = json.loads(fetch(f"{address}__dev/state"))
    assert state["failure"] == (
        "WARNING -  Doc file 'index.md' contains a link 'missing.md', but the target is not found among documentation "
        "files.\n\nAborted with 1 warnings in strict mode!"
    )

    save(small_project, "Third words.")
    read_until(serving_process, "The guide is at")
    assert "Third words." in fetch(address)
    assert json.loads(fetch(f"{address}__dev/state"))["failure"] == ""

    os.killpg(serving_process.pid, signal.SIGINT)
    assert read_until(serving_process, "Stopped.")[-1] == "Stopped."
    assert serving_process.wait(timeout=10) == 0


def test_a_change_of_python_code_counts_too(serving_process: subprocess.Popen[str], small_project: Project) -> None:
    address = read_until(serving_process, "The guide is at")[-1].split()[4]
    hook = 'def on_page_markdown(markdown, **kwargs):\n    return markdown + " Hooked words."\n'
    (small_project.root / "hooks" / "add.py").write_text(hook, encoding="utf-8")
    config = small_project.config.read_text(encoding="utf-8")
    small_project.config.write_text(f"{config}hooks: [hooks/add.py]\n", encoding="utf-8")
    read_until(serving_process, "The guide is at")
    assert "Hooked words." in fetch(address)


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("127.0.0.1:8001", ("127.0.0.1", 8001)),
        (":8001", ("127.0.0.1", 8001)),
        ("8001", ("127.0.0.1", 8001)),
        ("localhost", ("localhost", 8000)),
        ("[::1]:8001", ("::1", 8001)),
    ],
)
def test_an_address_may_leave_out_host_or_port(text: str, address: tuple[str, int]) -> None:
    assert read_address(text) == address


def test_a_port_that_cannot_be_is_refused_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        run(["--addr", "127.0.0.1:80000"])
    assert capsys.readouterr().err.splitlines()[0] == "argument --addr: 80000 is not a port: the highest is 65535"


def test_a_host_that_can_be_none_is_refused_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--addr", "a..b:0"]) == 1
    assert capsys.readouterr().err.startswith("Cannot serve on a..b:0: ")
