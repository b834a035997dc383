"""A small guide under git that is released in several editions."""

from __future__ import annotations

import json
import shutil
import subprocess
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from practice_guide.commands.project import Project
from practice_guide.commands.release import release

from ..small_guide import CASES, SmallGuide

SITE = "https://council.internal/guide/"


@dataclass(frozen=True)
class EditionDesk(SmallGuide):
    """The small guide, and what an author and a publisher do with it."""

    def git(self, *arguments: str) -> str:
        settings = ["user.name=x", "user.email=x@example.org", "init.defaultBranch=main", "commit.gpgsign=false"]
        given = [part for setting in settings for part in ("-c", setting)]
        done = subprocess.run(
            ["git", *given, *arguments], cwd=self.project.root, check=True, capture_output=True, text=True
        )
        return done.stdout

    def commit(self, what: str) -> None:
        self.git("add", "--all")
        self.git("commit", "--message", what)

    def say_otherwise(self, old: str, new: str, day: str) -> None:
        """Change a statement, and tell readers."""
        self.edit("guide/calls.md", old, new)
        calls = (self.project.docs / "guide/calls.md").read_text(encoding="utf-8")
        told = f"  - {{on: {day}, kind: clarification, what: Plainer., ids: [ask-who]}}\n"
        if "changes:\n" in calls:
            self.edit("guide/calls.md", "changes:\n", f"changes:\n{told}")
        else:
            self.add("guide/calls.md", f"changes:\n{told.rstrip()}")

    def name(self, edition: str, **more: object) -> None:
        settings = {"extra": {"edition": edition, "contact": "team@council.internal"}, "site_url": SITE, **more}
        self.project.config.write_text(json.dumps(settings), encoding="utf-8")

    def release(self, edition: str, day: date, *, is_tagged: bool = True) -> None:
        self.commit(f"Write {edition}")
        assert release(self.project, edition, day) == 0
        self.commit(f"Release {edition}")
        if is_tagged:
            self.git("tag", edition)


def start_desk(root: Path) -> EditionDesk:
    """Return a desk with the small guide, not yet released."""
    desk = EditionDesk(Project(root))
    shutil.copytree(CASES, desk.project.docs)
    (root / ".gitignore").write_text(".cache/\nsite/\n", encoding="utf-8")
    desk.name("2026.1")
    desk.git("init")
    return desk
