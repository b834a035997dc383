"""Serve the last good build, and tell open pages when there is a newer one or why there is none."""

from __future__ import annotations

import json
import threading
from dataclasses import asdict, dataclass, field
from http import HTTPStatus
from pathlib import Path
from string import Template
from urllib.parse import parse_qs, urlsplit
from uuid import uuid4

from practice_guide.commands.site_server import SiteHandler

HERE = Path(__file__).parent
WAITING_PAGE = HERE / "waiting.html"
ADDITION = HERE / "live.html"
FILES = {"/__dev/live.js": "text/javascript", "/__dev/live.css": "text/css"}
# Shorter than the time after which proxies and browsers give up on a silent answer.
LONGEST_WAIT = 25.0


def _new_name() -> str:
    """Random, so that a page that was opened before the server was restarted sees that it is old."""
    return uuid4().hex


@dataclass(frozen=True)
class State:
    """What the author of an open page should know."""

    build: str = field(default_factory=_new_name)
    """The name of the last good build."""
    failure: str = ""
    """Why the build after it failed; empty where none did."""
    name: str = field(default_factory=_new_name)


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
