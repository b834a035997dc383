"""The shelf makes a file once, and forgets what nobody asks for."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from practice_guide.printing.pdfs import SPARE, Shelf


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


def test_tidying_passes_over_what_another_build_took_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shelf, on_the_shelf = Shelf(tmp_path), Path.glob
    for name in "abcdefgh":
        Shelf(tmp_path).take(name, lambda: b"")
    shelf.take("a", fail)

    def take_away_after_listing(folder: Path, pattern: str) -> Iterator[Path]:
        listed = list(on_the_shelf(folder, pattern))
        for file in listed:
            if file.name != "a":
                file.unlink()
        yield from listed

    monkeypatch.setattr(Path, "glob", take_away_after_listing)
    shelf.tidy()
    assert [file.name for file in tmp_path.iterdir()] == ["a"]


def test_what_another_build_takes_away_between_two_looks_is_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf, mark = Shelf(tmp_path), os.utime
    shelf.take("a", lambda: b"first")

    def mark_and_lose(file: Path) -> None:
        mark(file)
        file.unlink()

    monkeypatch.setattr(os, "utime", mark_and_lose)
    assert shelf.take("a", lambda: b"second") == b"second"
    assert (tmp_path / "a").read_bytes() == b"second"
