"""dev.py changes: what the guide as it is now would do to readers, links, tools and sheets since the last edition."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator

from practice_guide.commands.console import OptionParser
from practice_guide.commands.project import Project, SettingsError, here, read_guide_of, read_settings
from practice_guide.editions.comparison import Comparison, compare, tool_changes
from practice_guide.editions.effects import effects_in_words
from practice_guide.editions.history import read_history
from practice_guide.guide.kind import Edition
from practice_guide.kinds.session import plans_resting_on
from practice_guide.reading.problems import format_report
from practice_guide.site import Site
from practice_guide.text.dates import build_day, last_past_day


def run(arguments: list[str]) -> int:
    """Print what changed since the last edition and return the exit status."""
    OptionParser("dev.py changes", description="Say what changed since the last edition.").read(arguments)
    return changes(here())


def read_site(project: Project) -> Site | None:
    """Return the site as it is now; where it has problems, or no edition, say so and return None."""
    guide, history = read_guide_of(project, last_past_day(os.environ)), read_history(project.ledgers)
    if problems := [*guide.problems, *history.problems]:
        print(format_report(problems), file=sys.stderr)
        return None
    try:
        edition = read_settings(project).edition
    except SettingsError as error:
        print(error, file=sys.stderr)
        return None
    return Site(guide, Edition(edition, "", build_day(os.environ)), history)


def changes(project: Project) -> int:
    """Print what changed since the last edition; fail only where that cannot be told."""
    site = read_site(project)
    if site is None:
        return 1
    print(describe(site), flush=True)
    return 0


def describe(site: Site) -> str:
    """Return what changed since the last edition, and what must be mended before the next one."""
    last, now = site.history.last, site.editions.now
    if last is None:
        return "No edition was released yet, so no link or sheet can break."
    found = compare(last, now)
    effects = effects_in_words(found, list(tool_changes(last, now)))
    if not (effects or site.name_fault or site.editions.broken):
        return f"Nothing changed since edition {last.edition}."
    parts = [f"Since edition {last.edition}:", *effects, *_plans(site, found)]
    if site.name_fault:
        parts.append(site.name_fault)
    if site.editions.broken:
        parts += ["Before the next release, mend these:", format_report(site.editions.broken)]
    return "\n\n".join(parts)


def _plans(site: Site, found: Comparison) -> Iterator[str]:
    """Yield a paragraph for each session plan that teaches a line which changed."""
    for page, lines in plans_resting_on(site.guide.catalogue, found.not_as_before):
        told = "\n".join(f"    {line.link}" for line in lines)
        yield f"Session plan to look at again: {page.document.file}  {page.front.title}\n{told}"
