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
# A build in a moment, for tests about everything but the pages: it shows what it was given.
BUILDER = """
import os, sys
from pathlib import Path

body = Path("docs/guide/calls.md").read_text(encoding="utf-8").rpartition("---")[2]
words = body.partition("}")[2].partition("{")[0].strip()
told = [os.environ[name] for name in ("SITE_URL", "SOURCE_DATE_EPOCH")]
ledgers = sorted(file.name for file in Path("editions").glob("*"))
print("one line\\nanother line")
if "fail" in words:
    sys.exit(1)
page = Path("site/guide/calls/index.html")
page.parent.mkdir(parents=True)
page.write_text(f"<body>{words} {told} {ledgers} {sys.argv[1:]}</body>", encoding="utf-8")
"""


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

    def old_page(self, edition: str, address: str = "guide/calls/") -> Path:
        return self.project.old_sites / edition / "site" / address / "index.html"


def start_desk(root: Path) -> EditionDesk:
    """Return a desk with the small guide, not yet released."""
    desk = EditionDesk(Project(root))
    shutil.copytree(CASES, desk.project.docs)
    (root / ".gitignore").write_text(".cache/\narchives/\nsite/\n", encoding="utf-8")
    desk.name("2026.1")
    desk.git("init")
    return desk


def add_quick_builder(desk: EditionDesk, real: Project) -> None:
    """Give the desk the banner of the real guide, and a build that takes no time."""
    component = Path("components") / "old-edition"
    shutil.copytree(real.overrides / component, desk.project.overrides / component)
    program = desk.project.root / "hooks" / "practice_guide" / "commands" / "__main__.py"
    program.parent.mkdir(parents=True)
    program.write_text(BUILDER, encoding="utf-8")
