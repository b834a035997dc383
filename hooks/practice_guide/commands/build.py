"""dev.py build: make the whole site in site/."""

from __future__ import annotations

import sys

from practice_guide.commands.builder import BuildError, build_site
from practice_guide.commands.faults import describe_fault
from practice_guide.commands.options import OptionParser
from practice_guide.commands.project import Project, here


def run(arguments: list[str]) -> int:
    """Build the site, say where it is, and return the exit status."""
    OptionParser("dev.py build", description="Make the whole site in site/.").read(arguments)
    return build_and_tell(here())


def build_and_tell(project: Project) -> int:
    """Build the site, say where it is or that the build failed, and return the exit status."""
    return 1 if find_failure(project) else 0


def find_failure(project: Project) -> str:
    """Build the site, say where it is or that the build failed, and return why it failed; empty where it did not."""
    try:
        build_site(project)
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
