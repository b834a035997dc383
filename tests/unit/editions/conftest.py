"""A small guide that can be edited and released."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from practice_guide.commands.project import Project
from practice_guide.commands.release import release
from practice_guide.editions.history import read_history
from practice_guide.editions.kept_sites import pack
from practice_guide.guide import load_guide
from practice_guide.guide.kind import Edition
from practice_guide.kinds.all_kinds import KINDS
from practice_guide.reading.problems import format_report
from practice_guide.site import Site

from ...small_guide import CASES, SmallGuide

DAY = date(2026, 11, 21)


@dataclass(frozen=True)
class Desk(SmallGuide):
    """A project of the small guide, and what an author does with it."""

    def say(self, path: str, ids: str) -> None:
        """Tell readers about a change."""
        self.add(path, f"changes: [{{on: 2026-12-01, kind: clarification, what: Plainer., ids: [{ids}]}}]")

    def name(self, edition: str, contact: str = "team@council.internal") -> None:
        text = f'extra: {{edition: "{edition}", contact: "{contact}"}}\nsite_url: "https://council.internal/"\n'
        self.project.config.write_text(text, encoding="utf-8")

    def release(self, edition: str, day: date = DAY) -> int:
        # Building the site is for tests/build.
        return release(self.project, edition, day, lambda *_: pack({"index.html": edition.encode()}))

    def site(self, edition: str = "2026.2") -> Site:
        guide = load_guide(self.project.docs, KINDS)
        assert not guide.problems, format_report(guide.problems)
        return Site(guide, Edition(edition, "", DAY), read_history(self.project.ledgers))

    def report(self) -> str:
        broken = self.site().editions.broken
        return format_report(broken) if broken else ""


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """The small guide before its first release."""
    project = Project(tmp_path)
    shutil.copytree(CASES, project.docs)
    found = Desk(project)
    found.name("2026.1")
    return found


@pytest.fixture
def released(desk: Desk, capsys: pytest.CaptureFixture[str]) -> Desk:
    """The small guide after its first release, with the next edition named."""
    assert desk.release("2026.1") == 0
    desk.name("2026.2")
    capsys.readouterr()
    return desk
