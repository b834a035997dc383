"""The archive of an edition: everything that it was built from, the same bytes for the same guide on every system."""

from __future__ import annotations

import gzip
import hashlib
import io
import tarfile
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath

from ..whole_files import write_whole
from .names import EDITIONS_FOLDER, in_order, is_name

FOLDERS = ("docs", "hooks", "overrides")
FILES = ("LICENSE", "dev.py", "mkdocs.yml", "requirements.txt")
PARTS = (*FILES, *FOLDERS, EDITIONS_FOLDER)


class ArchiveError(ValueError):
    """A file is no archive. Raised by `read_archive`; caught by whoever wants to build from it."""


def is_input(path: str, edition: str) -> bool:
    """Say whether an edition is built from this file, named from the root of the project.

    Its own ledger is not among them, nor any later one: the ledger holds the digest of the archive.
    """
    parts = PurePosixPath(path).parts
    if any(part.startswith(".") or part.endswith("~") or part == "__pycache__" for part in parts):
        return False
    if parts[0] == EDITIONS_FOLDER:
        name = PurePosixPath(path).stem
        is_ledger = len(parts) == 2 and path.endswith(".json") and is_name(name)
        return is_ledger and in_order(name) < in_order(edition)
    return path in FILES or parts[0] in FOLDERS


def read_inputs(root: Path, edition: str) -> dict[str, bytes]:
    """Return what an edition is built from as the files of a project are now."""
    files = {file.relative_to(root).as_posix(): file for file in _files(root)}
    return {path: file.read_bytes() for path, file in sorted(files.items()) if is_input(path, edition)}


def pack(files: Mapping[str, bytes]) -> bytes:
    """Return the files as a tar: sorted, with fixed times, owners and modes."""
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w", format=tarfile.USTAR_FORMAT) as tar:
        for path, content in sorted(files.items()):
            entry = tarfile.TarInfo(path)
            entry.size, entry.mode = len(content), 0o644
            tar.addfile(entry, io.BytesIO(content))
    return packed.getvalue()


def unpack(packed: bytes, edition: str) -> dict[str, bytes]:
    """Return the files of a tar that an edition is built from; git's own tars hold more."""
    with tarfile.open(fileobj=io.BytesIO(packed)) as tar:
        found = [entry for entry in tar if entry.isfile() and is_input(entry.name, edition)]
        files = {entry.name: tar.extractfile(entry) for entry in found}
        return {path: file.read() for path, file in files.items() if file}


def archive_digest(packed: bytes) -> str:
    """Return the digest that the ledger holds: of the tar, so that it does not depend on how that is compressed."""
    return hashlib.sha256(packed).hexdigest()


def write_archive(file: Path, packed: bytes) -> None:
    """Write a tar as a `.tar.gz`."""
    write_whole(file, gzip.compress(packed, mtime=0))


def read_archive(file: Path) -> bytes:
    """Return the tar in a `.tar.gz`."""
    try:
        return gzip.decompress(file.read_bytes())
    except (OSError, EOFError, zlib.error) as error:
        raise ArchiveError(f"{file.name} cannot be read: {error}") from error


def _files(root: Path) -> Iterator[Path]:
    for part in PARTS:
        here = root / part
        yield from (file for file in (here.rglob("*") if here.is_dir() else [here]) if file.is_file())
