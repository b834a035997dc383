"""Notice changed files by looking at their times: dull, and the same on every system and network drive."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

SECONDS_BETWEEN_LOOKS = 0.5
# What editors and Python leave beside the files that count.
IGNORED_NAMES = ("__pycache__", "node_modules")
IGNORED_ENDINGS = ("~", ".swp", ".tmp", ".pyc")

Snapshot = frozenset[tuple[str, int, int]]


def take_snapshot(places: Iterable[Path]) -> Snapshot:
    """The path, time and size of every file in these folders and files."""
    return frozenset(entry for place in places for entry in _look_at(place))


def wait_for_change(places: Iterable[Path], seen: Snapshot) -> None:
    """Return when something differs from the snapshot."""
    watched = tuple(places)
    while take_snapshot(watched) == seen:
        time.sleep(SECONDS_BETWEEN_LOOKS)


def _look_at(place: Path) -> Iterator[tuple[str, int, int]]:
    for path in _find_files(place):
        try:
            found = path.stat()
        except FileNotFoundError:  # deleted between the two looks
            continue
        yield (str(path), found.st_mtime_ns, found.st_size)


def _find_files(place: Path) -> Iterator[Path]:
    if place.is_file():
        yield place
    for folder, subfolders, names in os.walk(place):
        subfolders[:] = [name for name in subfolders if not is_ignored(name)]
        yield from (Path(folder, name) for name in names if not is_ignored(name))


def is_ignored(name: str) -> bool:
    return name.startswith(".") or name in IGNORED_NAMES or name.endswith(IGNORED_ENDINGS)
