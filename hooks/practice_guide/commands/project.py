"""Where the parts of a project are."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Project:
    """A folder that holds the guide; dev.py runs every command there."""

    root: Path

    @property
    def docs(self) -> Path:
        return self.root / "docs"

    @property
    def site(self) -> Path:
        return self.root / "site"

    @property
    def ledgers(self) -> Path:
        """What each released edition published: its ledger, and its site as it was built."""
        return self.root / "editions"

    @property
    def overrides(self) -> Path:
        return self.root / "overrides"

    @property
    def config(self) -> Path:
        return self.root / "mkdocs.yml"

    @property
    def watched(self) -> tuple[Path, ...]:
        """What a change to the site can come from."""
        return (self.docs, self.overrides, self.root / "hooks", self.ledgers, self.config)


def here() -> Project:
    """The project in the folder we are in, with paths that read as authors write them."""
    return Project(Path())
