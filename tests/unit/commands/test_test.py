from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import Mock

import pytest

from practice_guide.commands import test as command
from practice_guide.commands.console import RefusedError

PYTEST = [sys.executable, "-m", "pytest", *command.PARALLEL, *command.SLOWEST]


@pytest.fixture
def ran(monkeypatch: pytest.MonkeyPatch) -> list[tuple[list[str], str | None]]:
    """What was run, and with which browser; every run ends with status 5."""
    noted: list[tuple[list[str], str | None]] = []

    @contextmanager
    def note(words: list[str], *, reads_terminal: bool, env: dict[str, str]) -> Iterator[Mock]:
        assert "PYTHONDONTWRITEBYTECODE" not in env  # What is compiled once serves every Python that tests start.
        noted.append((words, env.get("CHROME_HEADLESS_SHELL_PATH", env.get("CHROME_PATH"))))
        yield Mock(wait=lambda: 5)

    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    for name in ("CHROME_PATH", "CHROME_HEADLESS_SHELL_PATH"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(command, "get_headless_shell", lambda: None)
    monkeypatch.setattr(command, "started", note)
    return noted


def test_pytest_gets_the_arguments_and_the_browser_and_gives_its_status(
    ran: list[tuple[list[str], str | None]], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(command, "get_browser", lambda: Path("/opt/chrome"))
    assert command.run(["-k", "recording", "-n", "0"]) == 5
    assert ran == [([*PYTEST, "-k", "recording", "-n", "0"], str(Path("/opt/chrome")))]
    assert capsys.readouterr().out == f"Testing with {Path('/opt/chrome')}\n"


def test_the_headless_shell_runs_the_tests_where_there_is_one(
    ran: list[tuple[list[str], str | None]], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(command, "get_browser", lambda: Path("/opt/chrome"))
    monkeypatch.setattr(command, "get_headless_shell", lambda: Path("/opt/shell"))
    assert command.run([]) == 5
    assert ran == [(PYTEST, str(Path("/opt/shell")))]
    assert capsys.readouterr().out == f"Testing with {Path('/opt/shell')}\n"


def test_the_browser_that_somebody_names_is_the_one_that_is_tested(
    ran: list[tuple[list[str], str | None]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CHROME_PATH", "/opt/own")
    monkeypatch.setattr(command, "get_browser", lambda: Path("/opt/own"))
    monkeypatch.setattr(command, "get_headless_shell", lambda: pytest.fail("looked for another"))
    assert command.run([]) == 5
    assert ran == [(PYTEST, str(Path("/opt/own")))]


def test_quick_looks_for_no_browser_and_leaves_out_what_needs_one(
    ran: list[tuple[list[str], str | None]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(command, "get_browser", lambda: pytest.fail("looked for a browser"))
    assert command.run(["--quick", "-x"]) == 5
    assert ran == [([*PYTEST, "-m", "not browser and not long", "-x"], None)]


def test_without_a_browser_the_tests_fail_and_are_not_skipped(monkeypatch: pytest.MonkeyPatch) -> None:
    def find_none() -> Path:
        raise RefusedError("Install one.")

    monkeypatch.setattr(command, "get_browser", find_none)
    with pytest.raises(RefusedError, match=r"^Install one\.$"):
        command.run([])


def test_the_walk_has_a_screen_of_its_own_and_leaves_the_other_tests_out(
    ran: list[tuple[list[str], str | None]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(command, "get_browser", lambda: Path("/opt/chrome"))
    monkeypatch.setattr(command, "get_engines", lambda: None)
    monkeypatch.setattr(command, "display_command", lambda: ["xvfb-run"])
    assert command.run(["--engines", "-k", "search"]) == 5
    words = ["xvfb-run", *PYTEST, "--numprocesses=0", "tests/engines", "-k", "search"]
    assert ran == [(words, str(Path("/opt/chrome")))]


def test_without_an_engine_the_walk_fails_and_is_not_skipped(monkeypatch: pytest.MonkeyPatch) -> None:
    def find_none() -> None:
        raise RefusedError("Install WebKit.")

    monkeypatch.setattr(command, "get_browser", lambda: Path("/opt/chrome"))
    monkeypatch.setattr(command, "get_engines", find_none)
    with pytest.raises(RefusedError, match=r"^Install WebKit\.$"):
        command.run(["--engines"])
