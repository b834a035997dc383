"""Write what a release leaves behind: the archive of the edition and its ledger."""

from __future__ import annotations

from dataclasses import replace

from practice_guide.commands.git import GitError, find_uncommitted
from practice_guide.commands.project import Project
from practice_guide.editions.archive import PARTS, archive_digest, is_input, pack, read_inputs, write_archive
from practice_guide.editions.history import History
from practice_guide.editions.ledger import Ledger, ledger_text


def write_edition(project: Project, now: Ledger, history: History) -> Ledger:
    """Write archive and ledger, and return the ledger. The archive comes first, so that no ledger is without one."""
    earlier = tuple(ledger.edition for ledger in history.ledgers)
    packed = pack(read_inputs(project.root, now.edition))
    write_archive(project.archive(now.edition), packed)
    ledger = replace(now, archive=archive_digest(packed), earlier=earlier)
    project.ledgers.mkdir(exist_ok=True)
    # The same bytes on every system, so that the same guide gives the same file.
    file = project.ledgers / f"{now.edition}.json"
    file.write_text(ledger_text(ledger), encoding="utf-8", newline="\n")
    return ledger


def uncommitted_report(project: Project, edition: str) -> str:
    """Return why the edition could not be built again from its commit; empty where it could."""
    try:
        uncommitted = find_uncommitted(project.root, PARTS)
    except GitError:
        return ""  # a copy without git is released as it is, and kept by its archive alone
    found = [path for path in uncommitted if is_input(path, edition)]
    if not found:
        return ""
    return "\n".join(
        [
            "The edition could not be built again from its commit: these files are not committed as they are.",
            *(f"    {path}" for path in found),
            "Commit them or take them away, then release.",
        ]
    )
