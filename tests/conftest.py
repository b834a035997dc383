"""What all tests share: the real site, built once, and a browser to open it with.

The browser sees the fonts of the tests and no others, so that a line breaks at the same word on every machine. This
works through fontconfig, which rules on Linux only: that is where the tests in a browser are run.
"""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from practice_guide.commands.browser import HOW_TO_GET_ONE, find_browser, launch_arguments
from practice_guide.commands.build import build_into
from practice_guide.commands.project import Project, read_settings
from practice_guide.commands.site_server import serving
from practice_guide.guide import Guide
from practice_guide.kinds.local_edition import LocalEdition, read_guide
from practice_guide.whole_files import new_folder_for

from .host import Host
from .tabs import Tabs

ROOT = Path(__file__).parents[1]
# 21 November 2026. The tests set the day of the build, so that none of them fails once a page is due for review.
DAY = "1795219200"
# When every page of today is past its review date.
LATE = datetime(2028, 1, 1, 12, tzinfo=UTC)
FOLDER = "https://example.org/guide/"
CONTACT = "guide@council.internal"
PARTS = ("docs", "hooks", "overrides", "editions")
# The folders of a wide font (DejaVu Sans), a usual one (Noto Sans, which the PDFs are set in) and a narrow one
# (Roboto Condensed). What the layout promises is tested with all three.
FONTS = {
    "wide": ROOT / "tests" / "fonts" / "wide",
    "usual": ROOT / "overrides" / "print" / "fonts",
    "narrow": ROOT / "tests" / "fonts" / "narrow",
}
FONTCONFIG = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>{fonts}</dir><cachedir>{cache}</cachedir></fontconfig>
"""
LONGEST_WAIT = 600.0
OpenTab = Callable[..., Page]
MakeOnce = Callable[[str, Callable[[Path], None]], Path]
# A machine that is busy is slow, which is no fault of what is tested.
settings.register_profile("any machine", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("any machine")
expect.set_options(timeout=30_000)
OWN = LocalEdition(os.environ.get("GUIDE_LOCAL", ""), os.environ.get("GUIDE_AREA", ""))


# How the tests are run


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run what is marked as a promise of the layout once with each font."""
    if metafunc.definition.get_closest_marker("layout"):
        metafunc.parametrize("font", FONTS)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what needs a browser, which `dev.py test --quick` leaves out, and begin with what takes long."""
    for item in items:
        if "browsers" in getattr(item, "fixturenames", ()):
            item.add_marker("browser")
    # What takes long by itself begins early, or one worker would be at it when the others have done.
    items.sort(key=lambda item: item.get_closest_marker("long") is None)


def pytest_configure(config: pytest.Config) -> None:
    heed_signals()
    if not hasattr(config, "workerinput"):  # the parallel workers say nothing themselves
        config.pluginmanager.register(ToldAtOnce(config))


def heed_signals() -> None:
    """Let what the tests start end when it is told to.

    A shell that starts the tests in the background, or `nohup`, has them ignore Ctrl+C or the end of the session, and
    so does all that they start, unless this is set right here.
    """
    signal.signal(signal.SIGINT, signal.default_int_handler)
    if hasattr(signal, "SIGHUP"):
        signal.signal(signal.SIGHUP, signal.SIG_DFL)


class ToldAtOnce:
    """Print a failure when it happens, and at the end only its name."""

    def __init__(self, config: pytest.Config) -> None:
        self.config = config
        self.style = config.option.tbstyle

    @pytest.hookimpl(trylast=True)
    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self.tell(report)

    @pytest.hookimpl(trylast=True)
    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        self.tell(report)

    def pytest_sessionfinish(self) -> None:
        self.config.option.tbstyle = "no"

    def tell(self, report: pytest.TestReport | pytest.CollectReport) -> None:
        if report.failed and self.style != "no":
            terminal = self.config.get_terminal_writer()
            terminal.line()
            terminal.sep("_", report.nodeid, red=True, bold=True)
            report.toterminal(terminal)
            for title, text in report.sections:
                terminal.sep("-", title)
                terminal.line(text.rstrip())


@pytest.fixture(scope="session")
def shared_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that the parallel workers of this run have in common."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


@pytest.fixture(scope="session")
def make_once(shared_folder: Path) -> MakeOnce:
    """A way to make a folder once for all workers: the first makes it, the others wait until it is whole."""

    def make_or_wait(name: str, make: Callable[[Path], None]) -> Path:
        folder = shared_folder / name
        with one_at_a_time(shared_folder / f"{name}.lock"):
            if not folder.exists():
                with new_folder_for(folder) as fresh:
                    make(fresh)
        return folder

    return make_or_wait


@contextmanager
def one_at_a_time(file: Path) -> Iterator[None]:
    """Wait until no other worker is here. Python has one lock for every system that a dead worker lets go: SQLite's."""
    with closing(sqlite3.connect(file, timeout=LONGEST_WAIT, isolation_level=None)) as database:
        database.execute("BEGIN EXCLUSIVE")
        yield


# The site


@pytest.fixture(scope="session", autouse=True)
def nothing_local() -> None:
    """An authority's own areas belong to the real guide: small ones, and commands that tests run, have none."""
    for name in ("GUIDE_LOCAL", "GUIDE_AREA"):
        os.environ.pop(name, None)


@pytest.fixture(scope="session")
def project() -> Project:
    """This project itself, with its real content."""
    return Project(ROOT)


@pytest.fixture(scope="session")
def guide(project: Project) -> Guide:
    """The guide as its authors wrote it, an authority's own areas included, read once."""
    return read_guide(project.root, project.docs, None, OWN)


@pytest.fixture(scope="session")
def edition(project: Project) -> str:
    """The name of the edition that the real site shows."""
    return read_settings(project).edition


@pytest.fixture(scope="session")
def copied(project: Project, make_once: MakeOnce) -> Project:
    """What all sites of these tests are built from, since an author may be writing in the project while they run."""
    return Project(make_once("project", lambda folder: copy_project(project, folder)))


def copy_project(project: Project, root: Path) -> None:
    """Copy what a build needs, without what earlier builds kept: a build could take its pages from there."""
    for part in PARTS:
        if (project.root / part).exists():
            ignored = shutil.ignore_patterns("__pycache__", ".*")
            shutil.copytree(project.root / part, root / part, ignore=ignored)
    shutil.copy(project.config, root)


@pytest.fixture(scope="session")
def published(project: Project) -> dict[str, str]:
    """How the real site is built: on a day of ours, with its address at the root of a host. Tests choose areas."""
    return {
        "SITE_URL": "http://127.0.0.1/",
        "GUIDE_CONTACT": CONTACT,
        "SOURCE_DATE_EPOCH": DAY,
        # Named from the project, and what is built lies elsewhere.
        "GUIDE_LOCAL": str(project.root / OWN.folder) if OWN.folder else "",
    }


@pytest.fixture(scope="session")
def built_site(copied: Project, published: dict[str, str], make_once: MakeOnce) -> Path:
    """The folder of the real site, built once and strictly."""
    return make_once("site", lambda folder: build_into(copied, folder, published))


@pytest.fixture(scope="session")
def late_site(copied: Project, published: dict[str, str], make_once: MakeOnce) -> Path:
    """The folder of the real site as it is built in 2028, for an address below a folder of a host."""
    settings = {**published, "SITE_URL": FOLDER, "SOURCE_DATE_EPOCH": str(int(LATE.timestamp()))}
    return make_once("late", lambda folder: build_into(copied, folder, settings))


@pytest.fixture(scope="session")
def site_url(built_site: Path) -> Iterator[str]:
    """The address of the real site, ending in a slash, while it is served on a free port."""
    with serving(built_site, Host) as server:
        yield server.url


# The browser


@pytest.fixture(scope="session")
def browsers(shared_folder: Path) -> Iterator[Callable[[str], Browser]]:
    """The machine's own browser, started once for each font that is asked for: its headless shell where there is one.

    `dev.py test` gets a browser first, so a missing one is never a skip.
    """
    program = os.environ.get("CHROME_HEADLESS_SHELL_PATH") or find_browser()
    if program is None:
        pytest.fail(HOW_TO_GET_ONE)
    running: dict[str, Browser] = {}
    with sync_playwright() as playwright:

        def with_font(name: str) -> Browser:
            if name not in running:
                environment = {**os.environ, "FONTCONFIG_FILE": str(fontconfig(shared_folder, name))}
                running[name] = playwright.chromium.launch(
                    executable_path=program, args=launch_arguments(), env=environment
                )
            return running[name]

        yield with_font
        for browser in running.values():
            browser.close()


def fontconfig(folder: Path, name: str) -> Path:
    """Write the file that shows one font to a browser. It names whole paths, so it cannot be kept in the project."""
    file = folder / f"{name}-{os.getpid()}.conf"
    file.write_text(FONTCONFIG.format(fonts=FONTS[name], cache=folder / "fontconfig"), encoding="utf-8")
    return file


@pytest.fixture
def font() -> str:
    """The font that pages are set in. Tests marked `layout` are run with each of FONTS."""
    return "usual"


@pytest.fixture
def browser(browsers: Callable[[str], Browser], font: str) -> Browser:
    """A browser whose only font is the one asked for."""
    return browsers(font)


@pytest.fixture(scope="session")
def tabs() -> Tabs:
    """The tabs that tests use one after the other."""
    return Tabs()


@pytest.fixture
def open_tab(request: pytest.FixtureRequest, tabs: Tabs, browser: Browser) -> Iterator[OpenTab]:
    """A way to get a tab with settings of one's own (of `Browser.new_context`), in which nothing is open or stored.

    Where the test is marked `own_profile`, nobody had it before and nobody will have it afterwards.
    """
    profiles: list[BrowserContext] = []

    def open_own(**settings: Any) -> Page:
        profiles.append(browser.new_context(**settings))
        return profiles[-1].new_page()

    yield open_own if request.node.get_closest_marker("own_profile") else partial(tabs.get, browser)
    for profile in profiles:
        profile.close()


@pytest.fixture
def page(open_tab: OpenTab) -> Page:
    """One tab, in which nothing is open or stored."""
    return open_tab()


@pytest.fixture
def plain(open_tab: OpenTab) -> Page:
    """One tab on the narrowest phone, with scripts off."""
    return open_tab(viewport={"width": 320, "height": 640}, java_script_enabled=False)
