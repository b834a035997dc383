from __future__ import annotations

import threading
from http.client import HTTPConnection
from pathlib import Path

import pytest
from playwright.sync_api import Page

from practice_guide.commands import serve
from practice_guide.commands.serve import Builds, live_handler, take_snapshot, wait_for_change
from practice_guide.commands.site_server import serving
from practice_guide.editions.published_files import POLICY


def write_page(site: Path, words: str) -> None:
    site.mkdir(exist_ok=True)
    head = (
        f'<!doctype html><meta http-equiv="Content-Security-Policy" content="{POLICY}"><link rel="icon" href="data:,">'
    )
    (site / "index.html").write_text(f"{head}<button>Act</button><p>{words}</p>", encoding="utf-8")


def test_a_page_that_knows_another_state_is_told_at_once() -> None:
    builds = Builds()
    assert builds.wait_for_other_than("an older one") == builds.state


def test_a_page_that_knows_the_state_waits_for_the_next_one() -> None:
    builds = Builds()
    first, told = builds.state, []
    waiting = threading.Thread(target=lambda: told.append(builds.wait_for_other_than(first.name, timeout=30)))
    waiting.start()
    builds.announce()
    waiting.join(timeout=30)
    assert told == [builds.state]
    assert builds.state.build != first.build


def test_nothing_new_by_the_timeout_leaves_the_page_as_it_is() -> None:
    builds = Builds()
    assert builds.wait_for_other_than(builds.state.name, timeout=0) == builds.state


def test_a_build_that_failed_leaves_the_last_good_one_until_it_is_mended() -> None:
    builds = Builds()
    good = builds.state
    builds.announce("It failed.")
    failed = builds.state
    builds.announce()
    assert (failed.build, failed.failure, failed.name != good.name) == (good.build, "It failed.", True)
    assert (builds.state.build != good.build, builds.state.failure) == (True, "")


def test_what_follows_the_builds_is_added_to_what_is_served_and_never_to_the_file(tmp_path: Path) -> None:
    write_page(tmp_path / "site", "words")
    built, builds = (tmp_path / "site" / "index.html").read_bytes(), Builds()
    with serving(tmp_path / "site", live_handler(builds)) as server:
        connection = HTTPConnection("127.0.0.1", server.server_address[1], timeout=10)
        connection.request("GET", "/")
        served = connection.getresponse().read()
        connection.close()
    added = f'<script src="/__dev/live.js?build={builds.state.build}" defer></script>\n'
    assert served.startswith(built)
    assert served.endswith(added.encode())
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


def test_an_open_page_tells_why_a_build_failed_as_text_until_it_is_mended(tmp_path: Path, page: Page) -> None:
    site, builds, faults = tmp_path / "site", Builds(), []
    page.on("console", lambda message: faults.append(message.text))
    page.on("pageerror", lambda error: faults.append(str(error)))
    write_page(site, "First words.")
    with serving(site, live_handler(builds)) as server:
        page.goto(server.url)
        page.get_by_role("button", name="Act").focus()
        builds.announce("docs/index.md:3  title\n    <img src=x onerror=alert(1)> is not allowed. Remove it.")
        notice = page.get_by_role("alert")
        notice.get_by_text("The last build failed").wait_for()
        assert notice.locator("pre").inner_text() == (
            "docs/index.md:3  title\n    <img src=x onerror=alert(1)> is not allowed. Remove it."
        )
        assert page.get_by_text("First words.").is_visible()
        assert page.evaluate("document.activeElement.textContent") == "Act"

        builds.announce("docs/index.md:4\n    Something else.")
        notice.get_by_text("Something else.").wait_for()
        assert notice.get_by_text("The last build failed").count() == 1

        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        assert not notice.locator("pre").is_visible()
        page.keyboard.press("Shift+Tab")
        assert page.evaluate("document.activeElement.textContent") == "Act"

        write_page(site, "Second words.")
        builds.announce()
        page.get_by_text("Second words.").wait_for()
        assert notice.count() == 0
        page.goto("about:blank")
    assert faults == []


def test_a_page_opened_after_a_failed_build_tells_it_too_but_not_on_paper(tmp_path: Path, page: Page) -> None:
    site, builds = tmp_path / "site", Builds()
    write_page(site, "First words.")
    builds.announce("docs/index.md:3  title\n    Shorten it.")
    with serving(site, live_handler(builds)) as server:
        page.goto(server.url)
        page.get_by_role("alert").get_by_text("Shorten it.").wait_for()
        page.emulate_media(media="print")
        assert not page.get_by_role("alert").is_visible()
        page.goto("about:blank")


def names(places: list[Path]) -> list[str]:
    return sorted(Path(path).name for path, _, _ in take_snapshot(places))


def test_a_snapshot_holds_every_file_in_folders_and_single_files(tmp_path: Path) -> None:
    (tmp_path / "docs" / "guide").mkdir(parents=True)
    for name in ("docs/index.md", "docs/guide/page.md", "mkdocs.yml"):
        (tmp_path / name).write_text("x", encoding="utf-8")
    assert names([tmp_path / "docs", tmp_path / "mkdocs.yml"]) == ["index.md", "mkdocs.yml", "page.md"]


def test_what_editors_and_python_leave_behind_is_ignored(tmp_path: Path) -> None:
    (tmp_path / "__pycache__").mkdir()
    for name in ("__pycache__/a.py", ".#index.md", "index.md~", ".index.md.swp", "index.md"):
        (tmp_path / name).write_text("x", encoding="utf-8")
    assert names([tmp_path]) == ["index.md"]


def test_a_place_that_does_not_exist_has_no_files(tmp_path: Path) -> None:
    assert take_snapshot([tmp_path / "overrides"]) == frozenset()


@pytest.mark.parametrize("change", ["edit", "add", "delete"])
def test_every_change_ends_the_waiting(change: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page, other = tmp_path / "page.md", tmp_path / "other.md"
    page.write_text("x", encoding="utf-8")
    looks = []

    def change_something(seconds: float) -> None:
        looks.append(seconds)
        if change == "edit":
            page.write_text("xx", encoding="utf-8")
        elif change == "add":
            other.write_text("x", encoding="utf-8")
        else:
            page.unlink()

    monkeypatch.setattr(serve.time, "sleep", change_something)
    wait_for_change([tmp_path], take_snapshot([tmp_path]))
    assert looks == [serve.SECONDS_BETWEEN_LOOKS]
