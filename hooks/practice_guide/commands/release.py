"""dev.py release NAME: write the ledger of an edition, once nothing that was published is broken."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

from practice_guide.commands.build import BuildError
from practice_guide.commands.changes import read_site
from practice_guide.commands.console import OptionParser
from practice_guide.commands.project import Project, Settings, SettingsError, here, read_local, read_settings
from practice_guide.commands.release_files import keep_site, uncommitted_report, write_edition
from practice_guide.editions.contact import HOW, ContactError, is_reserved, read_contact
from practice_guide.editions.corrections import find_name_fault
from practice_guide.editions.history import EDITIONS_FOLDER, History, in_order, is_name, read_history
from practice_guide.editions.ledger import Ledger, ledger_text
from practice_guide.guide import load_guide
from practice_guide.guide.kind import Edition
from practice_guide.kinds.all_kinds import KINDS
from practice_guide.kinds.local_edition import LocalEdition
from practice_guide.reading.problems import format_report
from practice_guide.site import Site
from practice_guide.text.dates import build_day
from practice_guide.whole_files import write_whole

WRITTEN = """Edition {name} is in editions/{name}.json: {pages} pages, {places} places, {sheets} printed sheets.
Its site is kept in editions/{name}.tar.xz, {size} kB, with a banner that leads to the guide of the day.
Nothing is published yet. What remains to do:
{steps}
Never change or delete these files afterwards: every link in them is a promise, and once a later edition is out,
the site of this one is shown from them as it was built."""
SET_FIRST = "Set {names} before you publish: what stands there is an example. On GitHub Pages the workflow sets both."
STEPS = (
    "Run every test:                  python3 dev.py test",
    'Keep the edition for good:       git add editions, then git commit -m "Release edition {name}"',
    "Mark the commit:                 git tag {name}",
    "Send both, which publishes it:   git push --follow-tags, then git push origin {name}",
)


WRITTEN_LOCAL = """Your edition {name} is in {file}. Places of your own: {places}. Sheets with your lines: {sheets}.
It stands on the guide's edition {guide}. Nothing in the guide's own folder was written, and nothing is published yet.
What remains to do:
  1. Keep the file for good, with your area file: in git, or wherever you keep them.
  2. Build the site:        python3 dev.py build
  3. Publish what is in site/.
Never change or delete the file afterwards: it answers for the codes on your sheets and for links to your lines."""
BOTH = (
    "A local edition has a folder and an area that is on by default, whose lines its sheets carry, and only one of the "
    "two is set.\nSet both GUIDE_LOCAL and GUIDE_AREA to release your own edition, or neither to release the guide."
)
LIKE_THE_GUIDE = ("the guide is as it was", "the guide has changed")
LIKE_OWN_LINES = ("your own lines are as they were", "your own lines have changed")
NEXT_NAME = {
    LIKE_THE_GUIDE: "write the next name as `edition` in mkdocs.yml, and release that",
    LIKE_OWN_LINES: "release the next one",
}
NOT_READ = "Your own lines cannot be released as they are. The lines above say why: mend that, then release."
NOT_BUILT = "The site of the edition could not be built. The lines above say why: mend that, then release."
Keep = Callable[[Project, Ledger], bytes]
"""Builds the site of an edition as it is kept, and returns the tar of it; BuildError where that fails."""


class RefusedError(Exception):
    """The edition cannot be released. Raised while checking; caught by `run`, which prints why."""


def run(arguments: list[str]) -> int:
    """Release an edition, or say why not, and return the exit status."""
    parser = OptionParser("dev.py release", description="Write the ledger of an edition.")
    parser.add_argument("name", metavar="NAME", help="the edition, such as 2026.1")
    return release(here(), parser.read(arguments).name, build_day(os.environ))


def release(project: Project, name: str, today: date, keep: Keep = keep_site) -> int:
    """Keep the site of an edition and write its ledger, or print why not, and return the exit status."""
    try:
        print(_release(project, name, today, keep), flush=True)
    except RefusedError as refused:
        print(f"{refused}\n\nEdition {name} was not released, and nothing was written.", file=sys.stderr)
        return 1
    return 0


def _release(project: Project, name: str, today: date, keep: Keep) -> str:
    if not is_name(name):
        raise RefusedError(f'"{name}" is no name of an edition. Write the year and a number, such as {today.year}.1.')
    if (local := read_local(project)).folder or local.area:
        return _release_local(project, local, name)
    site = _checked_site(project, today)
    name_fault = find_name_fault(name, site.guide.pages.values(), site.history)
    if name_fault:
        raise RefusedError(name_fault)
    released = site.history.find(name)
    if released:
        return _compare_with_released(site.editions.now, released, LIKE_THE_GUIDE)
    _check_settings(_settings(project), name, site.history)
    _check_day(today, site.history)
    if site.editions.broken:
        raise RefusedError(format_report(site.editions.broken))
    uncommitted = uncommitted_report(project)
    if uncommitted:
        raise RefusedError(uncommitted)
    try:
        packed = keep(project, site.editions.now)
    except BuildError as error:
        raise RefusedError(NOT_BUILT) from error
    ledger, size = write_edition(project, site.editions.now, site.history, packed)
    return _what_remains(ledger, size, _settings(project))


def _release_local(project: Project, local: LocalEdition, name: str) -> str:
    """Write the ledger of an authority's own edition into its folder, and return what to say of it."""
    if not local.folder or not local.area:
        raise RefusedError(BOTH)
    site = read_site(project)
    own = site.local_editions if site else None
    if own is None:
        raise RefusedError(NOT_READ)
    now, released = replace(own.now, edition=name), own.history.find(name)
    if released:
        return _compare_with_released(now, released, LIKE_OWN_LINES)
    _check_later(name, own.history)
    _check_day(now.on, own.history)
    if own.broken:
        raise RefusedError(format_report(own.broken))
    earlier = tuple(ledger.edition for ledger in own.history.ledgers)
    file = Path(local.folder) / EDITIONS_FOLDER / f"{name}.json"
    (project.root / file).parent.mkdir(exist_ok=True)
    write_whole(project.root / file, ledger_text(replace(now, earlier=earlier)).encode())
    places = sum(len(record.places) for record in now.pages.values())
    return WRITTEN_LOCAL.format(name=name, file=file.as_posix(), places=places, sheets=len(now.sheets), guide=now.guide)


def _what_remains(ledger: Ledger, size: int, settings: Settings) -> str:
    examples = {
        "GUIDE_CONTACT": read_contact(settings.contact).is_placeholder,
        "SITE_URL": is_reserved(urlsplit(settings.site_url).hostname or "example"),
    }
    names = " and ".join(name for name, is_example in examples.items() if is_example)
    steps = [SET_FIRST, *STEPS] if names else STEPS
    numbered = (f"  {number}. {step}" for number, step in enumerate(steps, 1))
    return WRITTEN.format(
        name=ledger.edition,
        size=f"{size / 1000:.0f}",
        pages=len(ledger.pages),
        places=f"{sum(len(record.places) for record in ledger.pages.values()):,}",
        sheets=len(ledger.sheets),
        steps="\n".join(numbered).format(name=ledger.edition, names=names),
    )


def _checked_site(project: Project, today: date) -> Site:
    guide, history = load_guide(project.docs, KINDS, today), read_history(project.ledgers)
    problems = [*guide.problems, *history.problems]
    if problems:
        raise RefusedError(format_report(problems))
    return Site(guide, Edition(_settings(project).edition, "", today), history)


def _settings(project: Project) -> Settings:
    try:
        return read_settings(project)
    except SettingsError as error:
        raise RefusedError(str(error)) from error


def _compare_with_released(now: Ledger, released: Ledger, said: tuple[str, str]) -> str:
    same, changed = said
    if now.pages == released.pages and now.tools == released.tools and now.sheets == released.sheets:
        return f"Edition {released.edition} is released already, and {same}. Nothing was written."
    raise RefusedError(
        f"Edition {released.edition} was released on {released.on.isoformat()}, and {changed} since.\n"
        f"A released edition stays as it is: {NEXT_NAME[said]}.\n"
        "dev.py changes shows what changed."
    )


def _check_day(today: date, history: History) -> None:
    if history.last and today < history.last.on:
        raise RefusedError(
            f"{history.last.edition} was released on {history.last.on.isoformat()}, and today is {today.isoformat()}: "
            "an edition cannot come before the last one. Set the clock of this computer, or SOURCE_DATE_EPOCH, right."
        )


def _check_later(name: str, history: History) -> None:
    if history.last and in_order(name) <= in_order(history.last.edition):
        raise RefusedError(f"{history.last.edition} was released already. Choose a later name than that.")


def _check_settings(settings: Settings, name: str, history: History) -> None:
    if settings.edition != name:
        raise RefusedError(
            f'mkdocs.yml says that this is edition "{settings.edition}". Write edition: "{name}" there, under `extra`.'
        )
    _check_later(name, history)
    if not settings.contact:
        raise RefusedError(f"Readers could not tell anyone that something is wrong: there is no contact. {HOW}")
    try:
        read_contact(settings.contact)
    except ContactError as error:
        raise RefusedError(str(error)) from error
