from __future__ import annotations

import threading
from http.client import HTTPConnection
from pathlib import Path

from playwright.sync_api import Page

from practice_guide.commands.live import Builds, live_handler
from practice_guide.commands.site_server import serving

POLICY = "default-src 'none'; script-src 'self'; connect-src 'self'"


def write_page(site: Path, words: str) -> None:
    site.mkdir(exist_ok=True)
    head = f'<!doctype html><meta http-equiv="Content-Security-Policy" content="{POLICY}"><title>x</title>'
    (site / "index.html").write_text(f"{head}<p>{words}</p>", encoding="utf-8")


def test_a_page_that_knows_another_build_is_told_at_once() -> None:
    builds = Builds()
    assert builds.wait_for_other_than("an older one") == builds.current


def test_a_page_that_knows_the_build_waits_for_the_next_one() -> None:
    builds = Builds()
    first, told = builds.current, []
    waiting = threading.Thread(target=lambda: told.append(builds.wait_for_other_than(first, timeout=30)))
    waiting.start()
    builds.announce()
    waiting.join(timeout=30)
    assert told == [builds.current]
    assert builds.current != first


def test_nothing_new_by_the_timeout_leaves_the_page_as_it_is() -> None:
    builds = Builds()
    assert builds.wait_for_other_than(builds.current, timeout=0) == builds.current


def test_the_script_is_added_to_what_is_served_and_never_to_the_file(tmp_path: Path) -> None:
    write_page(tmp_path / "site", "words")
    built, builds = (tmp_path / "site" / "index.html").read_bytes(), Builds()
    with serving(tmp_path / "site", live_handler(builds)) as server:
        connection = HTTPConnection("127.0.0.1", server.server_address[1], timeout=10)
        connection.request("GET", "/")
        served = connection.getresponse().read()
        connection.close()
    added = f'<script src="/__dev/reload.js?build={builds.current}" defer></script>'
    assert served == built + added.encode()
    assert (tmp_path / "site" / "index.html").read_bytes() == built


def test_an_open_page_shows_the_next_build_under_the_sites_own_policy(tmp_path: Path, page: Page) -> None:
    site, builds, faults = tmp_path / "site", Builds(), []
    page.on("console", lambda message: faults.append(message.text))
    page.on("pageerror", lambda error: faults.append(str(error)))
    write_page(site, "First words.")
    with serving(site, live_handler(builds)) as server:
        page.goto(server.url)
        write_page(site, "Second words.")
        builds.announce()
        page.get_by_text("Second words.").wait_for()
        page.goto("about:blank")
    assert faults == []


def test_before_the_first_good_build_a_page_says_so_and_then_gives_way(tmp_path: Path, page: Page) -> None:
    site, builds = tmp_path / "site", Builds()
    with serving(site, live_handler(builds)) as server:
        answer = page.goto(server.url)
        assert answer is not None
        assert answer.status == 503
        page.get_by_text("nothing to show yet").wait_for()
        write_page(site, "First words.")
        builds.announce()
        page.get_by_text("First words.").wait_for()
        page.goto("about:blank")
