"""The shelf makes a file once, and forgets what nobody asks for."""

from __future__ import annotations

from pathlib import Path

from practice_guide.printing.shelf import SPARE, Shelf


def fail() -> bytes:
    raise AssertionError("made again")


def test_a_file_is_made_once_and_then_taken(tmp_path: Path) -> None:
    assert Shelf(tmp_path / "pdf").take("abc", lambda: b"content") == b"content"
    assert Shelf(tmp_path / "pdf").take("abc", fail) == b"content"


def test_a_failure_leaves_nothing_on_the_shelf(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path / "pdf")
    try:
        shelf.take("abc", fail)
    except AssertionError:
        assert shelf.take("abc", lambda: b"content") == b"content"


def test_tidying_keeps_what_was_used_and_a_few_more(tmp_path: Path) -> None:
    for name in "abcdefgh":
        Shelf(tmp_path).take(name, lambda: b"")
    shelf = Shelf(tmp_path)
    shelf.take("a", fail)
    shelf.tidy()
    left = {file.name for file in tmp_path.iterdir()}
    assert "a" in left
    assert len(left) == SPARE
