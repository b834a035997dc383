"""Check what pages say about each other: sources, differences, links, tools and checklists."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from posixpath import dirname, normpath

from ..problems import Problem, Trail, shown, suggest
from ..schema.base import CITE_PATTERN, Entry, Sourced
from .catalogue import Catalogue
from .pages import Page

OWN = "own"
# To find what each of thousands might have meant would take long, and nobody mends so many before looking again.
MOST_LOOKED_FOR = 500


def check_references(catalogue: Catalogue) -> list[Problem]:
    """Return every reference in the guide that leads nowhere, and every citation that is not whole."""
    pages = catalogue.pages.values()
    return [problem for page in pages for problem in islice(_check_page(page, catalogue), MOST_LOOKED_FOR)]


def _check_page(page: Page, catalogue: Catalogue) -> Iterator[Problem]:
    yield from _check_statements(page, catalogue)
    yield from _check_links(page, catalogue)
    for trail, entry in page.entries:
        yield from _check_entry(page, trail, entry, catalogue)
    for trail, kind, given, known in _named_ids(page, catalogue):
        if given not in known and not catalogue.unreadable & {f"decisions/{given}.md", f"checklists/{given}.md"}:
            yield page.document.problem(trail, f'There is no {kind} called "{given}". {suggest(given, known)}')


def _check_statements(page: Page, catalogue: Catalogue) -> Iterator[Problem]:
    for found in page.body.statements:
        messages = [
            *_cite_messages(found.cite, found.reason, catalogue),
            *_id_messages("difference", found.differs, catalogue.differences, catalogue),
            *_id_messages("dated entry", found.dated, catalogue.dated, catalogue),
        ]
        for message in messages:
            yield Problem(page.document.file, found.line, (found.id,), message)


def _check_links(page: Page, catalogue: Catalogue) -> Iterator[Problem]:
    for found in page.body.links:
        link = normpath(f"{dirname(page.path) or '.'}/{found.target}")
        if not catalogue.has_place(link):
            yield Problem(page.document.file, found.line, (), _link_message(link, catalogue))


def _check_entry(page: Page, trail: Trail, entry: Entry, catalogue: Catalogue) -> Iterator[Problem]:
    # Not every entry has these keys, and a model takes long to say that it has not.
    given = vars(entry)
    cite = given.get("cite", [])
    reason = entry.reason if isinstance(entry, Sourced) else None
    for message in _cite_messages(cite, reason, catalogue):
        yield page.document.problem((*trail, "cite"), message)
    for message in _id_messages("difference", given.get("differs", []), catalogue.differences, catalogue):
        yield page.document.problem((*trail, "differs"), message)
    link = given.get("link")
    if link and "://" not in link and not catalogue.has_place(link):
        yield page.document.problem((*trail, "link"), _link_message(link, catalogue))


def _cite_messages(cite: Iterable[str], reason: str | None, catalogue: Catalogue) -> Iterator[str]:
    cited = tuple(cite)
    if OWN in cited and not reason:
        yield 'Our own addition needs a reason: write reason="..." beside cite="own".'
    if reason and OWN not in cited:
        yield 'A reason stands only beside our own addition. Add "own" to cite, or remove the reason.'
    for name in dict.fromkeys(cited):
        if cited.count(name) > 1:
            yield f'"{name}" is cited twice here. Write it once.'
        is_cite = re.match(CITE_PATTERN, name)  # what is not was reported where it was read
        if name != OWN and is_cite and not catalogue.has_section(name):
            yield _cite_message(name, catalogue)


def _cite_message(cite: str, catalogue: Catalogue) -> str:
    key, _, section = cite.partition(":")
    page = catalogue.sources.get(key)
    if page is None or page.front.source is None:
        return f'There is no source called "{shown(key)}". {suggest(key, catalogue.sources, "Sources")}'
    known = [entry.id for entry in page.front.source.sections]
    return f'The source "{key}" has no section called "{shown(section)}". {suggest(section, known, "Sections")}'


def _id_messages(kind: str, given: Iterable[str], known: Iterable[str], catalogue: Catalogue) -> Iterator[str]:
    names = list(known)
    for name in given:
        # An unreadable page may be the one that declares it.
        if name not in names and not catalogue.unreadable:
            yield f'There is no {kind} called "{shown(name)}". {suggest(name, names)}'


def _link_message(link: str, catalogue: Catalogue) -> str:
    path, _, anchor = link.partition("#")
    page = catalogue.pages.get(path)
    if page is None:
        return f'There is no page "{shown(path)}" in docs/. {suggest(path, catalogue.pages, "Pages")}'
    known = [place.id for place in page.anchors]
    return f'The page "{path}" has no place called "{shown(anchor)}". {suggest(anchor, known, "Places")}'


def _named_ids(page: Page, catalogue: Catalogue) -> Iterator[tuple[Trail, str, str, list[str]]]:
    """Yield each tool and checklist that a page names: where, what kind, its id, and what exists."""
    tools = list(catalogue.tools)
    lists = [*catalogue.checklists, *catalogue.planned_checklists]
    front = page.front
    headings = [heading.id for heading in page.body.headings]
    yield from ((("terms", number, "id"), "heading", term.id, headings) for number, term in enumerate(front.terms))
    yield from ((("tools", number), "decision tool", name, tools) for number, name in enumerate(front.tools))
    yield from ((("checklists", number), "checklist", name, lists) for number, name in enumerate(front.checklists))
    for place, moment in enumerate(front.home.moments if front.home else []):
        for number, name in enumerate(moment.checklists):
            yield ("home", "moments", place, "checklists", number), "checklist", name, lists
    for outcome, entry in (front.decision.outcomes if front.decision else {}).items():
        for number, reference in enumerate(entry.checklists):
            trail = ("decision", "outcomes", outcome, "checklists", number)
            yield trail, "checklist", reference.id, lists
