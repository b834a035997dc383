"""dev.py build: make the whole site in site/. MkDocs runs in a process of its own, so that changed Python counts."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from practice_guide.commands.console import OptionParser, describe_crash, describe_fault
from practice_guide.commands.processes import started
from practice_guide.commands.project import Project, here, read_settings
from practice_guide.reading.problems import UnusableSettingError
from practice_guide.whole_files import new_folder_for

# Material's banner about MkDocs 2 would come with every build. README says what it says, and the way out.
QUIET_BANNER = {"NO_MKDOCS_2_WARNING": "1"}

# Our report says all of it: what is wrong, where, and that nothing was built.
FRAME = re.compile(rb"ERROR +-|Aborted with a BuildError!")
# How a line starts that ends in a crash, one that says what went well, and one that says what did not.
CRASH = re.compile(rb"Traceback|\w+Error: \[Errno ")
GOOD_NEWS = re.compile(rb"(INFO|DEBUG) +-")
BAD_NEWS = re.compile(rb"(WARNING|ERROR|CRITICAL) +-|Error:|Traceback|Aborted")
STANDARD_ERROR = 2


def run(arguments: list[str]) -> int:
    """Build the site, say where it is, and return the exit status."""
    OptionParser("dev.py build", description="Make the whole site in site/.").read(arguments)
    return build_and_tell(here())


def build_and_tell(project: Project) -> int:
    """Build the site, say where it is or that the build failed, and return the exit status."""
    return 1 if find_failure(project) else 0


def find_failure(project: Project) -> str:
    """Build the site, say where it is or that the build failed, and return why it failed; empty where it did not.

    It is built in a temporary folder that takes the place of site/ only when all went well.
    """
    try:
        with new_folder_for(project.site) as folder:
            build_into(project, folder)
    except BuildError as error:
        print(describe_failure(project), file=sys.stderr)
        return str(error)
    except OSError as error:
        fault = describe_fault(error)
        if not fault:
            raise
        print(f"Error: {fault}\n{describe_failure(project)}", file=sys.stderr)
        return fault
    print(f"The site is in {project.site.resolve()}", flush=True)
    return ""


def describe_failure(project: Project) -> str:
    kept = "The last good site is still in site/." if project.site.exists() else "There is no site yet."
    return f"The build failed, and the lines above say why. {kept}"


class BuildError(Exception):
    """The site could not be built. Raised here with the reason, which is printed already; caught by the commands."""


def check_settings(project: Project, environment: Mapping[str, str]) -> None:
    """Raise BuildError for settings that MkDocs would answer with a traceback, or not in an author's words."""
    try:
        read_settings(project, {**os.environ, **environment})
    except UnusableSettingError as error:
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
