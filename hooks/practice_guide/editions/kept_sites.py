"""The sites of released editions, kept as they were built: one compressed file each, checked before it is used."""

from __future__ import annotations

import hashlib
import io
import json
import lzma
import re
import tarfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from pathlib import Path

from pydantic import TypeAdapter

from ..reading.problems import Problem
from ..whole_files import write_whole
from .ledger import Ledger

INDEX = "kept.json"
DIGESTS = TypeAdapter(dict[str, str])
"""What it holds, by edition."""
ENDING = ".tar.xz"
REMEDY = "Bring the file back as it was kept, from the history of the project."
# A path below the folder of the site, on any system: no way up, no drive, nothing that a shell or a server reads.
SAFE_PATH = re.compile(r"(?:[A-Za-z0-9_-][A-Za-z0-9._-]*/)*[A-Za-z0-9_-][A-Za-z0-9._-]*")
# Several times what the largest edition takes; a file that unpacks to more is none of ours.
LARGEST_SITE = 60_000_000
# What only the guide of the day may answer: whether a sheet is current, what changed, what is found where.
# Scripts go too: a kept tool reads as the paper form that it is without them. Neither a PDF nor each sheet
# of the page that prints several lists could carry the banner.
LEFT_OUT = (
    "404.html",
    "_headers",
    "blank/*",
    "checklists/print/*",
    "edition.json",
    "editions/*",
    "feed.xml",
    "l/*",
    "robots.txt",
    "s/*",
    "search/*",
    "sitemap.xml*",
    "*.js",
    "*.pdf",
)
STAYS = "feed.xml"
"""Of the files that are left out, the one that every later guide has at the same address."""


@dataclass(frozen=True)
class KeptSites:
    """The site of each edition as it was built for its release, and what is wrong with those that cannot be used."""

    sites: Mapping[str, Mapping[str, bytes]] = field(default_factory=dict)
    """The files of each by their paths below the root of its own site."""
    problems: tuple[Problem, ...] = ()


class KeptFileError(ValueError):
    """A kept site or a ledger cannot be used. Raised while reading one; caught by what reads all, which reports it."""


def is_kept(path: str) -> bool:
    """Say whether a file of a built site is kept."""
    return not any(fnmatchcase(path, pattern) for pattern in LEFT_OUT)


def kept_address(edition: str) -> str:
    """Return where a kept site stands on the site of the day."""
    return f"editions/{edition}/site/"


def pack(files: Mapping[str, bytes]) -> bytes:
    """Return the files as a tar: sorted, with fixed times, owners and modes."""
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w", format=tarfile.USTAR_FORMAT) as tar:
        for path, content in sorted(files.items()):
            entry = tarfile.TarInfo(path)
            entry.size, entry.mode = len(content), 0o644
            tar.addfile(entry, io.BytesIO(content))
    return packed.getvalue()


def site_digest(packed: bytes) -> str:
    """Return the digest of a tar, which does not depend on how it is compressed."""
    return hashlib.sha256(packed).hexdigest()


def unpack(packed: bytes) -> dict[str, bytes]:
    """Return the files of a tar; KeptFileError where it holds anything but plain files of a kept site."""
    try:
        with tarfile.open(fileobj=io.BytesIO(packed), mode="r:") as tar:
            return dict(_member(tar, entry) for entry in tar)
    except (tarfile.TarError, EOFError) as error:
        raise KeptFileError(f"This file is damaged and cannot be read. {REMEDY}") from error


def write_kept_site(folder: Path, edition: str, packed: bytes) -> int:
    """Keep the tar of a site, and return the size of its file, which comes before its digest: none is without one."""
    compressed = lzma.compress(packed, preset=9 | lzma.PRESET_EXTREME)
    write_whole(folder / f"{edition}{ENDING}", compressed)
    digests = {**_read_index(folder / INDEX), edition: site_digest(packed)}
    write_whole(folder / INDEX, (json.dumps(digests, indent=1, sort_keys=True) + "\n").encode())
    return len(compressed)


def read_kept_sites(folder: Path, ledgers: Iterable[Ledger]) -> KeptSites:
    """Return the kept sites of these editions; an edition of a time before sites were kept may have none."""
    try:
        digests = _read_index(folder / INDEX)
    except KeptFileError as error:
        return KeptSites(problems=(Problem(f"{folder.name}/{INDEX}", 1, (), str(error)),))
    sites: dict[str, Mapping[str, bytes]] = {}
    problems: list[Problem] = []
    for ledger in ledgers:
        if ledger.edition not in digests and not ledger.site:
            continue
        try:
            sites[ledger.edition] = _read(folder, ledger, digests.get(ledger.edition, ""))
        except KeptFileError as error:
            problems.append(Problem(f"{folder.name}/{ledger.edition}{ENDING}", 1, (), str(error)))
    return KeptSites(sites, tuple(problems))


def _read(folder: Path, ledger: Ledger, digest: str) -> dict[str, bytes]:
    file = folder / f"{ledger.edition}{ENDING}"
    if not file.is_file():
        raise KeptFileError(f"The site of edition {ledger.edition} was kept, and its file is gone. {REMEDY}")
    packed = _decompressed(file)
    found = site_digest(packed)
    if found != digest or found != (ledger.site or found):
        raise KeptFileError(f"This is not the site that was kept: {INDEX} or the ledger has another digest. {REMEDY}")
    return unpack(packed)


def _decompressed(file: Path) -> bytes:
    try:
        with lzma.open(file) as packed:
            content = packed.read(LARGEST_SITE + 1)
    except (OSError, EOFError, lzma.LZMAError) as error:
        raise KeptFileError(f"This file is damaged and cannot be read. {REMEDY}") from error
    if len(content) > LARGEST_SITE:
        raise KeptFileError(f"This file holds more than a site of this guide could. {REMEDY}")
    return content


def _member(tar: tarfile.TarFile, entry: tarfile.TarInfo) -> tuple[str, bytes]:
    file = tar.extractfile(entry) if entry.isreg() else None
    if file is None or not SAFE_PATH.fullmatch(entry.name) or not is_kept(entry.name):
        raise KeptFileError(f"This file holds {entry.name!r}, which no kept site has. {REMEDY}")
    return entry.name, file.read()


def _read_index(file: Path) -> dict[str, str]:
    if not file.is_file():
        return {}
    try:
        return DIGESTS.validate_json(file.read_bytes())
    except ValueError as error:
        raise KeptFileError(f"This file is damaged and cannot be read. {REMEDY}") from error
