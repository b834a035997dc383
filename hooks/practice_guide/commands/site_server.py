"""Serve a folder of built pages on this computer, as a static host would."""

from __future__ import annotations

import errno
import os
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from ipaddress import ip_address
from pathlib import Path
from typing import Any, BinaryIO
from urllib.parse import unquote, urlsplit

from practice_guide.addresses import host_of

PORTS_TO_TRY = 50
LAST_PORT = 65535
MISSING = b"There is no such page, and the site has no 404.html.\n"
# No page of ours has an address near this long, and file systems refuse what is longer.
LONGEST_ADDRESS = 2000
OWN_NAMES = frozenset({"localhost", "127.0.0.1", "::1"})
EVERY_ADDRESS = ("", "0.0.0.0", "::")


class SiteServer(ThreadingHTTPServer):
    """A server that ends with the process and never shares its port with another one."""

    daemon_threads = True
    # On Windows this setting would let two servers take one port, and each get some of the requests.
    allow_reuse_address = os.name != "nt"

    def __init__(self, address: tuple[str, int], handler: Callable[..., SiteHandler]) -> None:
        self.host = address[0]
        if ":" in self.host:
            self.address_family = socket.AF_INET6
        super().__init__(address, handler)

    @property
    def url(self) -> str:
        """The address to open; a server that listens on every address of the computer is there as localhost too."""
        host = "localhost" if self.host in EVERY_ADDRESS else self.host
        shown = f"[{host}]" if ":" in host else host
        return f"http://{shown}:{self.server_address[1]}/"

    def answers_to(self, host: str | None) -> bool:
        """Say whether a request came for this server.

        A page of another site can give its own name the address of this computer, and so read what is served here. Its
        requests carry that name. Where the server listens on every address, any address in numbers is ours.
        """
        name = host_of(f"//{host or ''}")
        if self.host in EVERY_ADDRESS:
            return name in OWN_NAMES or name == socket.gethostname().lower() or _is_in_numbers(name)
        return name in OWN_NAMES or name == self.host.lower()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Stay silent: a reader who leaves before a page has come is no error."""


class SiteHandler(SimpleHTTPRequestHandler):
    """Answer as a static host does: index.html for a folder, 404.html for what is not there."""

    protocol_version = "HTTP/1.1"
    server: SiteServer
    # Seconds after which a connection that asks for nothing is ended; browsers open a new one when they need it.
    timeout = 30
    extensions_map = {  # noqa: RUF012  # the base class declares it so
        **SimpleHTTPRequestHandler.extensions_map,
        ".js": "text/javascript",  # Windows may have another idea in its registry
        ".woff2": "font/woff2",
        ".webmanifest": "application/manifest+json",
    }

    def parse_request(self) -> bool:
        """Refuse what no browser asks of this server before anything is looked up."""
        if not super().parse_request():
            return False
        if not self.server.answers_to(self.headers.get("Host")):
            self.send_error(HTTPStatus.MISDIRECTED_REQUEST, explain=f"This server answers at {self.server.url} only.")
            return False
        if not _can_be_address(self.path):
            self.send_error(HTTPStatus.BAD_REQUEST)
            return False
        return True

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def list_directory(self, path: Any) -> BytesIO | None:
        """Refuse to list folders: a static host does not."""
        self.send_error(HTTPStatus.NOT_FOUND)
        return None

    def send_head(self) -> BytesIO | BinaryIO | None:
        """Send a page whole; the base class streams other files and redirects to a folder's slash."""
        page = self.find_file()
        if page is None or page.suffix != ".html":
            return super().send_head()
        self.send_body(HTTPStatus.OK, "text/html", self.prepare_page(page.read_bytes()))
        return None

    def find_file(self) -> Path | None:
        """The file that the address asks for, if there is one."""
        path = Path(self.translate_path(self.path))
        if os.path.isdir(path) and self.path.partition("?")[0].endswith("/"):  # noqa: PTH112  # see below
            path /= "index.html"
        # Unlike pathlib, this takes a name that is too long for the disk as one that is not there.
        return path if os.path.isfile(path) else None  # noqa: PTH113

    def prepare_page(self, page: bytes) -> bytes:
        """Change a page on its way to the browser."""
        return page

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        if code != HTTPStatus.NOT_FOUND:
            super().send_error(code, message, explain)
            return
        page = Path(self.directory) / "404.html"
        if page.is_file():
            self.send_body(code, "text/html", self.prepare_page(page.read_bytes()))
        else:
            self.send_body(code, "text/plain", MISSING)

    def send_body(self, status: int, kind: str, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  # the base class calls it so
        """Stay silent: the terminal is for what the build says."""


def open_server(host: str, port: int, handler: Callable[..., SiteHandler]) -> SiteServer:
    """Listen on the port or, where it is taken, on the next free one; port 0 is any free one."""
    last = min(port + PORTS_TO_TRY - 1, LAST_PORT)
    for candidate in range(port, last + 1):
        try:
            return SiteServer((host, candidate), handler)
        except OSError as error:
            if error.errno not in (errno.EADDRINUSE, errno.EACCES):
                raise
    raise OSError(f"no free port from {port} to {last}")


def _is_in_numbers(host: str) -> bool:
    try:
        return bool(ip_address(host))
    except ValueError:
        return False


def _can_be_address(path: str) -> bool:
    """Say whether an address that was asked for could lead to a file on any disk."""
    try:
        name = unquote(urlsplit(path).path, errors="surrogatepass")
        name.encode()
    except ValueError:
        return False
    return len(path) <= LONGEST_ADDRESS and name.isprintable()


@contextmanager
def serving(folder: Path, handler: type[SiteHandler] = SiteHandler) -> Iterator[SiteServer]:
    """Serve the folder in a thread, on any free port, while the block runs."""
    server = open_server("127.0.0.1", 0, partial(handler, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
