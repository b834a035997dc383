"""How the tests are run: a failure is told at once, and what workers share is made once."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from practice_guide.commands.project import Project

pytestmark = pytest.mark.long

TWO_TESTS = """
def test_first():
    assert 1 == 2

def test_second():
    pass
"""
SHARING = """
def test_it_is_there(make_once, shared_folder):
    def make(folder):
        with (shared_folder / "made").open("a") as made:
            made.write("once ")
        (folder / "whole").touch()

    assert (make_once("thing", make) / "whole").exists()
    assert (shared_folder / "made").read_text() == "once "
"""
FAILING = """
import pytest

@pytest.fixture(scope="session")
def thing(make_once):
    return make_once("what fails", lambda folder: 1 / 0)

def test_it_is_there(thing):
    pass
"""


SECOND_PASSED = re.compile(r"test_second PASSED|PASSED .*test_second")


@pytest.fixture
def tests(project: Project, tmp_path: Path) -> Path:
    """A folder for tests that are run as ours are."""
    for name in ("conftest.py", "host.py", "tabs.py"):
        shutil.copy(project.root / "tests" / name, tmp_path)
    return tmp_path


def run(tests: Path, project: Project, *arguments: str) -> subprocess.CompletedProcess[str]:
    # "CI" as well: with it, pytest says a failure in full in its summary too.
    environment = {name: value for name, value in os.environ.items() if name != "CI" and not name.startswith("PYTEST")}
    settings = ["-c", str(project.root / "pyproject.toml"), "-p", "no:cacheprovider", "--basetemp", str(tests / "temp")]
    return subprocess.run(
        [sys.executable, "-m", "pytest", *settings, *arguments, str(tests)],
        cwd=tests,
        env={**environment, "PYTHONPATH": str(project.root / "hooks")},
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_failure_is_printed_once_and_when_it_happens(project: Project, tests: Path) -> None:
    (tests / "test_failing.py").write_text(TWO_TESTS, encoding="utf-8")
    check_failure(run(tests, project, "--verbose", "-n", "0"))


def check_failure(done: subprocess.CompletedProcess[str]) -> None:
    lines = [line.partition("[")[0].strip() for line in done.stdout.splitlines()]
    assert (done.returncode, lines.count("E       assert 1 == 2")) == (1, 1)
    [second] = [number for number, line in enumerate(done.stdout.splitlines()) if SECOND_PASSED.search(line)]
    assert lines.index("E       assert 1 == 2") < second
    assert "FAILED" in done.stdout.partition("short test summary info")[2]


def test_a_file_that_cannot_be_read_is_told_as_well(project: Project, tests: Path) -> None:
    (tests / "test_broken.py").write_text("import no_such_module\n", encoding="utf-8")
    done = run(tests, project, "-n", "1")
    assert done.returncode != 0
    assert done.stdout.count("No module named 'no_such_module'") == 1


def test_what_workers_share_is_made_once_and_each_failure_is_printed_when_it_happens(
    project: Project, tests: Path
) -> None:
    (tests / "test_failing.py").write_text(TWO_TESTS, encoding="utf-8")
    for name in ("one", "two", "three"):
        (tests / f"test_{name}.py").write_text(SHARING, encoding="utf-8")
    for name in ("four", "five"):
        (tests / f"test_{name}.py").write_text(FAILING, encoding="utf-8")
    done = run(tests, project, "--verbose", "-n", "2", "--dist=loadscope")
    check_failure(done)
    assert "1 failed, 4 passed, 2 errors" in done.stdout
    assert done.stdout.count("E   ZeroDivisionError: division by zero") == 2
