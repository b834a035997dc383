"""A file is there whole or not at all, whoever else writes it meanwhile."""

from __future__ import annotations

from pathlib import Path

import pytest

from practice_guide.whole_files import write_whole


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
