from __future__ import annotations

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


def ask(site: Path, address: str, method: str = "GET") -> tuple[HTTPResponse, bytes]:
    with serving(site) as server:
        connection = HTTPConnection("127.0.0.1", server.server_address[1], timeout=10)
        connection.request(method, address)
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
