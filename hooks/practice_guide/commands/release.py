"""dev.py release NAME: keep the site of an edition and write its ledger, once nothing that was published is broken."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import uuid4

from practice_guide.addresses import host_of
from practice_guide.commands.build import QUIET_BANNER, BuildError, build_into
from practice_guide.commands.console import OptionParser, RefusedError
from practice_guide.commands.project import Project, Settings, here, read_local, read_settings, read_site
from practice_guide.editions.contact import HOW, is_reserved, read_contact
from practice_guide.editions.corrections import find_name_fault
from practice_guide.editions.editions import Editions
from practice_guide.editions.history import EDITIONS_FOLDER, History, in_order, is_name
from practice_guide.editions.kept_pages import kept_site
from practice_guide.editions.kept_sites import pack, site_digest, write_kept_site
from practice_guide.editions.ledger import Ledger, ledger_text
from practice_guide.kinds.local_edition import LocalEdition
from practice_guide.reading.problems import UnusableSettingError, format_report
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
LIKE_THE_GUIDE = (
    "the guide is as it was",
    "the guide has changed",
    "write the next name as `edition` in mkdocs.yml, and release that",
)
LIKE_OWN_LINES = ("your own lines are as they were", "your own lines have changed", "release the next one")
"""What is said of an edition that is released already: that it is the same, that it is not, and what to do then."""
NOT_READ = "Your own lines cannot be released as they are. The lines above say why: mend that, then release."
NOT_BUILT = "The site of the edition could not be built. The lines above say why: mend that, then release."
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
Keep = Callable[[Project, Ledger], bytes]
"""Builds the site of an edition as it is kept, and returns the tar of it; BuildError where that fails."""


def run(arguments: list[str]) -> int:
    """Release an edition, or say why not, and return the exit status."""
    parser = OptionParser("dev.py release", description="Write the ledger of an edition.")
    parser.add_argument("name", metavar="NAME", help="the edition, such as 2026.1")
    return release(here(), parser.read(arguments).name, build_day(os.environ))


def keep_site(project: Project, ledger: Ledger) -> bytes:
    """Build the site of an edition as it is kept, and return the tar of it; BuildError where that fails."""
    moment = datetime(ledger.on.year, ledger.on.month, ledger.on.day, tzinfo=UTC)
    environment = {**QUIET_BANNER, "SOURCE_DATE_EPOCH": f"{moment.timestamp():.0f}"}
    # Beside the settings of the project, which MkDocs reads from there.
    config = project.root / f".kept-{uuid4().hex}.yml"
    with tempfile.TemporaryDirectory(prefix="kept-site-") as name:
        built = Path(name)
        config.write_text(json.dumps(WITHOUT_ADDRESS), encoding="utf-8")
        try:
            build_into(project, built, environment, config)
        finally:
            config.unlink()
        files = {file.relative_to(built).as_posix(): file for file in built.rglob("*") if file.is_file()}
        content = {path: file.read_bytes() for path, file in files.items()}
    return pack(kept_site(content, ledger.edition, ledger.on, project.overrides))


def release(project: Project, name: str, today: date, keep: Keep = keep_site) -> int:
    """Keep the site of an edition and write its ledger, or print why not, and return the exit status."""
    try:
        print(_release(project, name, today, keep), flush=True)
    except (RefusedError, UnusableSettingError) as refused:
        print(f"{refused}\n\nEdition {name} was not released, and nothing was written.", file=sys.stderr)
        return 1
    return 0


def _release(project: Project, name: str, today: date, keep: Keep) -> str:
    if not is_name(name):
        raise RefusedError(f'"{name}" is no name of an edition. Write the year and a number, such as {today.year}.1.')
    if (local := read_local(project)).folder or local.area:
        return _release_local(project, local, name)
    site, settings = read_site(project, today), read_settings(project)
    if fault := find_name_fault(name, site.guide.pages.values(), site.history):
        raise RefusedError(fault)
    if released := site.history.find(name):
        return _compare_with_released(site.editions.now, released, LIKE_THE_GUIDE)
    _check_settings(settings, name)
    _check_follows(name, today, site.editions)
    if uncommitted := uncommitted_report(project):
        raise RefusedError(uncommitted)
    try:
        packed = keep(project, site.editions.now)
    except BuildError as error:
        raise RefusedError(NOT_BUILT) from error
    # The site comes first: no ledger is without.
    size = write_kept_site(project.ledgers, name, packed)
    ledger = replace(site.editions.now, site=site_digest(packed))
    _write_ledger(project.ledgers / f"{name}.json", ledger, site.history)
    return _what_remains(ledger, size, settings)


def _release_local(project: Project, local: LocalEdition, name: str) -> str:
    """Write the ledger of an authority's own edition into its folder, and return what to say of it."""
    if not local.folder or not local.area:
        raise RefusedError(BOTH)
    try:
        own = read_site(project).local_editions
    except (RefusedError, UnusableSettingError) as refused:
        raise RefusedError(f"{refused}\n{NOT_READ}") from refused
    if own is None:
        raise RefusedError(NOT_READ)
    now = replace(own.now, edition=name)
    if released := own.history.find(name):
        return _compare_with_released(now, released, LIKE_OWN_LINES)
    _check_follows(name, now.on, own)
    file = Path(local.folder) / EDITIONS_FOLDER / f"{name}.json"
    (project.root / file).parent.mkdir(exist_ok=True)
    _write_ledger(project.root / file, now, own.history)
    return WRITTEN_LOCAL.format(
        name=name, file=file.as_posix(), places=_count_places(now), sheets=len(now.sheets), guide=now.guide
    )


def _write_ledger(file: Path, ledger: Ledger, history: History) -> None:
    earlier = tuple(ledger.edition for ledger in history.ledgers)
    write_whole(file, ledger_text(replace(ledger, earlier=earlier)).encode())


def _what_remains(ledger: Ledger, size: int, settings: Settings) -> str:
    examples = {
        "GUIDE_CONTACT": read_contact(settings.contact).is_placeholder,
        "SITE_URL": is_reserved(host_of(settings.site_url) or "example"),
    }
    names = " and ".join(name for name, is_example in examples.items() if is_example)
    steps = [SET_FIRST, *STEPS] if names else STEPS
    numbered = (f"  {number}. {step}" for number, step in enumerate(steps, 1))
    return WRITTEN.format(
        name=ledger.edition,
        size=f"{size / 1000:.0f}",
        pages=len(ledger.pages),
        places=f"{_count_places(ledger):,}",
        sheets=len(ledger.sheets),
        steps="\n".join(numbered).format(name=ledger.edition, names=names),
    )


def _count_places(ledger: Ledger) -> int:
    return sum(len(record.places) for record in ledger.pages.values())


def _compare_with_released(now: Ledger, released: Ledger, said: tuple[str, str, str]) -> str:
    same, changed, remedy = said
    if now.pages == released.pages and now.tools == released.tools and now.sheets == released.sheets:
        return f"Edition {released.edition} is released already, and {same}. Nothing was written."
    raise RefusedError(
        f"Edition {released.edition} was released on {released.on.isoformat()}, and {changed} since.\n"
        f"A released edition stays as it is: {remedy}.\n"
        "dev.py changes shows what changed."
    )


def _check_follows(name: str, today: date, editions: Editions) -> None:
    """Refuse an edition that does not come after the last one, by name and by day, or that breaks its promises."""
    last = editions.history.last
    if last and in_order(name) <= in_order(last.edition):
        raise RefusedError(f"{last.edition} was released already. Choose a later name than that.")
    if last and today < last.on:
        raise RefusedError(
            f"{last.edition} was released on {last.on.isoformat()}, and today is {today.isoformat()}: "
            "an edition cannot come before the last one. Set the clock of this computer, or SOURCE_DATE_EPOCH, right."
        )
    if editions.broken:
        raise RefusedError(format_report(editions.broken))


def _check_settings(settings: Settings, name: str) -> None:
    if settings.edition != name:
        raise RefusedError(
            f'mkdocs.yml says that this is edition "{settings.edition}". Write edition: "{name}" there, under `extra`.'
        )
    if not settings.contact:
        raise RefusedError(f"Readers could not tell anyone that something is wrong: there is no contact. {HOW}")
    read_contact(settings.contact)


def uncommitted_report(project: Project) -> str:
    """Return which of the files that an edition is built from are not in git; empty where all are."""
    try:
        # First, since without a repository git diff does something else, and fails in other words.
        _ask_git(project.root, "rev-parse", "--is-inside-work-tree")
        changed = _ask_git(project.root, "diff", "--name-only", "--relative", "-z", "HEAD", "--", *PARTS)
        # Ignored ones too: a build reads them like any other.
        new = _ask_git(project.root, "ls-files", "--others", "-z", "--", *PARTS)
    except NoGitError:
        return ""  # a copy without git is released as it is
    except GitError as error:
        return NO_ANSWER.format(error=error)
    uncommitted = sorted(path for path in {*changed, *new} if not _is_left_over(path))
    return NOT_COMMITTED.format(files="\n".join(f"    {path}" for path in uncommitted)) if uncommitted else ""


class GitError(Exception):
    """Git refused. Raised and caught here."""


class NoGitError(GitError):
    """There is no git to ask: it is not installed, or the folder is in no repository."""


def _ask_git(root: Path, *arguments: str) -> list[str]:
    """Return the names that git answers with in the folder of a project."""
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
    return [name for name in done.stdout.decode("utf-8").split("\0") if name]


def _is_left_over(path: str) -> bool:
    """Say whether a file is what editors and Python leave beside those that count."""
    parts = path.split("/")
    return any(part.startswith(".") or part.endswith("~") or part == "__pycache__" for part in parts)
