from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import Mock

import pytest

from practice_guide.commands import test as command
from practice_guide.commands.browser import NoBrowserError


def test_pytest_gets_the_arguments_and_the_browser_and_gives_its_status(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    ran: list[tuple[list[str], str]] = []

    @contextmanager
    def note(words: list[str], *, reads_terminal: bool, env: dict[str, str]) -> Iterator[Mock]:
        ran.append((words, env["CHROME_PATH"]))
        yield Mock(wait=lambda: 5)

    monkeypatch.setattr(command, "get_browser", lambda: Path("/opt/chrome"))
    monkeypatch.setattr(command, "started", note)
    assert command.run(["-k", "recording"]) == 5
    assert ran == [([sys.executable, "-m", "pytest", "-k", "recording"], str(Path("/opt/chrome")))]
    assert capsys.readouterr().out == f"Testing with {Path('/opt/chrome')}\n"


def test_without_a_browser_the_tests_fail_and_are_not_skipped(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def find_none() -> Path:
        raise NoBrowserError("Install one.")

    monkeypatch.setattr(command, "get_browser", find_none)
    assert command.run([]) == 1
    assert capsys.readouterr().err == "Install one.\n"
