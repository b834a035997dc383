"""A command that is stopped takes with it all that it started, and leaves nothing behind."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from practice_guide.commands.browser import find_browser, find_headless_shell
from practice_guide.commands.project import Project

HOOKS = Path(__file__).parents[2] / "hooks"
SIGNALS = [signal.SIGINT, signal.SIGTERM, signal.SIGHUP]
# Each process holds a connection to the test, which ends with the process.
DEAF = """
import signal, socket, sys, time
signal.signal(signal.SIGINT, signal.SIG_IGN)
held = socket.create_connection(("127.0.0.1", int(sys.argv[1])))
time.sleep(600)
"""
WORKERS = f"""
import socket, subprocess, sys, tempfile, time
def on_config(config):
    with tempfile.TemporaryDirectory():
        worker = subprocess.Popen([sys.executable, "-c", {DEAF!r}, "PORT"])
        held = socket.create_connection(("127.0.0.1", PORT))
        worker.wait()
"""
BROWSING = """
import os, socket
from playwright.sync_api import sync_playwright
def test_for_ever():
    held = socket.create_connection(("127.0.0.1", PORT))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=os.environ["CHROME_PATH"], args=["--no-sandbox"])
        browser.new_page().goto("http://127.0.0.1:PORT/", timeout=0)
"""


@pytest.fixture
def calls() -> Iterator[socket.socket]:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.settimeout(60)
        yield listening


def start(command: str, *arguments: str, cwd: Path, temporary: Path) -> subprocess.Popen[bytes]:
    environment = {**os.environ, "PYTHONPATH": str(HOOKS), "TMPDIR": str(temporary)}
    environment["CHROME_PATH"] = str(find_headless_shell() or find_browser())
    return subprocess.Popen(
        [sys.executable, "-m", "practice_guide.commands", command, *arguments],
        cwd=cwd,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def stop(process: subprocess.Popen[bytes], number: int, calls: socket.socket) -> int:
    """Stop a command once two that it started are there, and wait until they are gone."""
    with calls.accept()[0] as first, calls.accept()[0] as second:
        os.kill(process.pid, number)
        for held in (first, second):
            held.settimeout(60)
            while held.recv(65536):
                pass
    return process.wait(timeout=60)


@pytest.mark.parametrize("number", SIGNALS)
def test_a_build_ends_with_its_workers_and_leaves_no_folder(
    number: int, small_project: Project, tmp_path: Path, calls: socket.socket
) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    hook = WORKERS.replace("PORT", str(calls.getsockname()[1]))
    (small_project.root / "hooks" / "work.py").write_text(hook, encoding="utf-8")
    config = small_project.config.read_text(encoding="utf-8")
    small_project.config.write_text(f"{config}hooks: [hooks/work.py]\n", encoding="utf-8")
    with start("build", cwd=small_project.root, temporary=temporary) as process:
        assert stop(process, number, calls) == 128 + number
    assert sorted(path.name for path in small_project.root.iterdir()) == ["docs", "hooks", "mkdocs.yml"]
    assert [*temporary.iterdir()] == []


@pytest.mark.browser
@pytest.mark.parametrize("number", SIGNALS)
def test_the_tests_end_with_their_browser(number: int, tmp_path: Path, calls: socket.socket) -> None:
    port = str(calls.getsockname()[1])
    (tmp_path / "test_browsing.py").write_text(BROWSING.replace("PORT", port), encoding="utf-8")
    # Chromium puts a socket there, whose path may have about a hundred letters.
    with TemporaryDirectory(ignore_cleanup_errors=True) as short:
        arguments = ("--rootdir=.", "-q", "-n", "0", "test_browsing.py")
        with start("test", *arguments, cwd=tmp_path, temporary=Path(short)) as process:
            assert stop(process, number, calls) == 128 + number
