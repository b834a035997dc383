"""Chromium as a reader has it: a profile on the disk, session restore, and pages held ready for Back.

Playwright's own launch turns the last two off, so the program is started by itself and then driven.
"""

from __future__ import annotations

import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Page

from practice_guide.commands.browser import HOW_TO_GET_ONE, find_browser, launch_arguments

QUIET = (
    "--headless=new",
    "--remote-debugging-port=0",
    "--no-first-run",
    "--password-store=basic",
    "--use-mock-keychain",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-extensions",
    "--disable-sync",
    # The list under the address bar is a page too, and one that is about to open can keep a driver from coming in.
    "--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup",
)
NO_NEW_TAB_PAGE = "about:blank"
MARKER = "marker-of-the-test"
LONGEST_WAIT = 60


class RealProfile:
    """One profile, and the browser that runs on it."""

    def __init__(self, folder: Path, driver: Browser) -> None:
        self.folder = folder / "profile"
        self.settings = self.folder / "Default" / "Preferences"
        # Copies of pages are alike for every reader, and hold every answer that there is.
        self.copies = folder / "copies"
        self.driver = driver

    @contextmanager
    def running(self, opens: str = NO_NEW_TAB_PAGE) -> Iterator[BrowserContext]:
        """The browser, started on the profile as it lies there, and closed as a reader closes it."""
        program = find_browser()
        if program is None:
            pytest.fail(HOW_TO_GET_ONE)
        port_file = self.folder / "DevToolsActivePort"
        port_file.unlink(missing_ok=True)
        places = (f"--user-data-dir={self.folder}", f"--disk-cache-dir={self.copies}")
        command = [str(program), *QUIET, *launch_arguments(), *places, opens]
        with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as self.process:
            try:
                wait_for(lambda: port_file.is_file() and port_file.read_text(encoding="utf-8").count("\n"))
                browser = self.drive(port_file.read_text(encoding="utf-8").split()[0])
                yield browser.contexts[0]
                if self.process.poll() is None:
                    browser.new_browser_cdp_session().send("Browser.close")
                    self.process.wait(LONGEST_WAIT)
            finally:
                self.process.kill()

    def drive(self, port: str) -> Browser:
        """Connect to the browser, and once more where a page that opened at that moment kept the driver out."""
        connect = partial(self.driver.browser_type.connect_over_cdp, f"http://127.0.0.1:{port}")
        try:
            return connect(timeout=10_000)
        except Error:
            return connect()

    def kill(self) -> None:
        """End the browser as a flat battery does, once it has written its settings for the first time."""
        wait_for(self.settings.is_file)
        self.process.kill()
        self.process.wait(LONGEST_WAIT)

    @contextmanager
    def restored(self) -> Iterator[BrowserContext]:
        """The browser again, with the tabs that were open; after a crash as if the reader chose to restore them."""
        text = self.settings.read_text(encoding="utf-8")
        self.settings.write_text(text.replace('"exit_type":"Crashed"', '"exit_type":"Normal"'), encoding="utf-8")
        with self.running(opens="--restore-last-session") as context:
            yield context

    def files_with(self, *words: str) -> list[str]:
        """Every file of the profile that holds one of the words, as any program of the browser would write them."""
        written = {word: (word.encode(), word.encode("utf-16-le")) for word in words}
        found = []
        for path in sorted(path for path in self.folder.rglob("*") if path.is_file()):
            content = path.read_bytes()
            name = path.relative_to(self.folder).as_posix()
            found += [f"{name}: {word}" for word, forms in written.items() if any(form in content for form in forms)]
        return found

    def let_all_be_written(self, context: BrowserContext, *pages: Page) -> None:
        """Wait until the browser has written what came before: form boxes of a tab, and the storage of each page."""
        for page in pages:
            page.evaluate("marker => sessionStorage.setItem(marker, 'stored')", f"{MARKER}-stored")
        form = context.new_page()
        form.goto("data:text/html,<title>form</title><input>")
        form.locator("input").fill(f"{MARKER}-typed")
        wait_for(lambda: self.has_stored(f"{MARKER}-typed"))
        wait_for(lambda: not pages or self.has_stored(f"{MARKER}-stored"))

    def has_stored(self, word: str) -> bool:
        """Whether the word has come to the files of open tabs, as text of a page or as a key of its storage."""
        forms = (word.encode(), word.encode("utf-16-le"))
        folders = [self.folder / "Default" / name for name in ("Sessions", "Session Storage")]
        files = [path for folder in folders if folder.is_dir() for path in folder.iterdir() if path.is_file()]
        return any(form in path.read_bytes() for path in files for form in forms)


def wait_for(condition: Callable[[], object]) -> None:
    """Ask until it is so."""
    end = time.monotonic() + LONGEST_WAIT
    while not condition():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.05)
