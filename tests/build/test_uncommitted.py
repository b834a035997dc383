"""A release is refused where what it publishes would not be what is in git; without git it is made as it is."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from practice_guide.commands.release import uncommitted_report

from .edition_desk import EditionDesk, start_desk


@pytest.fixture
def desk(tmp_path: Path) -> EditionDesk:
    """A guide that is committed as it is."""
    found = start_desk(tmp_path)
    found.commit("Write it")
    return found


def test_files_that_are_changed_or_new_are_named(desk: EditionDesk) -> None:
    assert uncommitted_report(desk.project) == ""
    desk.edit("guide/calls.md", "Ask who is there.", "Ask who listens.")
    (desk.project.docs / "guide/new.md").write_text("x", encoding="utf-8")
    assert uncommitted_report(desk.project) == (
        "What is released would not be what is in git: these files are not committed as they are.\n"
        "    docs/guide/calls.md\n"
        "    docs/guide/new.md\n"
        "Commit them or take them away, then release."
    )


def test_what_no_edition_is_built_from_may_be_there(desk: EditionDesk) -> None:
    for name in ("notes.txt", "docs/.calls.md.swp", "docs/calls.md~", "docs/__pycache__/x.pyc"):
        file = desk.project.root / name
        file.parent.mkdir(exist_ok=True)
        file.write_text("x", encoding="utf-8")
    assert uncommitted_report(desk.project) == ""


def test_a_copy_without_git_is_released_as_it_is(desk: EditionDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.rmtree(desk.project.root / ".git")
    assert uncommitted_report(desk.project) == ""
    monkeypatch.setenv("PATH", "")
    assert uncommitted_report(desk.project) == ""


def test_where_git_fails_its_reason_is_told(desk: EditionDesk) -> None:
    (desk.project.root / ".git/config").write_text("[damaged", encoding="utf-8")
    first, reason, last = uncommitted_report(desk.project).splitlines()
    assert first == "Whether all that is released is in git cannot be told: git does not help."
    assert reason.startswith("    bad config line ")
    assert last == "See what git status says, mend that, then release."
