"""Which pages a correction touches, so that whoever uses them is told.

A correction is told on the page where it was made, and on every page that
- links to a place that it names, from its text or its front matter, where a question speaks for its answers; or
- names such a place as the source of a statement, as a question on which sources disagree, or as no longer holding; or
- uses the corrected tool or checklist as a whole: links to any place on its page, offers it at its end or with an
  outcome, takes the answers of the tool for its lines, or works a case with it.

What the build makes of such a page tells it too: how the tool was tested, the answer for the code of a sheet, and
the family sheet. The first page tells every correction. It stops after one step: a page that links to a page that
links to the place is not touched.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from posixpath import dirname, normpath

from ..guide.pages import Page
from .safety import Correction

USED_AS_A_WHOLE = ("decision", "checklist")
MADE_OF_ONE_PAGE = ("proof", "sheet", "family")
# The keys of a statement or an entry that name places of other pages by their ids.
KEYS = ("cite", "differs", "dated")
Key = tuple[str, str]


def corrections_on(page: Page, corrections: Iterable[Correction], pages: Iterable[Page]) -> tuple[Correction, ...]:
    """Return the corrections that a page tells, given the pages that authors wrote."""
    written = _written(page, pages)
    if written is None:
        return ()
    return tuple(found for found in corrections if written.kind == "home" or is_touched(written, found))


def is_touched(page: Page, correction: Correction) -> bool:
    """Say whether a page that an author wrote shows or uses what was corrected."""
    return (
        page.path == correction.page.path
        or any(_leads_to(correction, reference) for reference in _references(page))
        or not _keys_of(correction).isdisjoint(_keys_on(page))
    )


def _leads_to(correction: Correction, reference: str) -> bool:
    path, _, anchor = reference.partition("#")
    if path != correction.page.path:
        return False
    named = {anchor, anchor.partition(".")[0]}
    return correction.page.kind in USED_AS_A_WHOLE or not named.isdisjoint(correction.change.ids)


def _keys_of(correction: Correction) -> set[Key]:
    """Return the keys by which other pages name the corrected places."""
    front, ids = correction.page.front, set(correction.change.ids)
    cites = {("cite", f"{front.source.key}:{name}") for name in ids} if front.source else set()
    differs = {("differs", entry.id) for entry in front.differences if entry.id in ids}
    return cites | differs | {("dated", entry.id) for entry in front.dated if entry.id in ids}


def _keys_on(page: Page) -> Iterator[Key]:
    given = [vars(found) for found in (*page.body.statements, *(entry for _, entry in page.entries))]
    for kind in KEYS:
        # `dated` holds ids beside a statement; elsewhere it holds words, or the entries themselves.
        lists = (values.get(kind) for values in given)
        named = (name for names in lists if isinstance(names, list | tuple) for name in names)
        yield from ((kind, name) for name in named if isinstance(name, str))


def _written(page: Page, pages: Iterable[Page]) -> Page | None:
    """Return the page itself, or the one that it is made of: both name the same file."""
    if not page.made_as:
        return page
    if page.made_as not in MADE_OF_ONE_PAGE:
        return None
    return next((found for found in pages if found.document.file == page.document.file), None)


def _references(page: Page) -> Iterator[str]:
    """Yield what a page links to or uses, as paths from docs/, with an anchor where one is named."""
    front = page.front
    for written in page.body.links:
        yield normpath(f"{dirname(page.path) or '.'}/{written.target}")
    for _, entry in page.entries:
        if vars(entry).get("link"):
            yield vars(entry)["link"]
    outcomes = front.decision.outcomes.values() if front.decision else ()
    lists = [*front.checklists, *(offered.id for outcome in outcomes for offered in outcome.checklists)]
    tools = [*front.tools, front.checklist and front.checklist.tool, front.scenario and front.scenario.tool]
    yield from (f"checklists/{name}.md" for name in lists)
    yield from (f"decisions/{name}.md" for name in tools if name)
