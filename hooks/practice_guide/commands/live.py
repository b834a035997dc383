"""Serve the last good build and tell open pages when there is a newer one."""

from __future__ import annotations

import threading
from http import HTTPStatus
from pathlib import Path
from urllib.parse import parse_qs, urlsplit
from uuid import uuid4

from practice_guide.commands.site_server import SiteHandler

RELOAD_SCRIPT = Path(__file__).with_name("reload.js")
WAITING_PAGE = Path(__file__).with_name("waiting.html")
# Shorter than the time after which proxies and browsers give up on a silent answer.
LONGEST_WAIT = 25.0


class Builds:
    """The name of the build that is shown, and a way to wait for the next one.

    Names are random, so a page that was opened before the server was restarted sees that it is old.
    """

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self.current = uuid4().hex

    def announce(self) -> None:
        """Name a new build, and wake whoever waits for it."""
        with self._changed:
            self.current = uuid4().hex
            self._changed.notify_all()

    def wait_for_other_than(self, shown: str, timeout: float = LONGEST_WAIT) -> str:
        """Return the current build as soon as it is another one, or after the timeout."""
        with self._changed:
            self._changed.wait_for(lambda: self.current != shown, timeout)
            return self.current


class LiveHandler(SiteHandler):
    """Add the reload script to pages as they are served, and answer it."""

    builds: Builds

    def do_GET(self) -> None:  # noqa: N802  # the base class calls it by this name
        address = urlsplit(self.path)
        if address.path == "/__dev/build":
            shown = parse_qs(address.query).get("shown", [""])[0]
            self.send_body(HTTPStatus.OK, "text/plain", self.builds.wait_for_other_than(shown).encode())
        elif address.path == "/__dev/reload.js":
            self.send_body(HTTPStatus.OK, "text/javascript", RELOAD_SCRIPT.read_bytes())
        elif not Path(self.directory).is_dir():
            page = self.prepare_page(WAITING_PAGE.read_bytes())
            self.send_body(HTTPStatus.SERVICE_UNAVAILABLE, "text/html", page)
        else:
            super().do_GET()

    def prepare_page(self, page: bytes) -> bytes:
        # A file and no inline script: the site's Content-Security-Policy refuses those.
        script = f'<script src="/__dev/reload.js?build={self.builds.current}" defer></script>'
        return page + script.encode()


def live_handler(builds: Builds) -> type[LiveHandler]:
    """Return a handler class, since a server makes its handlers itself, that tells pages of these builds."""
    return type("LiveHandler", (LiveHandler,), {"builds": builds})
