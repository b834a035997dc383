"""The engines, each started once, and the site with a probe on every page."""

from __future__ import annotations

import json
from collections.abc import Iterator
from http import HTTPStatus
from pathlib import Path

import pytest

from practice_guide.commands.browser import find_browser, find_firefox, find_webkit
from practice_guide.commands.site_server import SiteHandler, serving

from .engines import Chromium, Engine, Firefox, WebKit

WALKED = pytest.StashKey[list[str]]()
PROBE = Path(__file__).with_name("probe.js").read_bytes()
# WebKit makes no window this narrow. A frame is as narrow as one likes, and the page in it knows no difference.
PHONE = b'<!doctype html><title>Phone</title><iframe style="width: 320px; height: 568px; border: 0"></iframe>'


class ProbedHandler(SiteHandler):
    """Serve the site with the probe before all other scripts."""

    tag = b'<script src="/__walk/probe.js"></script>'

    def do_GET(self) -> None:  # noqa: N802  # the base class calls it by this name
        if self.path == "/__walk/probe.js":
            self.send_body(HTTPStatus.OK, "text/javascript", PROBE)
        elif self.path == "/__walk/phone.html":
            self.send_body(HTTPStatus.OK, "text/html", PHONE)
        else:
            super().do_GET()

    def prepare_page(self, page: bytes) -> bytes:
        return page.replace(b"<head>", b"<head>" + self.tag, 1)


class ProbedHandlerWithoutStorage(ProbedHandler):
    """The same, and each page finds its storage blocked."""

    tag = b'<script src="/__walk/probe.js" data-without-storage></script>'


@pytest.fixture(scope="session")
def probed_url(built_site: Path) -> Iterator[str]:
    with serving(built_site, ProbedHandler) as server:
        yield server.url


@pytest.fixture(scope="session")
def blocked_url(built_site: Path) -> Iterator[str]:
    with serving(built_site, ProbedHandlerWithoutStorage) as server:
        yield server.url


@pytest.fixture(scope="session")
def firefox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    program = find_firefox()
    assert program, "dev.py test --engines finds Firefox first"
    engine = Firefox(program, tmp_path_factory.mktemp("firefox"))
    yield engine
    engine.close()


@pytest.fixture(scope="session")
def webkit() -> Iterator[Engine]:
    programs = find_webkit()
    assert programs, "dev.py test --engines finds WebKit first"
    engine = WebKit(programs.driver, programs.mini_browser)
    yield engine
    engine.close()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Engine]:
    program = find_browser()
    assert program, "dev.py test --engines finds Chromium first"
    engine = Chromium(program)
    yield engine
    engine.close()


@pytest.fixture(scope="session", params=["chromium", "firefox", "webkit"])
def started(request: pytest.FixtureRequest) -> Engine:
    engine: Engine = request.getfixturevalue(request.param)
    request.config.stash.setdefault(WALKED, []).append(engine.version)
    return engine


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Say what the walk was tried in: the README names these versions."""
    terminalreporter.write_line(f"Walked in {', '.join(config.stash.get(WALKED, []))}.")


@pytest.fixture
def engine(started: Engine, probed_url: str) -> Iterator[Engine]:
    """A tab of each engine in turn. Whatever its console hears during the walk fails the test."""
    started.open(probed_url)
    yield started
    said = json.loads(started.evaluate("window.name") or "[]")
    started.evaluate("window.name = ''")
    assert said == []
