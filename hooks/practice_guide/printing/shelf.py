"""Keep finished PDFs between builds, so that only what changed is set again."""

from __future__ import annotations

from collections.abc import Callable
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
        if file.is_file():
            file.touch()
            return file.read_bytes()
        content = make()
        write_whole(file, content)
        return content

    def tidy(self) -> None:
        """Drop what has not been used for longest."""
        files = sorted(self.folder.glob("*"), key=lambda file: file.stat().st_mtime, reverse=True)
        for file in files[SPARE * len(self.used) :]:
            file.unlink()
