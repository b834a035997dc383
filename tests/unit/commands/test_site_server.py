from __future__ import annotations

import socket
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path

import pytest

from practice_guide.commands.site_server import MISSING, SiteHandler, open_server, serving


@pytest.fixture
def site(tmp_path: Path) -> Path:
    files = {"index.html": "home", "guide/index.html": "guide", "404.html": "lost", "assets/a.js": "code"}
    for name, words in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(words, encoding="utf-8")
    return tmp_path


def ask(site: Path, address: str, method: str = "GET", host: str | None = None) -> tuple[HTTPResponse, bytes]:
    with serving(site) as server:
        connection = HTTPConnection("127.0.0.1", server.server_address[1], timeout=10)
        connection.request(method, address, headers={"Host": host} if host is not None else {})
        answer = connection.getresponse()
        body = answer.read()
        connection.close()
    return answer, body


@pytest.mark.parametrize(
    ("address", "status", "kind", "body"),
    [
        ("/", 200, "text/html; charset=utf-8", b"home"),
        ("/guide/?x=1", 200, "text/html; charset=utf-8", b"guide"),
        ("/assets/a.js", 200, "text/javascript", b"code"),
        ("/gone/", 404, "text/html; charset=utf-8", b"lost"),
        ("/assets/", 404, "text/html; charset=utf-8", b"lost"),
        ("/../../etc/passwd", 404, "text/html; charset=utf-8", b"lost"),
    ],
)
def test_an_address_is_answered_as_a_static_host_does(
    site: Path, address: str, status: int, kind: str, body: bytes
) -> None:
    answer, found = ask(site, address)
    assert (answer.status, answer.headers["Content-Type"], found) == (status, kind, body)


def test_a_folder_without_its_slash_is_redirected(site: Path) -> None:
    answer, _ = ask(site, "/guide")
    assert (answer.status, answer.headers["Location"]) == (301, "/guide/")


def test_a_site_without_a_404_page_still_says_so(site: Path) -> None:
    (site / "404.html").unlink()
    answer, body = ask(site, "/gone/")
    assert (answer.status, body) == (404, MISSING)


def test_a_head_request_gets_no_body(site: Path) -> None:
    answer, body = ask(site, "/", "HEAD")
    assert (answer.status, answer.headers["Content-Length"], body) == (200, "4", b"")


def test_the_next_port_is_used_when_one_is_taken() -> None:
    with open_server("127.0.0.1", 0, SiteHandler) as first:
        port = first.server_address[1]
        with open_server("127.0.0.1", port, SiteHandler) as second:
            assert port < second.server_address[1] < port + 50
            assert second.url == f"http://127.0.0.1:{second.server_address[1]}/"


def test_an_address_of_another_machine_is_refused_at_once() -> None:
    with pytest.raises(OSError, match="assign requested address"):
        open_server("192.0.2.1", 0, SiteHandler)


@pytest.mark.parametrize("host", ["localhost:8000", "LocalHost", "127.0.0.1", "[::1]:8000"])
def test_every_name_of_this_computer_for_itself_is_answered(site: Path, host: str) -> None:
    assert ask(site, "/", host=host)[1] == b"home"


@pytest.mark.parametrize("host", ["evil.example", "localhost.evil.example", "192.0.2.1:8000", "[::1", ""])
def test_a_page_of_another_site_that_borrows_this_address_is_refused(site: Path, host: str) -> None:
    answer, body = ask(site, "/", host=host)
    assert (answer.status, b"home" in body, b"This server answers at http://127.0.0.1:" in body) == (421, False, True)


@pytest.mark.parametrize(
    ("started_for", "host", "expected"),
    [
        ("127.0.0.1", "laptop.local", False),
        ("127.0.0.1", "192.0.2.1", False),
        ("0.0.0.0", "192.0.2.1:8000", True),
        ("0.0.0.0", "evil.example", False),
    ],
)
def test_the_host_that_the_server_was_started_for_decides(started_for: str, host: str, expected: bool) -> None:
    with open_server(started_for, 0, SiteHandler) as server:
        assert server.answers_to(host) is expected


def test_a_server_for_every_address_is_shown_where_a_browser_finds_it() -> None:
    with open_server("0.0.0.0", 0, SiteHandler) as server:
        assert server.url == f"http://localhost:{server.server_address[1]}/"


def say(site: Path, sent: bytes, handler: type[SiteHandler] = SiteHandler) -> bytes:
    """What comes back for these very bytes, until the server ends the connection."""
    with (
        serving(site, handler) as server,
        socket.create_connection(server.server_address[:2], timeout=10) as connection,
    ):
        connection.sendall(sent)
        return b"".join(iter(lambda: connection.recv(65536), b""))


@pytest.mark.parametrize(
    "address",
    [b"/\0", b"/%00", b"/%0d%0ax", b"/%ed%a0%80", b"http://[/", b"/" + 60_000 * b"a"],
    ids=lambda given: given[:12],
)
def test_what_can_be_no_address_is_a_bad_request(site: Path, address: bytes) -> None:
    said = say(site, b"GET " + address + b" HTTP/1.1\r\nHost: localhost\r\n\r\n")
    assert said.startswith(b"HTTP/1.1 400 Bad Request\r\n")


def test_a_name_that_is_too_long_for_the_disk_is_a_missing_page(site: Path) -> None:
    assert ask(site, f"/{300 * 'a'}/")[0].status == 404


@pytest.mark.parametrize("sent", [b"", b"GET / HT", b"GET / HTTP/1.1\r\nHost: localhost\r\n"])
def test_a_connection_that_asks_for_nothing_is_ended(site: Path, sent: bytes) -> None:
    assert 0 < (SiteHandler.timeout or 0) <= 60
    assert say(site, sent, type("Impatient", (SiteHandler,), {"timeout": 0.01})) == b""
