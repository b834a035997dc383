"""A file or a folder is there whole or not at all, whoever else writes it meanwhile."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from practice_guide import whole_files
from practice_guide.whole_files import ABANDONED_AFTER, new_folder_for, tidy_up, write_whole


def content_of(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir()}


def test_a_file_is_written_with_its_folders_and_nothing_else_is_left(tmp_path: Path) -> None:
    write_whole(tmp_path / "kept" / "here" / "results", b"old")
    write_whole(tmp_path / "kept" / "here" / "results", b"new")
    assert content_of(tmp_path / "kept" / "here") == {"results": b"new"}


def test_two_builds_can_write_the_same_file_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file, replace = tmp_path / "results", Path.replace

    def replace_after_another(unfinished: Path, target: Path) -> Path:
        monkeypatch.setattr(Path, "replace", replace)
        write_whole(file, b"of the other build")
        return replace(unfinished, target)

    monkeypatch.setattr(Path, "replace", replace_after_another)
    write_whole(file, b"of this build")
    assert content_of(tmp_path) == {"results": b"of this build"}


def test_a_failure_leaves_the_old_file_and_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def write_half(unfinished: Path, content: bytes) -> int:
        with unfinished.open("wb") as half:
            half.write(content[:3])
        raise OSError("No space left on device")

    write_whole(tmp_path / "results", b"old")
    monkeypatch.setattr(Path, "write_bytes", write_half)
    with pytest.raises(OSError, match=r"^No space left on device$"):
        write_whole(tmp_path / "results", b"new words")
    assert content_of(tmp_path) == {"results": b"old"}


def test_whoever_may_read_other_files_of_ours_may_read_this_one(tmp_path: Path) -> None:
    (tmp_path / "plain").write_bytes(b"")
    write_whole(tmp_path / "results", b"")
    assert (tmp_path / "results").stat().st_mode == (tmp_path / "plain").stat().st_mode


def make_site(folder: Path, words: str) -> Path:
    site = folder / "site"
    site.mkdir(parents=True)
    (site / "index.html").write_text(words, encoding="utf-8")
    return site


def contents(folder: Path) -> dict[str, str]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in files}


def replace(site: Path, words: str) -> None:
    with new_folder_for(site) as new:
        (new / "index.html").write_text(words, encoding="utf-8")


def test_the_new_folder_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    site = make_site(tmp_path, "old")
    replace(site, "new")
    assert contents(tmp_path) == {"site/index.html": "new"}


def test_there_need_be_no_old_folder(tmp_path: Path) -> None:
    replace(tmp_path / "site", "new")
    assert contents(tmp_path) == {"site/index.html": "new"}


def test_an_error_while_building_leaves_the_old_folder(tmp_path: Path) -> None:
    site = make_site(tmp_path, "old")

    def stop_half_way() -> None:
        with new_folder_for(site) as new:
            (new / "half.html").write_text("half", encoding="utf-8")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        stop_half_way()
    assert contents(tmp_path) == {"site/index.html": "old"}


def test_an_error_between_the_two_renames_puts_the_old_folder_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = make_site(tmp_path, "old")
    rename = whole_files._rename

    def fail_on_the_new_folder(source: Path, target: Path) -> None:
        if source.name.startswith(".site-new-"):
            raise KeyboardInterrupt
        rename(source, target)

    monkeypatch.setattr(whole_files, "_rename", fail_on_the_new_folder)
    with pytest.raises(KeyboardInterrupt):
        replace(site, "new")
    assert contents(tmp_path) == {"site/index.html": "old"}


def test_a_folder_that_a_killed_swap_moved_aside_is_put_back(tmp_path: Path) -> None:
    make_site(tmp_path / ".site-old-x", "old").rename(tmp_path / ".site-old-x" / "was")
    tidy_up(tmp_path / "site")
    assert contents(tmp_path) == {"site/index.html": "old"}


def test_only_folders_that_were_left_long_ago_are_deleted(tmp_path: Path) -> None:
    for name in (".site-new-left", ".site-new-busy", ".sites-new-other"):
        (tmp_path / name).mkdir()
    long_ago = time.time() - ABANDONED_AFTER - 60
    os.utime(tmp_path / ".site-new-left", (long_ago, long_ago))
    os.utime(tmp_path / ".sites-new-other", (long_ago, long_ago))
    tidy_up(tmp_path / "site")
    assert sorted(path.name for path in tmp_path.iterdir()) == [".site-new-busy", ".sites-new-other"]


def test_a_refused_rename_is_tried_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site, refusals, rename = make_site(tmp_path, "old"), [True, True, False], Path.rename

    def refuse_twice(source: Path, target: Path) -> Path:
        if refusals and refusals.pop(0):
            raise PermissionError
        return rename(source, target)

    monkeypatch.setattr(whole_files, "SECONDS_BETWEEN_TRIES", 0)
    monkeypatch.setattr(Path, "rename", refuse_twice)
    replace(site, "new")
    assert contents(tmp_path) == {"site/index.html": "new"}
