"""dev.py check: report what is wrong in the front matter, without a build."""

from __future__ import annotations

import argparse
import sys

from practice_guide.commands.project import Project, here
from practice_guide.guide import load_guide
from practice_guide.problems import Problem, format_report


def run(arguments: list[str]) -> int:
    """Print the report on all pages, or on the named ones, and return the exit status."""
    parser = argparse.ArgumentParser("dev.py check", description="Check front matter without a build.")
    parser.add_argument("files", metavar="FILE", nargs="*", help="report on these pages only")
    return check(here(), parser.parse_args(arguments).files)


def check(project: Project, names: list[str]) -> int:
    unknown = [name for name in names if not (project.root / name).is_file()]
    if unknown:
        lines = [f"There is no file {name}. Write it as in: dev.py check docs/index.md" for name in unknown]
        print("\n".join(lines), file=sys.stderr)
        return 2
    problems = select_problems(load_guide(project.docs).problems, {as_shown(project, name) for name in names})
    print(format_report(problems) if problems else "No problems found.", flush=True)
    return 1 if problems else 0


def as_shown(project: Project, name: str) -> str:
    """The name of a file as reports show it: from the project's root, with forward slashes."""
    root = project.root.resolve()
    path = (root / name).resolve()
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else name


def select_problems(problems: tuple[Problem, ...], files: set[str]) -> tuple[Problem, ...]:
    return tuple(problem for problem in problems if not files or problem.file in files)
