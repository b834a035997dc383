"""Check what must hold within a page: names, ids, dates and the conditions of checklists."""

from __future__ import annotations

from collections.abc import Iterator

from ..problems import Problem, suggest
from ..schema.base import Clause
from ..schema.decision import Decision
from .catalogue import MADE_PAGES, Catalogue
from .characters import check_characters
from .family import check_family_sheet
from .moves import find_moves
from .pages import Page


def check_consistency(catalogue: Catalogue) -> list[Problem]:
    """Return every place where a page contradicts itself, its file name or the tool it builds on."""
    found = [problem for page in catalogue.pages.values() for problem in _check_page(page, catalogue)]
    return [*found, *_check_titles(catalogue), *check_characters(catalogue)]


def _check_titles(catalogue: Catalogue) -> Iterator[Problem]:
    """Yield each page called like another of its kind: lists and search tell them apart by their titles alone."""
    first: dict[tuple[str, str], Page] = {}
    for page in catalogue.pages.values():
        other = first.setdefault((page.kind, " ".join(page.front.title.casefold().split())), page)
        if other is not page:
            message = f'{other.document.file} has the title "{other.front.title}" already. Give this page another.'
            yield page.document.problem(("title",), message)


def _check_page(page: Page, catalogue: Catalogue) -> Iterator[Problem]:
    yield from _check_file_name(page)
    yield from _check_anchors(page)
    if page.front.review_by <= page.front.reviewed:
        message = "The next review must come after the last one. Write a later date."
        yield page.document.problem(("review_by",), message)
    yield from _check_corrections(page, catalogue)
    yield from _check_chart(page)
    yield from _check_checklist_conditions(page, catalogue)
    yield from check_family_sheet(page)


def _check_corrections(page: Page, catalogue: Catalogue) -> Iterator[Problem]:
    for number, change in enumerate(page.front.changes):
        if change.kind != "safety":
            continue
        if not change.ids:
            message = (
                "A dangerous error is told wherever its place is used, so a change of the kind `safety` names the "
                "statements, questions or items that it touches. Add them: ids: [...]"
            )
            yield page.document.problem(("changes", number), message)
        known = _places_ever(page, catalogue)
        for name in change.ids:
            if name not in known:
                message = f'This page has no place called "{name}". {suggest(name, known, "Places")}'
                yield page.document.problem(("changes", number, "ids"), message)


def _places_ever(page: Page, catalogue: Catalogue) -> list[str]:
    """Return the ids on a page, and those of former places that were there or that it answers for now."""
    former = [
        anchor
        for move in find_moves(catalogue)
        for address, _, anchor in [move.origin.partition("#")]
        if anchor and (move.page is page or address == page.address)
    ]
    return [*(anchor.id for anchor in page.anchors), *former]


def _check_chart(page: Page) -> Iterator[Problem]:
    for number, row in enumerate(page.front.chart.rows if page.front.chart else []):
        if row.most < row.least:
            message = f"The largest share cannot be below the smallest, {row.least}. Write {row.least} or more."
            yield page.document.problem(("chart", "rows", number, "most"), message)


def _check_file_name(page: Page) -> Iterator[Problem]:
    front = page.front
    if page.path in MADE_PAGES:
        yield page.document.problem(("title",), "The build makes a page of this name itself. Give yours another name.")
    for block, name, folder in (
        ("decision", front.decision and front.decision.id, "decisions"),
        ("checklist", front.checklist and front.checklist.id, "checklists"),
        ("source", front.source and front.source.key, "sources"),
        ("scenario", front.scenario and front.scenario.id, "teach/scenarios"),
    ):
        if name and page.path != f"{folder}/{name}.md":
            key = "key" if block == "source" else "id"
            message = f'The file of "{name}" is docs/{folder}/{name}.md. Rename the file or change the {key}.'
            yield page.document.problem((block, key), message)


def _check_anchors(page: Page) -> Iterator[Problem]:
    first: dict[str, int] = {}
    for anchor in page.anchors:
        if anchor.id in first:
            message = f'The id "{anchor.id}" is already used on line {first[anchor.id]} of this page. Choose another.'
            yield Problem(page.document.file, anchor.line, (), message)
        first.setdefault(anchor.id, anchor.line)


def _check_checklist_conditions(page: Page, catalogue: Catalogue) -> Iterator[Problem]:
    checklist = page.front.checklist
    if checklist is None:
        return
    tool = catalogue.tools.get(checklist.tool or "")
    is_unreadable = f"decisions/{checklist.tool}.md" in catalogue.unreadable
    if checklist.tool and tool is None and not is_unreadable:
        message = f'There is no decision tool called "{checklist.tool}". {suggest(checklist.tool, catalogue.tools)}'
        yield page.document.problem(("checklist", "tool"), message)
    for place, group in enumerate(checklist.groups):
        for number, item in enumerate(group.items):
            trail = ("checklist", "groups", place, "items", number)
            if item.when and not item.when_words:
                message = "A condition needs `when_words` too: the blank sheet shows it in words."
                yield page.document.problem((*trail, "when"), message)
            if item.when and not checklist.tool:
                message = "A condition needs the tool whose answers it reads. Add `tool:` to the checklist."
                yield page.document.problem((*trail, "when"), message)
            for clause in item.when or []:
                decision = tool.front.decision if tool else None
                for message in _clause_messages(clause, decision) if decision else ():
                    yield page.document.problem((*trail, "when"), message)


def _clause_messages(clause: Clause, decision: Decision) -> Iterator[str]:
    for name, answers in clause.items():
        question = decision.questions.get(name)
        if question is None:
            yield f'The tool has no question called "{name}". {suggest(name, decision.questions)}'
            continue
        for answer in answers:
            if answer not in question.answers:
                known = suggest(answer, question.answers)
                yield f'The question "{name}" has no answer called "{answer}". {known}'
