"""What all tests share: the real site, built once, and a browser to open it with."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from practice_guide.commands.browser import HOW_TO_GET_ONE, find_browser, launch_arguments
from practice_guide.commands.builder import build_into
from practice_guide.commands.project import Project
from practice_guide.commands.settings import read_settings
from practice_guide.commands.site_server import serving

ROOT = Path(__file__).parents[1]
# 21 November 2026. The tests set the day of the build, so that none of them fails once a page is due for review.
DAY = "1795219200"
CONTACT = "guide@council.internal"


@pytest.fixture(scope="session")
def project() -> Project:
    """This project itself, with its real content."""
    return Project(ROOT)


@pytest.fixture(scope="session")
def edition(project: Project) -> str:
    """The name of the edition that the real site shows."""
    return read_settings(project).edition


@pytest.fixture(scope="session")
def built_site(project: Project, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the real site, built once, strictly, with its address at the root of a host."""
    folder = tmp_path_factory.mktemp("built") / "site"
    published = {"SITE_URL": "http://127.0.0.1/", "GUIDE_CONTACT": CONTACT}
    build_into(project, folder, {**published, "SOURCE_DATE_EPOCH": DAY})
    return folder


@pytest.fixture(scope="session")
def site_url(built_site: Path) -> Iterator[str]:
    """The address of the real site, ending in a slash, while it is served on a free port."""
    with serving(built_site) as server:
        yield server.url


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The machine's own browser. `dev.py test` gets one first, so a missing one is never a skip."""
    program = find_browser()
    if program is None:
        pytest.fail(HOW_TO_GET_ONE)
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=program, args=launch_arguments())
        yield running
        running.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A fresh profile: nothing cached, nothing stored."""
    fresh = browser.new_context()
    yield fresh
    fresh.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """One tab in a fresh profile."""
    return context.new_page()


@pytest.fixture
def plain(browser: Browser) -> Iterator[Page]:
    """One tab on the narrowest phone, with scripts off."""
    context = browser.new_context(viewport={"width": 320, "height": 640}, java_script_enabled=False)
    yield context.new_page()
    context.close()
