"""dev.py serve: show the last good build on this computer, build anew after every change, and tell open pages.

Changes are noticed by the times of files: dull, and the same on every system and network drive.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import threading
import time
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from functools import partial
from http import HTTPStatus
from pathlib import Path
from string import Template
from urllib.parse import parse_qs, urlsplit
from uuid import uuid4

from practice_guide.commands.build import find_failure
from practice_guide.commands.console import OptionParser
from practice_guide.commands.project import Project, here
from practice_guide.commands.site_server import SiteHandler, SiteServer, open_server

DEFAULT_ADDRESS = "127.0.0.1:8000"
HERE = Path(__file__).parent
WAITING_PAGE = HERE / "waiting.html"
ADDITION = HERE / "live.html"
FILES = {"/__dev/live.js": "text/javascript", "/__dev/live.css": "text/css"}
# Shorter than the time after which proxies and browsers give up on a silent answer.
LONGEST_WAIT = 25.0

SECONDS_BETWEEN_LOOKS = 0.5
# What editors and Python leave beside the files that count.
IGNORED_NAMES = ("__pycache__", "node_modules")
IGNORED_ENDINGS = ("~", ".swp", ".tmp", ".pyc")

Snapshot = frozenset[tuple[str, int, int]]


def run(arguments: list[str]) -> int:
    """Serve until Ctrl-C and return the exit status."""
    parser = OptionParser("dev.py serve", description="Show the guide and follow your changes.")
    where = f"the address to show it at (default: {DEFAULT_ADDRESS})"
    parser.add_argument("--addr", metavar="HOST:PORT", default=DEFAULT_ADDRESS, type=read_address, help=where)
    project, builds = here(), Builds()
    host, port = parser.read(arguments).addr
    handler = partial(live_handler(builds), directory=str(project.site.resolve()))
    try:
        server = open_server(host, port, handler)
    except (OSError, UnicodeError) as error:  # the second for what can be no name of a computer
        reason = getattr(error, "strerror", None) or error
        print(f"Cannot serve on {host}:{port}: {reason}", file=sys.stderr)
        return 1
    with server:
        return serve(project, server, builds)


def serve(project: Project, server: SiteServer, builds: Builds) -> int:
    """Serve and build on every change until Ctrl-C, and return the exit status."""
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        build_on_every_change(project, server, builds)
    except KeyboardInterrupt:
        print("\nStopped.", flush=True)
    return 0


def build_on_every_change(project: Project, server: SiteServer, builds: Builds) -> None:
    """Build now and after every change, without end; open pages are told how it went."""
    while True:
        # Before the build, so that what is saved during it is seen as a change after it.
        seen = take_snapshot(project.watched)
        builds.announce(find_failure(project))
        print(f"The guide is at {server.url} (Ctrl-C stops it)", flush=True)
        wait_for_change(project.watched, seen)
        print("Something changed: building again.", flush=True)


def read_address(text: str) -> tuple[str, int]:
    """Read HOST:PORT, PORT alone or HOST alone; an IPv6 address stands in brackets."""
    host, _, port = text.rpartition(":")
    default_host, _, default_port = DEFAULT_ADDRESS.rpartition(":")
    if not port.isdigit():
        host, port = text, default_port
    if int(port) > 65535:
        raise argparse.ArgumentTypeError(f"{port} is not a port: the highest is 65535")
    return host.strip("[]") or default_host, int(port)


@dataclass(frozen=True)
class State:
    """What the author of an open page should know."""

    # Names are random, so that a page that was opened before the server was restarted sees that it is old.
    build: str = field(default_factory=lambda: uuid4().hex)
    """The name of the last good build."""
    failure: str = ""
    """Why the build after it failed; empty where none did."""
    name: str = field(default_factory=lambda: uuid4().hex)


class Builds:
    """How the last build went, and a way to wait for the next one."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self.state = State()

    def announce(self, failure: str = "") -> None:
        """Tell whoever waits of a new build or, with the reason, that it failed."""
        with self._changed:
            self.state = State(self.state.build, failure) if failure else State()
            self._changed.notify_all()

    def wait_for_other_than(self, known: str, timeout: float = LONGEST_WAIT) -> State:
        """Return the state as soon as it is another one than the page knows by name, or after the timeout."""
        with self._changed:
            self._changed.wait_for(lambda: self.state.name != known, timeout)
            return self.state


class LiveHandler(SiteHandler):
    """Add to pages, as they are served, what follows the builds, and answer it."""

    builds: Builds

    def do_GET(self) -> None:  # noqa: N802  # the base class calls it by this name
        address = urlsplit(self.path)
        if address.path == "/__dev/state":
            known = parse_qs(address.query).get("known", [""])[0]
            state = json.dumps(asdict(self.builds.wait_for_other_than(known)))
            self.send_body(HTTPStatus.OK, "application/json", state.encode())
        elif address.path in FILES:
            file = HERE / address.path.rpartition("/")[2]
            self.send_body(HTTPStatus.OK, FILES[address.path], file.read_bytes())
        elif not Path(self.directory).is_dir():
            page = self.prepare_page(WAITING_PAGE.read_bytes())
            self.send_body(HTTPStatus.SERVICE_UNAVAILABLE, "text/html", page)
        else:
            super().do_GET()

    def prepare_page(self, page: bytes) -> bytes:
        # Files and nothing inline: the site's Content-Security-Policy refuses that.
        addition = Template(ADDITION.read_text(encoding="utf-8")).substitute(build=self.builds.state.build)
        return page + addition.encode()


def live_handler(builds: Builds) -> type[LiveHandler]:
    """Return a handler class, since a server makes its handlers itself, that tells pages of these builds."""
    return type("LiveHandler", (LiveHandler,), {"builds": builds})


def take_snapshot(places: Iterable[Path]) -> Snapshot:
    """The path, time and size of every file in these folders and files."""
    return frozenset(entry for place in places for entry in _look_at(place))


def wait_for_change(places: Iterable[Path], seen: Snapshot) -> None:
    """Return when something differs from the snapshot."""
    watched = tuple(places)
    while take_snapshot(watched) == seen:
        time.sleep(SECONDS_BETWEEN_LOOKS)


def is_ignored(name: str) -> bool:
    return name.startswith(".") or name in IGNORED_NAMES or name.endswith(IGNORED_ENDINGS)


def _look_at(place: Path) -> Iterator[tuple[str, int, int]]:
    for path in _find_files(place):
        try:
            found = path.stat()
        except FileNotFoundError:  # deleted between the two looks
            continue
        yield (str(path), found.st_mtime_ns, found.st_size)


def _find_files(place: Path) -> Iterator[Path]:
    if place.is_file():
        yield place
    for folder, subfolders, names in os.walk(place):
        subfolders[:] = [name for name in subfolders if not is_ignored(name)]
        yield from (Path(folder, name) for name in names if not is_ignored(name))
