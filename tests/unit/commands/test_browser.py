from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from practice_guide.commands import browser
from practice_guide.commands.browser import HOW_TO_GET_ONE, NoBrowserError, find_browser, get_browser


@pytest.fixture(autouse=True)
def bare_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine without the usual places and without Playwright's download."""
    monkeypatch.setattr(browser, "MAC_PLACES", ())
    monkeypatch.setattr(browser, "_find_playwright_download", lambda: None)


def make_program(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("", encoding="utf-8")
    path.chmod(0o755)
    return path


def test_the_program_in_chrome_path_comes_first(tmp_path: Path) -> None:
    chosen, other = make_program(tmp_path / "own" / "chrome"), make_program(tmp_path / "bin" / "chromium")
    assert find_browser({"CHROME_PATH": str(chosen), "PATH": str(other.parent)}) == chosen


def test_a_chrome_path_that_leads_nowhere_is_passed_over(tmp_path: Path) -> None:
    other = make_program(tmp_path / "bin" / "chromium")
    assert find_browser({"CHROME_PATH": str(tmp_path / "gone"), "PATH": str(other.parent)}) == other


@pytest.mark.parametrize("name", browser.NAMES_ON_PATH)
def test_each_known_name_is_found_on_the_path(name: str, tmp_path: Path) -> None:
    program = make_program(tmp_path / name)
    assert find_browser({"PATH": str(tmp_path)}) == program


@pytest.mark.parametrize("place", browser.WINDOWS_PLACES)
def test_the_usual_places_of_windows_are_searched(place: str, tmp_path: Path) -> None:
    program = make_program(tmp_path / place)
    assert find_browser({"PATH": "", "PROGRAMFILES": str(tmp_path)}) == program


def test_the_usual_places_of_macos_are_searched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = make_program(tmp_path / "Google Chrome.app" / "Google Chrome")
    monkeypatch.setattr(browser, "MAC_PLACES", (str(program),))
    assert find_browser({"PATH": ""}) == program


def test_without_a_browser_playwright_and_then_apt_are_tried_and_the_error_says_what_to_do(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    ran: list[list[str]] = []

    def fail(command: list[str], check: bool) -> subprocess.CompletedProcess[str]:
        ran.append(command[-2:])
        return subprocess.CompletedProcess(command, 1)

    monkeypatch.setattr(browser, "find_browser", lambda: None)
    monkeypatch.setattr(browser.shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(browser.os, "geteuid", lambda: 0, raising=False)
    monkeypatch.setattr(browser.subprocess, "run", fail)
    with pytest.raises(NoBrowserError) as raised:
        get_browser()
    assert str(raised.value) == HOW_TO_GET_ONE
    assert ran == [["install", "chromium"], ["apt-get", "update"]]
    assert capsys.readouterr().out == (
        "No browser found: downloading Chromium with Playwright.\n"
        "The download failed: installing the system's chromium package.\n"
    )


def test_apt_is_left_alone_by_anyone_but_root(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(browser.shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(browser.os, "geteuid", lambda: 1000, raising=False)
    assert browser.install_with_apt() is None
