"""Find browsers on this machine, or get them: Chromium, Chrome or Edge, and for `dev.py test --engines` two more."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import sync_playwright

from practice_guide.commands.console import RefusedError

NAMES_ON_PATH = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
MAC_PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
)
WINDOWS_FOLDERS = ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")
WINDOWS_PLACES = (
    "Google/Chrome/Application/chrome.exe",
    "Chromium/Application/chrome.exe",
    "Microsoft/Edge/Application/msedge.exe",
)
INSTALL = ("apt-get", "install", "--yes", "--no-install-recommends")
# Chromium without its windows: the same engine, which opens a page in half the time.
HEADLESS_SHELLS = ("chromium-headless-shell", "chrome-headless-shell")
HOW_TO_GET_ONE = (
    "No browser was found, and none could be installed. The tests need Chromium, Chrome or Edge.\n"
    "Install one of them, or set CHROME_PATH to the program, and run the tests again."
)
FIREFOX_NAMES = ("firefox-esr", "firefox")
FIREFOX_PLACES = ("/Applications/Firefox.app/Contents/MacOS/firefox", "C:/Program Files/Mozilla Firefox/firefox.exe")
# WebKit's small browser comes with its library, outside the path.
MINI_BROWSER = "*/webkit2gtk-4.*/MiniBrowser"
LIBRARIES = (Path("/usr/lib"), Path("/usr/libexec"), Path("/usr/lib64"))
PACKAGES = {"Firefox": ("firefox-esr",), "WebKit": ("webkit2gtk-driver", "xvfb", "xauth")}


def get_browser() -> Path:
    """The browser of this machine; where there is none, install one and say so. RefusedError where that fails."""
    found = find_browser() or install_with_apt() or install_with_playwright()
    if found is None:
        raise RefusedError(HOW_TO_GET_ONE)
    return found


def find_browser(environment: Mapping[str, str] = os.environ) -> Path | None:
    """The program that CHROME_PATH names, or the first browser in the usual places."""
    on_path = (shutil.which(name, path=environment.get("PATH", "")) for name in NAMES_ON_PATH)
    folders = [environment[name] for name in WINDOWS_FOLDERS if environment.get(name)]
    on_windows = (Path(folder, place) for folder in folders for place in WINDOWS_PLACES)
    return _first(environment.get("CHROME_PATH"), *on_path, *MAC_PLACES, *on_windows) or _find_playwright_download()


def get_headless_shell() -> Path | None:
    """Chromium's headless shell where the machine has it or its package lists know it; else None, said in one line."""
    found, package = find_headless_shell(), HEADLESS_SHELLS[0]
    # apt-cache asks the lists that are here, and not the network.
    is_known = not found and may_use_apt() and _succeeds(["apt-cache", "show", package], silently=True)
    if is_known and _succeeds([*INSTALL, package]):
        found = find_headless_shell()
    if found is None:
        print(f"Without the package {package} the tests in a browser take about twice as long.", flush=True)
    return found


def find_headless_shell() -> Path | None:
    """The headless shell that is on the path."""
    return _first(*map(shutil.which, HEADLESS_SHELLS))


def launch_arguments() -> list[str]:
    """What Chromium has to be told on this machine."""
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    # Chromium refuses to start as root inside its sandbox; small containers give it little shared memory.
    return ["--no-sandbox", "--disable-dev-shm-usage"] if is_root else []


def install_with_apt() -> Path | None:
    """Install Debian's Chromium, which comes with all that it needs."""
    if not may_use_apt():
        return None
    print("No browser found: installing the system's package chromium, which takes a minute or two.", flush=True)
    return find_browser() if install_packages("chromium") else None


def may_use_apt() -> bool:
    """Whether packages of Debian or Ubuntu can be installed without asking anybody: as root."""
    return bool(shutil.which("apt-get")) and os.geteuid() == 0


def install_packages(*names: str) -> bool:
    """Install the packages, quietly, and tell whether that worked; where it did not, one line says why."""
    return _succeeds(["apt-get", "update"]) and _succeeds([*INSTALL, *names])


def install_with_playwright() -> Path | None:
    print("No browser found: downloading Chromium with Playwright, which takes a minute or two.", flush=True)
    succeeded = _succeeds([sys.executable, "-m", "playwright", "install", "chromium"])
    return _find_playwright_download() if succeeded else None


def _first(*candidates: str | Path | None) -> Path | None:
    """Return the first program that is there."""
    return next((Path(place) for place in candidates if place and Path(place).is_file()), None)


def _find_playwright_download() -> Path | None:
    with sync_playwright() as playwright:
        path = Path(playwright.chromium.executable_path)
    return path if path.is_file() else None


def _succeeds(command: list[str], *, silently: bool = False) -> bool:
    """Whether a command does what it should; where not, say why in one line and nothing else that it said."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    done = subprocess.run(
        command, check=False, capture_output=True, text=True, stdin=subprocess.DEVNULL, env=environment
    )
    if done.returncode != 0 and not silently:
        print(f"That did not work: {_reason(done)}", file=sys.stderr, flush=True)
    return done.returncode == 0


def _reason(done: subprocess.CompletedProcess[str]) -> str:
    """What a failed command says first about its failure."""
    said = [line.strip() for line in (done.stderr + done.stdout).splitlines() if line.strip()]
    errors = (line for line in said if line.startswith(("E: ", "Error: ")))
    return next(errors, said[-1] if said else f"exit status {done.returncode}")


# Firefox and WebKit.


@dataclass(frozen=True)
class WebKitPrograms:
    """What WebKit is driven with."""

    driver: Path
    mini_browser: Path


def get_engines() -> None:
    """Make sure that both are there; install what is missing, where that is allowed without asking.

    Raises:
        RefusedError: one is missing still; the message says what to install.
    """
    if (missing := list_missing()) and may_use_apt():
        packages = list_packages(missing)
        print(f"Installing the system's packages {', '.join(packages)}, which takes a minute or two.", flush=True)
        install_packages(*packages)
        missing = list_missing()
    if missing:
        raise RefusedError(describe_missing(missing))


def list_packages(engines: list[str]) -> list[str]:
    return [package for engine in engines for package in PACKAGES[engine]]


def list_missing() -> list[str]:
    found = {"Firefox": find_firefox(), "WebKit": find_webkit() and display_command()}
    return [engine for engine, program in found.items() if not program]


def describe_missing(missing: list[str]) -> str:
    return (
        f"Not found, and not to be installed from here: {' and '.join(missing)}. The walk is never done without them.\n"
        f"On Debian and Ubuntu: sudo apt-get install {' '.join(list_packages(missing))}\n"
        "Elsewhere: install Firefox; WebKit needs Linux, with WebKitWebDriver, its MiniBrowser and xvfb-run."
    )


def find_firefox(environment: Mapping[str, str] = os.environ) -> Path | None:
    """The program that FIREFOX_PATH names, or the first Firefox in the usual places."""
    on_path = (shutil.which(name, path=environment.get("PATH", "")) for name in FIREFOX_NAMES)
    return _first(environment.get("FIREFOX_PATH"), *on_path, *FIREFOX_PLACES)


def find_webkit() -> WebKitPrograms | None:
    """WebKit's driver and its small browser, if both are there."""
    driver = shutil.which("WebKitWebDriver")
    browser = next((place for library in LIBRARIES for place in library.glob(MINI_BROWSER)), None)
    return WebKitPrograms(Path(driver), browser) if driver and browser else None


def display_command() -> list[str]:
    """What a command is put behind so that WebKit, which always opens a window, has a screen; empty if nothing can."""
    found = shutil.which("xvfb-run") and shutil.which("xauth")
    return ["xvfb-run", "--auto-servernum"] if found else []
