"""Ask git about the project. Nothing here changes anything."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable
from pathlib import Path

# A repository that is there and damaged, or belongs to somebody else, is told in other words.
NO_REPOSITORY = "not a git repository (or any"


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


def _names(answer: bytes) -> list[str]:
    return [name for name in answer.decode("utf-8").split("\0") if name]
