"""Firefox and WebKit are found where they usually are; what is missing is got or told."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from practice_guide.commands import engines
from practice_guide.commands.engines import NoEngineError, find_firefox, find_webkit, get_engines

TOLD = """\
Not found, and not to be installed from here: Firefox and WebKit. The walk is never done without them.
On Debian and Ubuntu: sudo apt-get install firefox-esr webkit2gtk-driver xvfb xauth
Elsewhere: install Firefox; WebKit needs Linux, with WebKitWebDriver, its MiniBrowser and xvfb-run."""


@pytest.fixture(autouse=True)
def bare_machine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A machine with nothing on its path or in the usual places."""
    monkeypatch.setattr(engines, "FIREFOX_PLACES", ())
    monkeypatch.setattr(engines, "LIBRARIES", (tmp_path / "lib",))
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("FIREFOX_PATH", raising=False)


def make_program(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("", encoding="utf-8")
    path.chmod(0o755)
    return path


def test_the_program_in_firefox_path_comes_before_the_one_on_the_path(tmp_path: Path) -> None:
    chosen, other = make_program(tmp_path / "own" / "firefox"), make_program(tmp_path / "firefox")
    assert find_firefox({"FIREFOX_PATH": str(chosen), "PATH": str(tmp_path)}) == chosen
    assert find_firefox({"PATH": str(tmp_path)}) == other


def test_webkit_is_its_driver_and_its_small_browser_or_nothing(tmp_path: Path) -> None:
    driver = make_program(tmp_path / "WebKitWebDriver")
    assert find_webkit() is None
    browser = make_program(tmp_path / "lib" / "x86_64-linux-gnu" / "webkit2gtk-4.1" / "MiniBrowser")
    assert find_webkit() == engines.WebKitPrograms(driver, browser)


def test_without_apt_the_error_says_what_to_install() -> None:
    with pytest.raises(NoEngineError) as raised:
        get_engines()
    assert str(raised.value) == TOLD


def test_as_root_what_is_missing_comes_from_the_systems_packages_and_a_failure_is_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    make_program(tmp_path / "apt-get")
    make_program(tmp_path / "firefox")
    monkeypatch.setattr("os.geteuid", lambda: 0, raising=False)
    ran: list[list[str]] = []

    def fail(command: list[str], **_: object) -> subprocess.CompletedProcess[str]:
        ran.append(command)
        return subprocess.CompletedProcess(command, int("install" in command), "", "E: no such package\nand more\n")

    monkeypatch.setattr(subprocess, "run", fail)
    with pytest.raises(NoEngineError, match=r"not to be installed from here: WebKit\."):
        get_engines()
    assert ran == [
        ["apt-get", "update"],
        ["apt-get", "install", "--yes", "--no-install-recommends", "webkit2gtk-driver", "xvfb", "xauth"],
    ]
    said = capsys.readouterr()
    assert said.out == (
        "Installing the system's packages webkit2gtk-driver, xvfb, xauth, which takes a minute or two.\n"
    )
    assert said.err == "That did not work: E: no such package\n"
