"""Keep finished PDFs between builds, so that only what changed is set again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

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
        self.folder.mkdir(parents=True, exist_ok=True)
        # Written under another name first: a build that is stopped leaves no half file behind.
        unfinished = file.with_suffix(".new")
        unfinished.write_bytes(content)
        unfinished.replace(file)
        return content

    def tidy(self) -> None:
        """Drop what has not been used for longest."""
        files = sorted(self.folder.glob("*"), key=lambda file: file.stat().st_mtime, reverse=True)
        for file in files[SPARE * len(self.used) :]:
            file.unlink()
