"""What a release leaves behind, the site of the edition and its ledger, and whether git holds what they are made of."""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

from practice_guide.commands.build import QUIET_BANNER, build_into
from practice_guide.commands.project import Project
from practice_guide.editions.history import History
from practice_guide.editions.kept_pages import kept_site
from practice_guide.editions.kept_sites import pack, site_digest, write_kept_site
from practice_guide.editions.ledger import Ledger, ledger_text
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
# A repository that is there and damaged, or belongs to somebody else, is told in other words.
NO_REPOSITORY = "not a git repository (or any"


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


class GitError(Exception):
    """Git is missing or refused. Raised by `ask_git`; caught by the commands, which say what to do."""


class NoGitError(GitError):
    """There is no git to ask: it is not installed, or the folder is in no repository. Raised by `ask_git`."""


def ask_git(root: Path, *arguments: str) -> bytes:
    """Return what git answers in the folder of a project."""
    # Without the conversion of line ends, so that files come on every system as they were committed.
    command = ["git", "-c", "core.autocrlf=false", "-c", "core.eol=lf", *arguments]
    environment = {**os.environ, "LC_ALL": "C"}  # what it says stands in English reports
    try:
        done = subprocess.run(command, cwd=root, env=environment, capture_output=True, check=False)
    except OSError as error:
        kind = NoGitError if isinstance(error, FileNotFoundError) else GitError
        raise kind("Git is not installed, or cannot be started.") from error
    if done.returncode != 0:
        said = done.stderr.decode("utf-8", "replace").strip() or f"git {arguments[0]} failed and did not say why"
        reason = said.splitlines()[0].removeprefix("fatal: ")
        raise NoGitError(reason) if reason.startswith(NO_REPOSITORY) else GitError(reason)
    return done.stdout


def find_uncommitted(root: Path, parts: Iterable[str]) -> list[str]:
    """Return the files, from the root of the project, that the last commit does not hold as they are."""
    # First, since without a repository git diff does something else, and fails in other words.
    ask_git(root, "rev-parse", "--is-inside-work-tree")
    changed = ask_git(root, "diff", "--name-only", "--relative", "-z", "HEAD", "--", *parts)
    # Ignored ones too: whoever asks knows which files matter.
    new = ask_git(root, "ls-files", "--others", "-z", "--", *parts)
    return sorted({*_names(changed), *_names(new)})


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


def _names(answer: bytes) -> list[str]:
    return [name for name in answer.decode("utf-8").split("\0") if name]
