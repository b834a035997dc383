"""What a release leaves behind: the site of the edition as it was built, and its ledger."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

from practice_guide.commands.builder import QUIET_BANNER, build_into
from practice_guide.commands.git import GitError, NoGitError, find_uncommitted
from practice_guide.commands.project import Project
from practice_guide.editions.history import History
from practice_guide.editions.kept_sites import pack, site_digest, write_kept_site
from practice_guide.editions.ledger import Ledger, ledger_text
from practice_guide.views.kept_edition import kept_site
from practice_guide.whole_files import write_whole

PARTS = ("docs", "editions", "hooks", "mkdocs.yml", "overrides", "requirements.txt")
"""What the site of an edition is built from."""
# A kept site stands on any host for good, so it knows neither the address nor the contact of its day.
WITHOUT_ADDRESS = {"INHERIT": "mkdocs.yml", "site_url": "", "extra": {"contact": ""}}
NO_ANSWER = (
    "Whether all that is released is in git cannot be told: git does not help.\n"
    "    {error}\n"
    "See what git status says, mend that, then release."
)
NOT_COMMITTED = (
    "What is released would not be what is in git: these files are not committed as they are.\n"
    "{files}\n"
    "Commit them or take them away, then release."
)


def keep_site(project: Project, ledger: Ledger) -> bytes:
    """Build the site of an edition as it is kept, and return the tar of it; BuildError where that fails."""
    moment = datetime(ledger.on.year, ledger.on.month, ledger.on.day, tzinfo=UTC)
    environment = {**QUIET_BANNER, "SOURCE_DATE_EPOCH": f"{moment.timestamp():.0f}"}
    with tempfile.TemporaryDirectory(prefix="kept-site-") as name, _settings_without_address(project) as config:
        built = Path(name)
        build_into(project, built, environment, config)
        files = {file.relative_to(built).as_posix(): file for file in built.rglob("*") if file.is_file()}
        content = {path: file.read_bytes() for path, file in files.items()}
    return pack(kept_site(content, ledger.edition, ledger.on, project.overrides))


def write_edition(project: Project, now: Ledger, history: History, packed: bytes) -> tuple[Ledger, int]:
    """Write kept site and ledger; return the ledger, and the size of the site. It comes first: no ledger is without."""
    earlier = tuple(ledger.edition for ledger in history.ledgers)
    size = write_kept_site(project.ledgers, now.edition, packed)
    ledger = replace(now, site=site_digest(packed), earlier=earlier)
    write_whole(project.ledgers / f"{now.edition}.json", ledger_text(ledger).encode())
    return ledger, size


def uncommitted_report(project: Project) -> str:
    """Return which of the files that an edition is built from are not in git; empty where all are."""
    try:
        uncommitted = [path for path in find_uncommitted(project.root, PARTS) if not _is_left_over(path)]
    except NoGitError:
        return ""  # a copy without git is released as it is
    except GitError as error:
        return NO_ANSWER.format(error=error)
    return NOT_COMMITTED.format(files="\n".join(f"    {path}" for path in uncommitted)) if uncommitted else ""


def _is_left_over(path: str) -> bool:
    """Say whether a file is what editors and Python leave beside those that count."""
    parts = path.split("/")
    return any(part.startswith(".") or part.endswith("~") or part == "__pycache__" for part in parts)


@contextmanager
def _settings_without_address(project: Project) -> Iterator[Path]:
    """Yield settings beside those of the project, which MkDocs reads from there; they are gone afterwards."""
    file = project.root / f".kept-{uuid4().hex}.yml"
    file.write_text(json.dumps(WITHOUT_ADDRESS), encoding="utf-8")
    try:
        yield file
    finally:
        file.unlink()
