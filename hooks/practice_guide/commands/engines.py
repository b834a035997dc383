"""Find Firefox and WebKit on this machine, or get them: dev.py test --engines walks the site in both."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from practice_guide.commands.browser import install_packages, may_use_apt

FIREFOX_NAMES = ("firefox-esr", "firefox")
FIREFOX_PLACES = ("/Applications/Firefox.app/Contents/MacOS/firefox", "C:/Program Files/Mozilla Firefox/firefox.exe")
# WebKit's small browser comes with its library, outside the path.
MINI_BROWSER = "*/webkit2gtk-4.*/MiniBrowser"
LIBRARIES = (Path("/usr/lib"), Path("/usr/libexec"), Path("/usr/lib64"))
PACKAGES = {"Firefox": ("firefox-esr",), "WebKit": ("webkit2gtk-driver", "xvfb", "xauth")}


class NoEngineError(Exception):
    """An engine is missing and could not be got. Raised here, shown by dev.py test."""


@dataclass(frozen=True)
class WebKitPrograms:
    """What WebKit is driven with."""

    driver: Path
    mini_browser: Path


def get_engines() -> None:
    """Make sure that both are there; install what is missing, where that is allowed without asking.

    Raises:
        NoEngineError: one is missing still; the message says what to install.
    """
    if missing := list_missing():
        install(missing)
        missing = list_missing()
    if missing:
        raise NoEngineError(describe_missing(missing))


def install(missing: list[str]) -> None:
    if may_use_apt():
        packages = list_packages(missing)
        print(f"Installing the system's packages {', '.join(packages)}, which takes a minute or two.", flush=True)
        install_packages(*packages)


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
    candidates = (environment.get("FIREFOX_PATH"), *on_path, *FIREFOX_PLACES)
    return next((Path(place) for place in candidates if place and Path(place).is_file()), None)


def find_webkit() -> WebKitPrograms | None:
    """WebKit's driver and its small browser, if both are there."""
    driver = shutil.which("WebKitWebDriver")
    browser = next((place for library in LIBRARIES for place in library.glob(MINI_BROWSER)), None)
    return WebKitPrograms(Path(driver), browser) if driver and browser else None


def display_command() -> list[str]:
    """What a command is put behind so that WebKit, which always opens a window, has a screen; empty if nothing can."""
    found = shutil.which("xvfb-run") and shutil.which("xauth")
    return ["xvfb-run", "--auto-servernum"] if found else []
