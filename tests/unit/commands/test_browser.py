from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from practice_guide.commands import browser
from practice_guide.commands.browser import (
    HOW_TO_GET_ONE,
    find_browser,
    find_firefox,
    find_headless_shell,
    find_webkit,
    get_browser,
    get_engines,
    get_headless_shell,
)
from practice_guide.commands.console import RefusedError


@pytest.fixture(autouse=True)
def bare_machine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A machine with nothing on its path or in the usual places, and without Playwright's download."""
    monkeypatch.setattr(browser, "MAC_PLACES", ())
    monkeypatch.setattr(browser, "FIREFOX_PLACES", ())
    monkeypatch.setattr(browser, "LIBRARIES", (tmp_path / "lib",))
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("FIREFOX_PATH", raising=False)
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


APT = ["apt-get", "update"], ["apt-get", "install", "--yes", "--no-install-recommends", "chromium"]
SHELL = (
    ["apt-cache", "show", "chromium-headless-shell"],
    ["apt-get", "install", "--yes", "--no-install-recommends", "chromium-headless-shell"],
)
SLOWER = "Without the package chromium-headless-shell the tests in a browser take about twice as long.\n"
PLAYWRIGHT = [sys.executable, "-m", "playwright", "install", "chromium"]
USES_APT = "No browser found: installing the system's package chromium, which takes a minute or two.\n"
USES_PLAYWRIGHT = "No browser found: downloading Chromium with Playwright, which takes a minute or two.\n"


class Machine:
    """A machine whose installers only note that they were called, and end as they are told."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, user: int = 0) -> None:
        self.ran: list[list[str]] = []
        self.says: dict[str, tuple[int, str, str]] = {}
        self.installed: Path | None = None
        self.shell: Path | None = None
        monkeypatch.setattr(browser, "find_browser", lambda: self.installed)
        monkeypatch.setattr(browser, "find_headless_shell", lambda: self.shell)
        monkeypatch.setattr(browser.shutil, "which", lambda name: f"/usr/bin/{name}")
        monkeypatch.setattr(browser.os, "geteuid", lambda: user, raising=False)
        monkeypatch.setattr(browser.subprocess, "run", self.run)

    def run(self, command: list[str], **options: object) -> subprocess.CompletedProcess[str]:
        assert options["capture_output"]
        self.ran.append(command)
        status, out, err = self.says.get(" ".join(command[1:]), (0, "a great deal\n" * 20, ""))
        if status == 0 and command == APT[1]:
            self.installed = Path("/usr/bin/chromium")
        if status == 0 and command == SHELL[1]:
            self.shell = Path("/usr/bin/chromium-headless-shell")
        return subprocess.CompletedProcess(command, status, out, err)


def test_root_gets_the_systems_own_package_first_and_quietly(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    machine = Machine(monkeypatch)
    assert get_browser() == Path("/usr/bin/chromium")
    assert machine.ran == [*APT]
    assert capsys.readouterr() == (USES_APT, "")


def test_where_the_package_cannot_be_had_playwright_downloads_one(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    machine = Machine(monkeypatch)
    download = make_program(tmp_path / "chrome")
    monkeypatch.setattr(browser, "_find_playwright_download", lambda: download)
    machine.says[" ".join(APT[1][1:])] = (100, "Reading package lists...\n", "E: Unable to locate package chromium\n")
    assert get_browser() == download
    assert machine.ran == [*APT, PLAYWRIGHT]
    assert capsys.readouterr() == (
        USES_APT + USES_PLAYWRIGHT,
        "That did not work: E: Unable to locate package chromium\n",
    )


def test_each_attempt_that_fails_is_one_line_and_the_error_says_what_to_do(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    machine = Machine(monkeypatch)
    machine.says["update"] = (100, "", "")
    retries = "Error: getaddrinfo ENOTFOUND cdn.playwright.dev\n    at onlookupall\n  errno: -3008,\n" * 5
    machine.says[" ".join(PLAYWRIGHT[1:])] = (1, "Failed to install browsers\n", retries)
    with pytest.raises(RefusedError) as raised:
        get_browser()
    assert str(raised.value) == HOW_TO_GET_ONE
    assert machine.ran == [APT[0], PLAYWRIGHT]
    assert capsys.readouterr() == (
        USES_APT + USES_PLAYWRIGHT,
        "That did not work: exit status 100\nThat did not work: Error: getaddrinfo ENOTFOUND cdn.playwright.dev\n",
    )


def test_apt_is_left_alone_by_anyone_but_root(monkeypatch: pytest.MonkeyPatch) -> None:
    machine = Machine(monkeypatch, user=1000)
    assert browser.install_with_apt() is None
    assert machine.ran == []


@pytest.mark.parametrize("name", browser.HEADLESS_SHELLS)
def test_a_headless_shell_is_found_on_the_path(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = make_program(tmp_path / name)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert find_headless_shell() == program


def test_root_gets_the_headless_shell_that_the_package_lists_know(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    machine = Machine(monkeypatch)
    assert get_headless_shell() == Path("/usr/bin/chromium-headless-shell")
    assert machine.ran == [*SHELL]
    assert capsys.readouterr() == ("", "")


def test_without_a_headless_shell_one_line_says_that_the_tests_take_longer(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    machine = Machine(monkeypatch)
    machine.says[" ".join(SHELL[0][1:])] = (100, "", "E: No packages found\n")
    assert get_headless_shell() is None
    assert machine.ran == [SHELL[0]]
    assert capsys.readouterr() == (SLOWER, "")


def test_a_headless_shell_that_cannot_be_installed_is_done_without(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    machine = Machine(monkeypatch)
    machine.says[" ".join(SHELL[1][1:])] = (100, "", "E: Unable to fetch some archives\n")
    assert get_headless_shell() is None
    assert capsys.readouterr() == (SLOWER, "That did not work: E: Unable to fetch some archives\n")


TOLD = """\
Not found, and not to be installed from here: Firefox and WebKit. The walk is never done without them.
On Debian and Ubuntu: sudo apt-get install firefox-esr webkit2gtk-driver xvfb xauth
Elsewhere: install Firefox; WebKit needs Linux, with WebKitWebDriver, its MiniBrowser and xvfb-run."""


def test_the_program_in_firefox_path_comes_before_the_one_on_the_path(tmp_path: Path) -> None:
    chosen, other = make_program(tmp_path / "own" / "firefox"), make_program(tmp_path / "firefox")
    assert find_firefox({"FIREFOX_PATH": str(chosen), "PATH": str(tmp_path)}) == chosen
    assert find_firefox({"PATH": str(tmp_path)}) == other


def test_webkit_is_its_driver_and_its_small_browser_or_nothing(tmp_path: Path) -> None:
    driver = make_program(tmp_path / "WebKitWebDriver")
    assert find_webkit() is None
    mini_browser = make_program(tmp_path / "lib" / "x86_64-linux-gnu" / "webkit2gtk-4.1" / "MiniBrowser")
    assert find_webkit() == browser.WebKitPrograms(driver, mini_browser)


def test_without_apt_the_error_says_what_to_install() -> None:
    with pytest.raises(RefusedError) as raised:
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
    with pytest.raises(RefusedError, match=r"not to be installed from here: WebKit\."):
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
