"""Build the site with MkDocs, in a process of its own so that changed Python counts as well."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from practice_guide.commands.faults import describe_crash
from practice_guide.commands.processes import started
from practice_guide.commands.project import Project
from practice_guide.commands.settings import SettingsError, read_settings
from practice_guide.commands.swap import new_folder_for

# Material's banner about MkDocs 2 would come with every build. README says what it says, and the way out.
QUIET_BANNER = {"NO_MKDOCS_2_WARNING": "1"}


# Our report says all of it: what is wrong, where, and that nothing was built.
FRAME = re.compile(rb"ERROR +-|Aborted with a BuildError!")
# How a line starts that ends in a crash, one that says what went well, and one that says what did not.
CRASH = re.compile(rb"Traceback|\w+Error: \[Errno ")
GOOD_NEWS = re.compile(rb"(INFO|DEBUG) +-")
BAD_NEWS = re.compile(rb"(WARNING|ERROR|CRITICAL) +-|Error:|Traceback|Aborted")
STANDARD_ERROR = 2


class BuildError(Exception):
    """The site could not be built. Raised here with the reason, which is printed already; caught by the commands."""


def build_site(project: Project) -> None:
    """Build into a temporary folder and put it in the place of site/ only when all went well."""
    with new_folder_for(project.site) as folder:
        build_into(project, folder)


def check_settings(project: Project, environment: Mapping[str, str]) -> None:
    """Raise BuildError for settings that MkDocs would answer with a traceback, or not in an author's words."""
    try:
        read_settings(project, {**os.environ, **environment})
    except SettingsError as error:
        print(f"Error: {error}", file=sys.stderr, flush=True)
        raise BuildError(f"Error: {error}") from error


def build_into(
    project: Project,
    folder: Path,
    environment: Mapping[str, str] = QUIET_BANNER,
    config: Path | None = None,
    engine: str = "mkdocs",
) -> None:
    """Build into a folder, with other settings or another engine where they are given.

    Raises:
        BuildError: MkDocs, or the engine in its place, fails or warns.
    """
    check_settings(project, environment)
    # Never with --quiet: MkDocs then drops warnings before --strict counts them.
    command = [sys.executable, "-m", engine, "build", "--strict"]
    arguments = ["--config-file", str((config or project.config).resolve()), "--site-dir", str(folder.resolve())]
    with started(
        [*command, *arguments],
        cwd=project.root,
        env={**os.environ, **QUIET_BANNER, **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    ) as build:
        said = list(_pass_on(build.stdout or ()))
    if build.returncode != 0:
        reason = b"".join(_bad_news(said)).decode("utf-8", "replace").strip()
        raise BuildError(reason or f"MkDocs ended with exit status {build.returncode}.")


def _pass_on(said: Iterable[bytes]) -> Iterator[bytes]:
    """Pass on what MkDocs says as it says it, without the frame that it puts around our report.

    A traceback waits for its end, which may say that the computer is to blame: that takes one line.
    """
    crash: list[bytes] = []
    for line in said:
        if crash or CRASH.match(line):
            crash.append(line)
            continue
        if not FRAME.fullmatch(line.strip()):
            os.write(STANDARD_ERROR, line)
        yield line
    fault = describe_crash(b"".join(crash).decode("utf-8", "replace"))
    for line in [f"Error: {fault}\n".encode()] if fault else crash:
        os.write(STANDARD_ERROR, line)
        yield line


def _bad_news(said: Iterable[bytes]) -> Iterator[bytes]:
    """Yield the lines that say what is wrong; a message may go on over lines that do not start with their kind."""
    is_bad = True
    for line in said:
        is_bad = bool(BAD_NEWS.match(line)) or (is_bad and not GOOD_NEWS.match(line))
        if is_bad and not FRAME.fullmatch(line.strip()):
            yield line
