"""dev.py editions: what earlier editions are made from, what is refused and in which words. Builds are stood in for."""

from __future__ import annotations

import gzip
import shutil
from datetime import date
from pathlib import Path

import pytest

from practice_guide.commands.editions import make_editions
from practice_guide.commands.project import Project
from practice_guide.editions.archive import archive_digest, read_archive, write_archive

from .edition_desk import SITE, EditionDesk, add_quick_builder, start_desk

FIRST, SECOND = date(2026, 11, 21), date(2026, 12, 1)
FIRST_EPOCH = "1795219200"
NEXT = "python3 dev.py build puts them into the site.\n"
REMEDY = "    Put its archive at archives/2026.1.tar.gz: it was kept when the edition was released.\n"


@pytest.fixture
def desk(tmp_path: Path, project: Project, capsys: pytest.CaptureFixture[str]) -> EditionDesk:
    """A guide that released 2026.1 and 2026.2, kept no archive, and is now 2026.3."""
    found = start_desk(tmp_path / "guide")
    add_quick_builder(found, project)
    found.release("2026.1", FIRST)
    found.say_otherwise("Ask who is there.", "Ask who is in the room.", "2026-12-01")
    found.name("2026.2")
    found.release("2026.2", SECOND, is_tagged=False)
    found.say_otherwise("Ask who is in the room.", "Ask who listens.", "2026-12-02")
    found.name("2026.3")
    found.commit("Go on")
    shutil.rmtree(found.project.root / "archives")
    capsys.readouterr()
    return found


def made(desk: EditionDesk, capsys: pytest.CaptureFixture[str]) -> str:
    assert make_editions(desk.project) == 0
    return capsys.readouterr().out


def refused(desk: EditionDesk, capsys: pytest.CaptureFixture[str]) -> str:
    """Return why 2026.1 could not be made; 2026.2 is made all the same."""
    assert make_editions(desk.project) == 1
    said = capsys.readouterr()
    assert said.out.startswith("Edition 2026.2 is made again, from ")
    assert not (desk.project.old_sites / "2026.1").exists()
    return said.err


def test_editions_come_from_their_tag_or_else_from_the_commit_that_added_the_ledger(
    desk: EditionDesk, capsys: pytest.CaptureFixture[str]
) -> None:
    commit = desk.git("log", "--format=%H", "--grep=^Release 2026.2").strip()
    assert made(desk, capsys) == (
        "Edition 2026.1 is made again, from the tag 2026.1.\n"
        f"Edition 2026.2 is made again, from the commit {commit[:12]}.\n{NEXT}"
    )
    first, second = (desk.old_page(name).read_text(encoding="utf-8") for name in ("2026.1", "2026.2"))
    assert f"Ask who is there. ['{SITE}', '{FIRST_EPOCH}'] ['2026.1.json'] ['build']" in first
    assert "Ask who is in the room." in second
    assert "['2026.1.json', '2026.2.json'] ['build']" in second


def test_the_work_tree_stays_as_it_is(desk: EditionDesk, capsys: pytest.CaptureFixture[str]) -> None:
    desk.edit("guide/calls.md", "Ask who listens.", "Ask who is listening.")
    before = desk.git("status", "--porcelain"), desk.git("diff"), desk.git("log", "--all")
    made(desk, capsys)
    assert (desk.git("status", "--porcelain"), desk.git("diff"), desk.git("log", "--all")) == before


def test_git_is_not_asked_where_the_archive_is_kept(
    desk: EditionDesk, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    made(desk, capsys)
    shutil.rmtree(desk.project.old_sites)
    monkeypatch.setenv("PATH", "")
    assert made(desk, capsys) == (
        "Edition 2026.1 is made again, from archives/2026.1.tar.gz.\n"
        f"Edition 2026.2 is made again, from archives/2026.2.tar.gz.\n{NEXT}"
    )


def test_what_is_there_is_made_again_only_when_it_would_be_another(
    desk: EditionDesk, capsys: pytest.CaptureFixture[str]
) -> None:
    made(desk, capsys)
    assert made(desk, capsys) == f"Edition 2026.1 is there already.\nEdition 2026.2 is there already.\n{NEXT}"
    desk.name("2026.3", site_url="https://council.internal/moved")
    assert made(desk, capsys).startswith("Edition 2026.1 is made again")


def test_the_edition_that_the_guide_is_now_is_no_earlier_one(
    desk: EditionDesk, capsys: pytest.CaptureFixture[str]
) -> None:
    desk.name("2026.2")
    assert made(desk, capsys) == f"Edition 2026.1 is made again, from the tag 2026.1.\n{NEXT}"


def test_before_the_first_release_there_is_nothing_to_make(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert make_editions(start_desk(tmp_path).project) == 0
    assert capsys.readouterr().out == "There is no earlier edition yet.\n"


def test_a_shallow_clone_is_refused_by_name(desk: EditionDesk, capsys: pytest.CaptureFixture[str]) -> None:
    clone = desk.project.root.parent / "clone"
    desk.git("clone", "--depth", "1", desk.project.root.as_uri(), str(clone))
    assert make_editions(Project(clone)) == 1
    report = (
        "Edition {} cannot be made again: this is a shallow clone, which has no history.\n"
        "    Get the rest of it: git fetch --unshallow --tags\n"
    )
    assert capsys.readouterr().err == f"{report.format('2026.1')}\n{report.format('2026.2')}"
    assert not Project(clone).old_sites.exists()


def test_without_git_the_archive_is_asked_for(
    desk: EditionDesk, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    made(desk, capsys)
    shutil.rmtree(desk.project.old_sites)
    desk.project.archive("2026.1").unlink()
    monkeypatch.setenv("PATH", "")
    assert refused(desk, capsys) == (
        "Edition 2026.1 cannot be made again: it has no archive, and git does not help.\n"
        f"    Git is not installed, or cannot be started.\n{REMEDY}"
    )


def test_so_it_is_where_git_knows_nothing_of_the_edition(desk: EditionDesk, capsys: pytest.CaptureFixture[str]) -> None:
    made(desk, capsys)
    shutil.rmtree(desk.project.old_sites)
    desk.project.archive("2026.1").unlink()
    shutil.rmtree(desk.project.root / ".git")
    desk.git("init")
    desk.git("commit", "--allow-empty", "--message", "Start anew")
    assert refused(desk, capsys) == (
        "Edition 2026.1 cannot be made again: it has no archive, and git does not help.\n"
        f"    There is no tag 2026.1, and no commit added editions/2026.1.json.\n{REMEDY}"
    )


def test_a_commit_that_is_not_what_was_released_is_refused(
    desk: EditionDesk, capsys: pytest.CaptureFixture[str]
) -> None:
    # As when someone releases, edits on, and commits all of it as the release.
    desk.git("tag", "--force", "2026.1", "HEAD")
    desk.git("checkout", "--orphan", "retold")
    desk.commit("Release 2026.1, it says")
    commit = desk.git("rev-parse", "HEAD").strip()
    assert make_editions(desk.project) == 1
    assert capsys.readouterr().err.partition("\n\n")[0] + "\n" == (
        "Edition 2026.1 cannot be made again: it has no archive, and git does not help.\n"
        f"    The files of the tag 2026.1 and the commit {commit[:12]} are not those of the release: "
        f"their digest is not the one in the ledger.\n{REMEDY}"
    )


def test_a_tag_that_was_moved_is_passed_over_for_the_commit_that_is_right(
    desk: EditionDesk, capsys: pytest.CaptureFixture[str]
) -> None:
    desk.git("tag", "--force", "2026.1", "HEAD")
    commit = desk.git("log", "--format=%H", "--grep=^Release 2026.1").strip()
    assert made(desk, capsys).startswith(f"Edition 2026.1 is made again, from the commit {commit[:12]}.\n")


def test_an_archive_with_another_digest_is_refused_by_name(
    desk: EditionDesk, capsys: pytest.CaptureFixture[str]
) -> None:
    made(desk, capsys)
    shutil.rmtree(desk.project.old_sites)
    kept = desk.project.archive("2026.1")
    right, wrong = archive_digest(read_archive(kept)), archive_digest(b"something else")
    write_archive(kept, b"something else")
    assert refused(desk, capsys) == (
        "Edition 2026.1 cannot be made again: archives/2026.1.tar.gz is not the archive of its release.\n"
        f"    Its digest is {wrong},\n"
        f"    and its ledger says  {right}.\n"
        "    Put the right one there, or delete it: then the edition is taken from git.\n"
    )


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"no archive", "Not a gzipped file (b'no')"),
        (gzip.compress(b"cut short")[:-9], "Compressed file ended before the end-of-stream marker was reached"),
    ],
)
def test_an_archive_that_cannot_be_read_is_refused_by_name(
    desk: EditionDesk, content: bytes, reason: str, capsys: pytest.CaptureFixture[str]
) -> None:
    desk.project.archive("2026.1").parent.mkdir()
    desk.project.archive("2026.1").write_bytes(content)
    assert refused(desk, capsys) == (
        f"Edition 2026.1 cannot be made again: archives/2026.1.tar.gz cannot be read: {reason}\n"
        "    Put the right one there, or delete it: then the edition is taken from git.\n"
    )


def test_a_build_that_fails_is_told_with_its_last_lines(
    tmp_path: Path, project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    desk = start_desk(tmp_path)
    add_quick_builder(desk, project)
    desk.edit("guide/calls.md", "Ask who is there.", "Ask who may fail.")
    desk.release("2026.1", FIRST)
    desk.name("2026.2")
    capsys.readouterr()
    assert make_editions(desk.project) == 1
    assert capsys.readouterr().err == (
        "Edition 2026.1 cannot be made again: its build failed.\n    one line\n    another line\n"
    )
    assert not (desk.project.old_sites / "2026.1").exists()


def test_an_edition_with_other_pins_is_built_by_its_own_dev_py(
    tmp_path: Path, project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    desk = start_desk(tmp_path)
    add_quick_builder(desk, project)
    (tmp_path / "requirements.txt").write_text("mkdocs==1\n", encoding="utf-8")
    (tmp_path / "dev.py").write_text(
        'import pathlib, sys\npathlib.Path("site").mkdir()\n'
        'pathlib.Path("site/index.html").write_text(f"<body>dev.py {sys.argv[1:]}</body>")\n',
        encoding="utf-8",
    )
    desk.release("2026.1", FIRST)
    desk.name("2026.2")
    (tmp_path / "requirements.txt").write_text("mkdocs==2\n", encoding="utf-8")
    capsys.readouterr()
    made(desk, capsys)
    assert "dev.py ['build']" in desk.old_page("2026.1", "").read_text(encoding="utf-8")


def test_a_guide_with_problems_is_reported_first(desk: EditionDesk, capsys: pytest.CaptureFixture[str]) -> None:
    (desk.project.ledgers / "2026.1.json").write_text("{", encoding="utf-8")
    assert make_editions(desk.project) == 1
    assert capsys.readouterr().err == (
        "editions/2026.1.json:1\n    This ledger is damaged and cannot be read. "
        "Bring the file back as it was released, from the history of the project.\n\n1 problem in 1 file.\n"
    )
