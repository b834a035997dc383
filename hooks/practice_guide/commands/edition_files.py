"""Write what a release leaves behind: the archive of the edition and its ledger."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from practice_guide.commands.git import GitError, NoGitError, ask_git, find_uncommitted
from practice_guide.commands.project import Project
from practice_guide.editions.archive import PARTS, archive_digest, is_input, pack, read_inputs, unpack, write_archive
from practice_guide.editions.history import History
from practice_guide.editions.ledger import Ledger, ledger_text
from practice_guide.whole_files import write_whole

NO_ANSWER = (
    "Whether the edition could be built again from its commit cannot be told: git does not help.\n"
    "    {error}\n"
    "See what git status says, mend that, then release."
)
NOT_COMMITTED = (
    "The edition could not be built again from its commit: these files are not committed as they are.\n"
    "{files}\n"
    "Commit them or take them away, then release."
)
GIVEN_BACK_OTHERWISE = (
    "The edition could not be built again from its commit: git gives these files back otherwise than they are here.\n"
    "{files}\n"
    "Where line ends are the reason, delete the file and get it back: git checkout -- FILE.\n"
    "In the place of a symbolic link, commit a copy of what it leads to. Then release."
)


def write_edition(project: Project, now: Ledger, history: History) -> Ledger:
    """Write archive and ledger, and return the ledger. The archive comes first, so that no ledger is without one."""
    earlier = tuple(ledger.edition for ledger in history.ledgers)
    packed = pack(read_inputs(project.root, now.edition))
    write_archive(project.archive(now.edition), packed)
    ledger = replace(now, archive=archive_digest(packed), earlier=earlier)
    write_whole(project.ledgers / f"{now.edition}.json", ledger_text(ledger).encode())
    return ledger


def uncommitted_report(project: Project, edition: str) -> str:
    """Return why the edition could not be built again from its commit; empty where it could."""
    try:
        uncommitted = [path for path in find_uncommitted(project.root, PARTS) if is_input(path, edition)]
        if uncommitted:
            return NOT_COMMITTED.format(files=_listed(uncommitted))
        different = _given_back_otherwise(project, edition)
    except NoGitError:
        return ""  # a copy without git is released as it is, and kept by its archive alone
    except GitError as error:
        return NO_ANSWER.format(error=error)
    return GIVEN_BACK_OTHERWISE.format(files=_listed(different)) if different else ""


def _given_back_otherwise(project: Project, edition: str) -> list[str]:
    """Return the files that differ from the last commit, though git takes them for the same."""
    here = read_inputs(project.root, edition)
    committed = unpack(ask_git(project.root, "archive", "--format=tar", "HEAD"), edition)
    return sorted(path for path in {*here, *committed} if here.get(path) != committed.get(path))


def _listed(paths: Iterable[str]) -> str:
    return "\n".join(f"    {path}" for path in paths)
