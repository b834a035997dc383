"""Get what an earlier edition was built from: out of its archive, or else out of git. The work tree stays as it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from practice_guide.commands.git import GitError, ask_git
from practice_guide.commands.project import Project
from practice_guide.editions.archive import ArchiveError, archive_digest, pack, read_archive, unpack, write_archive
from practice_guide.editions.ledger import Ledger

REMEDY = "    Put the right one there, or delete it: then the edition is taken from git."


class SourceError(Exception):
    """An edition cannot be made again. Raised here; caught by `dev.py editions`, which goes on with the others."""


@dataclass(frozen=True)
class Source:
    """What an edition was built from, and where it was found."""

    files: dict[str, bytes]
    where: str


def find_source(project: Project, ledger: Ledger) -> Source:
    """Return the files whose digest is in the ledger; those that came from git are archived again."""
    archive, edition = project.archive(ledger.edition), ledger.edition
    name = archive.relative_to(project.root).as_posix()
    if archive.is_file():
        return Source(unpack(_checked_archive(archive, name, ledger), edition), name)
    try:
        packed, where = _from_git(project.root, ledger)
    except GitError as error:
        raise SourceError(
            f"Edition {edition} cannot be made again: it has no archive, and git does not help.\n"
            f"    {error}\n    Put its archive at {name}: it was kept when the edition was released."
        ) from error
    write_archive(archive, packed)
    return Source(unpack(packed, edition), where)


def _checked_archive(archive: Path, name: str, ledger: Ledger) -> bytes:
    try:
        packed = read_archive(archive)
    except ArchiveError as error:
        raise SourceError(f"Edition {ledger.edition} cannot be made again: archives/{error}\n{REMEDY}") from error
    if archive_digest(packed) != ledger.archive:
        raise SourceError(
            f"Edition {ledger.edition} cannot be made again: {name} is not the archive of its release.\n"
            f"    Its digest is {archive_digest(packed)},\n    and its ledger says  {ledger.archive}.\n"
            f"{REMEDY}"
        )
    return packed


def _from_git(root: Path, ledger: Ledger) -> tuple[bytes, str]:
    edition = ledger.edition
    if ask_git(root, "rev-parse", "--is-shallow-repository").strip() == b"true":
        raise SourceError(
            f"Edition {edition} cannot be made again: this is a shallow clone, which has no history.\n"
            "    Get the rest of it: git fetch --unshallow --tags"
        )
    commits = [*_commits(root, edition)]
    for commit, where in commits:
        packed = pack(unpack(ask_git(root, "archive", "--format=tar", commit), edition))
        if archive_digest(packed) == ledger.archive:
            return packed, where
    if not commits:
        raise GitError(f"There is no tag {edition}, and no commit added editions/{edition}.json.")
    tried = " and ".join(where for _, where in commits)
    raise GitError(f"The files of {tried} are not those of the release: their digest is not the one in the ledger.")


def _commits(root: Path, edition: str) -> Iterator[tuple[str, str]]:
    """Yield the commits that may hold an edition, best first: the tag, then whatever added its ledger."""
    tag = ask_git(root, "tag", "--list", edition).strip()
    if tag:
        commit = ask_git(root, "rev-parse", f"refs/tags/{edition}^{{commit}}").decode().strip()
        yield commit, f"the tag {edition}"
    added = ask_git(root, "log", "--diff-filter=A", "--format=%H", "--", f"editions/{edition}.json").decode().split()
    for commit in added:
        yield commit, f"the commit {commit[:12]}"
