"""Write files so that they are there whole or not at all."""

from __future__ import annotations

from pathlib import Path
from uuid import uuid4


def write_whole(file: Path, content: bytes) -> None:
    """Write a file, with the folders it needs; a build that is stopped leaves no half file behind.

    Raises OSError where the disk does not take it.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    # A name for each writer, since two builds may write at once. Not by tempfile: its files nobody else could read.
    unfinished = file.with_name(f"{file.name}.{uuid4().hex}.new")
    try:
        unfinished.write_bytes(content)
        unfinished.replace(file)
    finally:
        unfinished.unlink(missing_ok=True)
