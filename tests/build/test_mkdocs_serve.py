"""Plain `mkdocs serve`, for whoever knows MkDocs and not our commands."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from practice_guide.commands.project import Project
from practice_guide.editions.published_files import POLICY

from ..small_guide import SmallGuide
from .guide_project import make_guide_project


@pytest.fixture
def small(project: Project, tmp_path: Path) -> SmallGuide:
    return SmallGuide(make_guide_project(project, tmp_path / "small"))


@pytest.fixture
def address(small: SmallGuide) -> Iterator[str]:
    """Where MkDocs serves the small guide; it takes no port 0, so a free one is looked for first."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        host = f"127.0.0.1:{free.getsockname()[1]}"
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", host]
    environment = {**os.environ, "SITE_URL": "https://example.org/", "NO_MKDOCS_2_WARNING": "1"}
    with subprocess.Popen(
        command, cwd=small.project.root, env=environment, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stderr is not None
        said = []
        for line in process.stderr:
            said.append(line)
            if "Serving on" in line:
                break
        assert process.poll() is None, "".join(said)
        yield f"http://{host}/"
        process.send_signal(signal.SIGINT)
        process.stderr.read()


def test_an_open_page_is_loaded_again_and_the_policy_allows_that_one_script(
    address: str, small: SmallGuide, page: Page
) -> None:
    refused: list[str] = []
    page.on("console", lambda message: refused.append(message.text) if message.type == "error" else None)
    page.goto(f"{address}guide/calls/")
    policy = page.locator("meta[http-equiv=Content-Security-Policy]").get_attribute("content") or ""
    more = policy.replace("script-src 'self' 'sha256-", "script-src 'self'; 'sha256-").split("; ")
    assert {part for part in more if not part.startswith("'sha256-")} == set(POLICY.split("; "))
    page.evaluate(
        "document.body.append(Object.assign(document.createElement('script'), {textContent: 'window.bad = 1'}))"
    )
    assert page.evaluate("window.bad") is None
    assert len(refused) == 1

    small.edit("guide/calls.md", "Ask who is there.", "Ask who else is there.")
    page.get_by_text("Ask who else is there.").first.wait_for()
    page.goto("about:blank")
    assert len(refused) == 1
