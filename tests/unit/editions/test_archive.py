"""The archive of an edition: what goes in, the same bytes each time, and its digest in the ledger."""

from __future__ import annotations

import gzip
import io
import json
import os
import subprocess
import tarfile
from pathlib import Path

import pytest

from practice_guide.editions.archive import (
    ArchiveError,
    archive_digest,
    is_input,
    pack,
    read_archive,
    read_inputs,
    unpack,
    write_archive,
)

from .conftest import Desk

NO_HELP = """Whether the edition could be built again from its commit cannot be told: git does not help.
    {}
See what git status says, mend that, then release.
"""


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("docs/index.md", True),
        ("docs/guide/calls.md", True),
        ("hooks/practice_guide/site.py", True),
        ("overrides/print/fonts/NotoSans-Regular.ttf", True),
        ("mkdocs.yml", True),
        ("requirements.txt", True),
        ("dev.py", True),
        ("LICENSE", True),
        ("editions/2026.1.json", True),
        ("editions/2026.2.json", False),
        ("editions/2026.10.json", False),
        ("editions/notes.json", False),
        ("editions/2026.1.txt", False),
        ("README.md", False),
        ("tests/conftest.py", False),
        ("site/index.html", False),
        ("hooks/__pycache__/site.pyc", False),
        ("docs/.index.md.swp", False),
        ("docs/index.md~", False),
        ("hooks/.mypy_cache/x.json", False),
    ],
)
def test_an_archive_holds_what_an_edition_is_built_from(path: str, expected: bool) -> None:
    assert is_input(path, "2026.2") is expected


def test_an_archive_has_the_same_bytes_whenever_and_by_whomever_the_files_were_written(tmp_path: Path) -> None:
    packed = []
    for name, mode, when in (("one", 0o600, 1_000_000_000), ("two", 0o755, 1_700_000_000)):
        for path in ("mkdocs.yml", "docs/index.md") if name == "one" else ("docs/index.md", "mkdocs.yml"):
            file = tmp_path / name / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(b"the same\n")
            file.chmod(mode)
            os.utime(file, (when, when))
        packed.append(pack(read_inputs(tmp_path / name, "2026.1")))
    assert packed[0] == packed[1]
    assert archive_digest(packed[0]) == "7773e5b91c2c8e40af016debae71c37a464cde52a1d56aa82849ad680e1cc215"


def test_what_was_packed_comes_out_again(tmp_path: Path) -> None:
    files = {"docs/index.md": b"words\n", "mkdocs.yml": b"\x00\xff"}
    write_archive(tmp_path / "kept" / "2026.1.tar.gz", pack(files))
    assert unpack(read_archive(tmp_path / "kept" / "2026.1.tar.gz"), "2026.1") == files


@pytest.mark.parametrize("content", [b"no archive", gzip.compress(b"cut short", mtime=0)[:-9]])
def test_a_file_that_is_no_archive_is_refused(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "2026.1.tar.gz"
    file.write_bytes(content)
    with pytest.raises(ArchiveError, match=r"^2026\.1\.tar\.gz cannot be read: "):
        read_archive(file)


@pytest.mark.parametrize("unwritten", ["2026.1.tar.gz", "2026.1.json"])
def test_a_release_that_is_stopped_leaves_no_half_file(
    desk: Desk, unwritten: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = Path.write_bytes

    def write_half(file: Path, content: bytes) -> int:
        if not file.name.startswith(unwritten):
            return write(file, content)
        write(file, content[:10])
        raise OSError("No space left on device")

    monkeypatch.setattr(Path, "write_bytes", write_half)
    with pytest.raises(OSError, match=r"^No space left on device$"):
        desk.release("2026.1")
    archive = desk.project.archive("2026.1")
    assert [*archive.parent.iterdir()] == ([archive] if unwritten == "2026.1.json" else [])
    assert [*desk.project.ledgers.glob("*")] == []


def test_a_release_keeps_the_archive_whose_digest_is_in_its_ledger(desk: Desk) -> None:
    desk.release("2026.1")
    ledger = json.loads((desk.project.ledgers / "2026.1.json").read_text(encoding="utf-8"))
    packed = read_archive(desk.project.archive("2026.1"))
    assert ledger["archive"] == archive_digest(packed)
    with tarfile.open(fileobj=io.BytesIO(packed)) as tar:
        assert tar.getnames() == [*read_inputs(desk.project.root, "2026.1")]


def test_a_later_archive_holds_the_ledgers_of_earlier_editions(released: Desk) -> None:
    released.release("2026.2")
    ledgers = [path for path in read_inputs(released.project.root, "2026.2") if path.startswith("editions/")]
    assert ledgers == ["editions/2026.1.json"]


def git(desk: Desk, *arguments: str) -> None:
    identity = ["-c", "user.name=x", "-c", "user.email=x@example.org"]
    subprocess.run(["git", *identity, *arguments], cwd=desk.project.root, check=True, capture_output=True)


def commit(desk: Desk, what: str) -> None:
    git(desk, "add", "--all")
    git(desk, "commit", "-m", what)


def refused(desk: Desk, capsys: pytest.CaptureFixture[str]) -> str:
    """Return why 2026.1 was not released; nothing was written."""
    assert desk.release("2026.1") == 1
    assert not desk.project.ledgers.exists()
    assert not desk.project.archive("2026.1").exists()
    said = capsys.readouterr().err
    ending = "\nEdition 2026.1 was not released, and nothing was written.\n"
    assert said.endswith(ending)
    return said.removesuffix(ending)


def test_what_is_not_committed_is_not_released(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    git(desk, "init")
    commit(desk, "Start")
    desk.edit("guide/calls.md", "Ask who is there.", "Ask who is in the room.")
    (desk.project.docs / "notes.txt").write_text("new", encoding="utf-8")
    (desk.project.root / "README.md").write_text("not part of it", encoding="utf-8")
    assert refused(desk, capsys) == (
        "The edition could not be built again from its commit: these files are not committed as they are.\n"
        "    docs/guide/calls.md\n"
        "    docs/notes.txt\n"
        "Commit them or take them away, then release.\n"
    )
    commit(desk, "Go on")
    assert desk.release("2026.1") == 0


def test_what_git_gives_back_otherwise_is_not_released(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    calls, notes = desk.project.docs / "guide/calls.md", desk.project.docs / "notes.txt"
    (desk.project.root / ".gitattributes").write_text("* text=auto eol=lf\n", encoding="utf-8")
    calls.write_bytes(calls.read_bytes().replace(b"\n", b"\r\n"))
    notes.symlink_to(desk.project.docs / "index.md")
    git(desk, "init")
    commit(desk, "Start")
    assert refused(desk, capsys) == (
        "The edition could not be built again from its commit: "
        "git gives these files back otherwise than they are here.\n"
        "    docs/guide/calls.md\n"
        "    docs/notes.txt\n"
        "Where line ends are the reason, delete the file and get it back: git checkout -- FILE.\n"
        "In the place of a symbolic link, commit a copy of what it leads to. Then release.\n"
    )
    calls.unlink()
    git(desk, "checkout", "--", "docs/guide/calls.md")
    notes.unlink()
    notes.write_bytes((desk.project.docs / "index.md").read_bytes())
    commit(desk, "Go on")
    assert desk.release("2026.1") == 0


def test_where_git_fails_nothing_is_released(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    git(desk, "init")
    commit(desk, "Start")
    settings = desk.project.root / ".git" / "config"
    good = settings.read_bytes()
    settings.write_text("no settings\n", encoding="utf-8")
    assert refused(desk, capsys) == NO_HELP.format("bad config line 1 in file .git/config")
    settings.write_bytes(good)
    assert desk.release("2026.1") == 0


def test_nor_is_it_before_the_first_commit(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    git(desk, "init")
    assert refused(desk, capsys) == NO_HELP.format("bad revision 'HEAD'")


def test_a_copy_is_released_where_git_is_not_installed(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    git(desk, "init")
    monkeypatch.setenv("PATH", "")
    assert desk.release("2026.1") == 0
