"""Keep finished PDFs between builds, so that only what changed is set again."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from ..whole_files import write_whole

# A shelf may hold this many times what a build used, for going back and forth between two builds.
SPARE = 3


@dataclass
class Shelf:
    """A folder of files by the digest of what they were made from."""

    folder: Path
    used: set[str] = field(default_factory=set)

    def take(self, digest: str, make: Callable[[], bytes]) -> bytes:
        """Return the file of a digest, made now where the shelf does not have it."""
        file = self.folder / digest
        self.used.add(digest)
        # Another build may take the file away at any moment.
        with suppress(FileNotFoundError):
            os.utime(file)
            return file.read_bytes()
        content = make()
        write_whole(file, content)
        return content

    def tidy(self) -> None:
        """Drop what has not been used for longest."""
        files = sorted(self.folder.glob("*"), key=_last_used, reverse=True)
        for file in files[SPARE * len(self.used) :]:
            file.unlink(missing_ok=True)


def _last_used(file: Path) -> float:
    """Return when a file was last used; one that another build took away meanwhile counts as the oldest."""
    try:
        return file.stat().st_mtime
    except FileNotFoundError:
        return 0.0
