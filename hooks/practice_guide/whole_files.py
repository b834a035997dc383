"""Write a file or a folder so that readers find all of the old or all of the new, and never a half."""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

# A build takes seconds, so a folder that nobody has touched for an hour was left by one that was killed.
ABANDONED_AFTER = 3600
TRIES = 20
SECONDS_BETWEEN_TRIES = 0.1


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


@contextmanager
def new_folder_for(target: Path) -> Iterator[Path]:
    """Yield an empty folder beside the target, which takes its place when the block ends without error."""
    tidy_up(target)
    new = _make_beside(target, "new")
    try:
        yield new
        _swap(new, target)
    finally:
        shutil.rmtree(new, ignore_errors=True)


def tidy_up(target: Path) -> None:
    """Put back a target that a killed swap had moved aside, and delete what killed builds left."""
    moved_aside = sorted(target.parent.glob(f".{target.name}-old-*/was"), key=lambda old: old.stat().st_mtime)
    if moved_aside and not target.exists():
        _rename(moved_aside[-1], target)
    for folder in target.parent.glob(f".{target.name}-*-*"):
        if time.time() - folder.stat().st_mtime > ABANDONED_AFTER:
            shutil.rmtree(folder, ignore_errors=True)


def _swap(new: Path, target: Path) -> None:
    aside = _make_beside(target, "old")
    was = aside / "was"
    try:
        if target.exists():
            _rename(target, was)
        try:
            _rename(new, target)
        except BaseException:
            if was.exists():
                _rename(was, target)
            raise
    finally:
        if target.exists():
            shutil.rmtree(aside, ignore_errors=True)


def _rename(source: Path, target: Path) -> None:
    """Rename, with patience: Windows refuses while the server or a virus scanner reads one of the files."""
    for _ in range(TRIES):
        try:
            source.rename(target)
            return
        except PermissionError:
            time.sleep(SECONDS_BETWEEN_TRIES)
    source.rename(target)


def _make_beside(target: Path, purpose: str) -> Path:
    folder = Path(tempfile.mkdtemp(prefix=f".{target.name}-{purpose}-", dir=target.parent))
    folder.chmod(0o755)  # mkdtemp's folders are closed to others, and a web server may run as another user
    return folder
