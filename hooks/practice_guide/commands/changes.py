"""dev.py changes: what the guide as it is now would do to readers, links, tools and sheets since the last edition."""

from __future__ import annotations

from collections.abc import Iterator

from practice_guide.commands.console import OptionParser
from practice_guide.commands.project import Project, here, read_site
from practice_guide.editions.comparison import Comparison, compare, effects_in_words, under
from practice_guide.editions.editions import Editions
from practice_guide.editions.ledger import Ledger
from practice_guide.guide.catalogue import Catalogue
from practice_guide.kinds.area import AREA
from practice_guide.kinds.session import plans_resting_on
from practice_guide.reading.problems import format_report
from practice_guide.site import Site

NEVER_RELEASED = "You have released no edition of your own yet: dev.py release NAME writes one into your folder."


def run(arguments: list[str]) -> int:
    """Print what changed since the last edition and return the exit status."""
    OptionParser("dev.py changes", description="Say what changed since the last edition.").read(arguments)
    return changes(here())


def changes(project: Project) -> int:
    """Print what changed since the last edition. Raises RefusedError where the guide has problems."""
    site = read_site(project)
    print(describe_local(site) if site.local_editions else describe(site), flush=True)
    return 0


def describe(site: Site) -> str:
    """Return what changed since the last edition, and what must be mended before the next one."""
    last, now = site.history.last, site.national
    if last is None:
        return "No edition was released yet, so no link or sheet can break."
    found = compare(last, now)
    effects = effects_in_words(found)
    if not (effects or site.name_fault or site.editions.broken):
        return f"Nothing changed since edition {last.edition}."
    parts = [f"Since edition {last.edition}:", *effects, *_plans(site, found)]
    if site.name_fault:
        parts.append(site.name_fault)
    if site.editions.broken:
        parts += ["Before the next release, mend these:", format_report(site.editions.broken)]
    return "\n\n".join(parts)


def describe_local(site: Site) -> str:
    """Return what changed since an authority's last edition of its own: in its lines, and in the guide beside them."""
    own = site.local_editions
    assert own is not None  # asked only where there is one
    last = own.history.last
    parts = [NEVER_RELEASED] if last is None else [*_own_changes(last, own)]
    parts.append(_notes(site.guide.catalogue))
    if own.broken:
        parts += ["Before your next release, mend these:", format_report(own.broken)]
    # Last, since it may be long.
    return "\n\n".join([*parts, *(_guide_changes(last, site) if last else ())])


def _own_changes(last: Ledger, own: Editions) -> Iterator[str]:
    effects = effects_in_words(compare(last, own.now))
    if effects:
        yield f"Your own lines since your edition {last.edition}:"
        yield from effects
    else:
        yield f"Nothing changed in your own lines since your edition {last.edition}."


def _guide_changes(last: Ledger, site: Site) -> Iterator[str]:
    """Yield what changed in the guide since an authority's edition: since the edition that it stood on."""
    if last.guide_fingerprint == site.national.fingerprint:
        yield f"Nothing changed in the guide since your edition {last.edition}."
        return
    basis = site.history.find(last.guide) or site.history.last
    if basis is None:
        yield "The guide has changed since, and has released no edition that it could be compared with."
        return
    if basis.edition != last.guide:
        yield f"Your edition {last.edition} stood on the guide before its edition {last.guide} was released."
    yield f"The guide since its edition {basis.edition}:"
    yield from effects_in_words(compare(basis, site.national))


def _notes(catalogue: Catalogue) -> str:
    """Return whether the words that an authority's notes were written beside still stand."""
    own = [(page, area) for page, area in AREA.blocks(catalogue) if not page.is_in_docs]
    drifted = [problem for page, _ in own for problem in AREA.outdated(page, catalogue)]
    count = sum(len(area.notes) for _, area in own)
    gone = sum(problem.trail[-1] == "on" for problem in drifted)
    states = f"{count - len(drifted)} found, {len(drifted) - gone} changed, {gone} orphaned"
    lines = (f"{problem.file}:{problem.line}  {problem.message}" for problem in drifted)
    return under(f"The words of the guide that your notes quote: {states}.", lines)


def _plans(site: Site, found: Comparison) -> Iterator[str]:
    """Yield a paragraph for each session plan that teaches a line which changed."""
    for page, lines in plans_resting_on(site.guide.catalogue, found.not_as_before):
        heading = f"Session plan to look at again: {page.document.file}  {page.front.title}"
        yield under(heading, (line.entry.link for line in lines))
