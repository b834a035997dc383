"""dev.py serve: show the guide on this computer and build it anew after every change."""

from __future__ import annotations

import argparse
import sys
import threading
from functools import partial

from practice_guide.commands.build import find_failure
from practice_guide.commands.live import Builds, live_handler
from practice_guide.commands.options import OptionParser
from practice_guide.commands.project import Project, here
from practice_guide.commands.site_server import SiteServer, open_server
from practice_guide.commands.watch import take_snapshot, wait_for_change

DEFAULT_ADDRESS = "127.0.0.1:8000"


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
