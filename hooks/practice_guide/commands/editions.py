"""dev.py editions: make every earlier edition readable again, as a site of its own that the next build takes in."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from practice_guide.commands.old_builds import built_edition
from practice_guide.commands.old_sources import SourceError, find_source
from practice_guide.commands.project import Project, here
from practice_guide.commands.settings import Settings, SettingsError, read_settings
from practice_guide.commands.swap import new_folder_for
from practice_guide.editions.history import read_history
from practice_guide.editions.ledger import Ledger
from practice_guide.editions.old_pages import is_kept
from practice_guide.editions.old_sites import RECORD, SITE, OldSite, look_of, read_old_sites
from practice_guide.guide import load_guide
from practice_guide.problems import format_report
from practice_guide.site import Site
from practice_guide.views.dates import build_day
from practice_guide.views.document import Edition
from practice_guide.views.old_edition import Wardrobe

NONE = "There is no earlier edition yet."
NEXT = "python3 dev.py build puts them into the site."


def run(arguments: list[str]) -> int:
    """Make the sites of earlier editions and return the exit status."""
    does = "Make every earlier edition readable again, under /editions/NAME/site/."
    argparse.ArgumentParser("dev.py editions", description=does).parse_args(arguments)
    return make_editions(here())


def make_editions(project: Project) -> int:
    """Make what is not there yet or would be another now; one that cannot be made does not stop the others."""
    try:
        settings = read_settings(project)
        site = _site(project, settings)
    except SettingsError as error:
        print(error, file=sys.stderr)
        return 1
    failures = []
    for ledger in site.earlier_editions:
        try:
            print(f"Edition {ledger.edition} {_make(project, site, ledger, settings.contact)}", flush=True)
        except SourceError as error:
            failures.append(str(error))
    if failures:
        print("\n\n".join(failures), file=sys.stderr)
        return 1
    print(NEXT if site.earlier_editions else NONE, flush=True)
    return 0


def _site(project: Project, settings: Settings) -> Site:
    guide, history = load_guide(project.docs), read_history(project.ledgers)
    problems = [*guide.problems, *history.problems]
    if problems:
        raise SettingsError(format_report(problems))
    names = [ledger.edition for ledger in history.ledgers]
    old_sites = read_old_sites(project.old_sites, names, settings.contact, look_of(project.overrides))
    # As MkDocs reads it.
    site_url = f"{settings.site_url.rstrip('/')}/" if settings.site_url else ""
    edition = Edition(settings.edition, "", build_day(os.environ), site_url)
    return Site(guide, edition, history, old_sites)


def _make(project: Project, site: Site, ledger: Ledger, contact: str) -> str:
    """Make the site of an edition, and return what happened to it."""
    if ledger.edition in site.readable:
        return "is there already."
    source = find_source(project, ledger)
    old = OldSite(ledger.edition, ledger.archive, site.edition.site_url, contact, look_of(project.overrides))
    wardrobe = Wardrobe(old, ledger.on, project.overrides, site.answer_today)
    project.old_sites.mkdir(parents=True, exist_ok=True)
    with (
        built_edition(project, ledger, source, old) as built,
        new_folder_for(project.old_sites / ledger.edition) as folder,
    ):
        _dress_all(built, folder / SITE, wardrobe)
        (folder / RECORD).write_text(old.text, encoding="utf-8")
    return f"is made again, from {source.where}."


def _dress_all(built: Path, folder: Path, wardrobe: Wardrobe) -> None:
    files = {file.relative_to(built).as_posix(): file for file in built.rglob("*") if file.is_file()}
    for path, file in sorted(files.items()):
        if not is_kept(path):
            continue
        content, target = file.read_bytes(), folder / path
        if path.endswith(".html"):
            content = wardrobe.dress(path, content.decode("utf-8")).encode("utf-8")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
