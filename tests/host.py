"""A static host, for tests that open the site as its readers do."""

from __future__ import annotations

from functools import cache
from http.server import SimpleHTTPRequestHandler
from pathlib import Path

from practice_guide.commands.site_server import SiteHandler


class Host(SiteHandler):
    """A host that heeds `_headers`, so that browsers may keep what never changes; our own server forbids that."""

    def end_headers(self) -> None:
        for name, value in headers_for(Path(self.directory), self.path).items():
            self.send_header(name, value)
        SimpleHTTPRequestHandler.end_headers(self)


def headers_for(site: Path, path: str) -> dict[str, str]:
    """What `_headers` says of an address: each rule whose start it has, the later one over the earlier."""
    return {name: value for start, headers in rules(site) if path.startswith(start) for name, value in headers.items()}


@cache
def rules(site: Path) -> list[tuple[str, dict[str, str]]]:
    found: list[tuple[str, dict[str, str]]] = []
    for line in (site / "_headers").read_text(encoding="utf-8").splitlines():
        name, colon, value = line.strip().partition(": ")
        if line.startswith("/"):
            found.append((line.removesuffix("*"), {}))
        elif colon:
            found[-1][1][name] = value
    return found
