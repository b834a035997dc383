"""dev.py check: report what is wrong in the pages, without a build, and what somebody should look at again."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from pathlib import Path

from practice_guide.commands.console import OptionParser
from practice_guide.commands.project import Project, find_problems, here, read_local
from practice_guide.editions.history import read_history
from practice_guide.editions.kept_sites import read_kept_sites
from practice_guide.guide import Page
from practice_guide.guide.kind import look_again
from practice_guide.guide.page import find_overdue
from practice_guide.kinds.local_edition import read_guide
from practice_guide.kinds.local_rules import tell_effects
from practice_guide.reading.problems import format_problem, format_report
from practice_guide.text.dates import build_day, in_words, last_past_day
from practice_guide.text.readability import MOST_WORDS, measure, page_passages

READING_HEAD = "Reading ease (Flesch: 60 is plain English, below 30 is very hard) and school grade, hardest first:"


def run(arguments: list[str]) -> int:
    """Print the report on all pages, or on the named ones, and return the exit status."""
    parser = OptionParser("dev.py check", description="Check front matter without a build.")
    parser.add_argument("files", metavar="FILE", nargs="*", help="report on these pages only")
    parser.add_argument("--readability", action="store_true", help="list how easily each page reads, hardest first")
    chosen = parser.read(arguments)
    return check(here(), chosen.files, with_readability=chosen.readability)


def check(project: Project, names: list[str], with_readability: bool = False) -> int:
    """Print the report on the named pages, or on all, and return the exit status: 2 where a name is no file."""
    unknown = [name for name in names if not (project.root / name).is_file()]
    if unknown:
        lines = [f"There is no file {name}. Write it as in: dev.py check docs/index.md" for name in unknown]
        print("\n".join(lines), file=sys.stderr)
        return 2
    files = {as_shown(project, name) for name in names}
    guide = read_guide(project.root, project.docs, last_past_day(os.environ), read_local(project))
    history = read_history(project.ledgers)
    kept = read_kept_sites(project.ledgers, history.ledgers)
    settings = find_problems(project, guide.files, guide.catalogue.made)
    found = (*guide.problems, *settings, *history.problems, *kept.problems)
    problems = [problem for problem in found if not files or problem.file in files]
    pages = [page for page in guide.pages.values() if not files or page.document.file in files]
    report = format_report(problems) if problems else "No problems found."
    # What follows is no fault of the files, so it fails nothing.
    unseen = [format_problem(problem) for page in pages for problem in look_again(guide, page)]
    effects = [line for page, line in tell_effects(guide) if page in pages]
    parts = [report, format_overdue(pages), _under("Look at these again:", unseen)]
    parts.append(_under("What areas change in tools:", effects))
    if with_readability:
        parts.append(format_reading(pages))
    print("\n\n".join(part for part in parts if part), flush=True)
    return 1 if problems else 0


def format_overdue(pages: Iterable[Page]) -> str:
    """List the pages past their review date."""
    today = build_day(os.environ)
    lines = []
    for page in find_overdue(pages, today):
        days = (today - page.front.review_by).days
        since = "1 day" if days == 1 else f"{days} days"
        due = in_words(page.front.review_by)
        lines.append(f"{page.document.file}  {page.front.title}: due by {due}, {since} ago")
    return _under(f"Past their review date on {in_words(today)}:", lines)


def _under(heading: str, lines: list[str]) -> str:
    return "\n".join([heading, *lines]) if lines else ""


def as_shown(project: Project, name: str) -> str:
    """The name of a file as reports show it: from the project's root, with forward slashes."""
    root = project.root.resolve()
    path, own = (root / name).resolve(), read_local(project)
    if (folder := own.path(root)) and path.parent == folder.resolve():
        return f"{Path(own.folder).as_posix()}/{path.name}"
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else name


def format_reading(pages: Iterable[Page]) -> str:
    """Return the pages with how easily each reads, hardest first, then every sentence that is too long."""
    figures = {page.document.file: measure(page_passages(page.document)) for page in pages}
    ranked = sorted(figures.items(), key=lambda entry: (entry[1].ease, entry[0]))
    lines = [f"{found.ease:6.1f}  {found.grade:4.1f}  {file}" for file, found in ranked]
    long = [
        f"{file}:{sentence.line}  {sentence.words} words\n    {sentence.text}"
        for file, found in sorted(figures.items())
        for sentence in found.long_sentences
    ]
    ending = f"Sentences of more than {MOST_WORDS} words:" if long else f"No sentence has more than {MOST_WORDS} words."
    return "\n".join([READING_HEAD, *lines, "", ending, *long])
