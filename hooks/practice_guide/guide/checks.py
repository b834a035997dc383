"""Check what must hold for a page of any kind: ids, addresses, dates, references and conditions."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from datetime import date
from itertools import islice
from posixpath import dirname
from typing import Any, TypeVar

from ..engine.declaration import Decision
from ..engine.routes import Routes, only_asking
from ..engine.tool import ASKED, freeze
from ..printing.fonts import printable_characters
from ..reading.fields import CITE_PATTERN, Clause, ItemEntry, Sourced
from ..reading.front_matter import texts_in
from ..reading.problems import Problem, Trail, shown, suggest
from ..reading.roles import PastDay, conditions_in, marked_fields, names_in
from .catalogue import Catalogue
from .kind import Kinds, none
from .links import OWN, SIGNPOST
from .moves import find_moves
from .page import Page

SOURCE = "source"
TOOL = "decision tool"
TOOL_KEY = "decision"
# To find what each of thousands might have meant would take long, and nobody mends so many before looking again.
MOST_LOOKED_FOR = 500
LONGEST_YEARS = 3
SECTION_LEVEL = 2
Found = TypeVar("Found")


def check_guide(catalogue: Catalogue, kinds: Kinds) -> list[Problem]:
    """Return everything in which pages contradict themselves or each other, whatever their kind."""
    found = [*_check_addresses(catalogue), *_check_declared_once(catalogue), *_check_titles(catalogue)]
    for page in catalogue.pages.values():
        found += _check_page(page, catalogue)
        found += _check_file_name(page, catalogue, kinds)
        found += islice(_check_references(page, catalogue), MOST_LOOKED_FOR)
        found += _check_conditions(page, catalogue, kinds)
    return found


def check_reach(catalogue: Catalogue, kinds: Kinds, proved: Mapping[str, Any]) -> Iterator[Problem]:
    """Yield a problem for each clause of a condition, in whatever field, that no combination of answers meets.

    Args:
        proved: The tools that keep their contract: one with faults says nothing about what can hold.
    """
    routes = {name: Routes(only_asking(checked.tool)) for name, checked in proved.items()}
    reached: dict[tuple[str, str], bool] = {}
    for page in catalogue.pages.values():
        for trail, clauses, tool_id in _conditions_on(page, kinds):
            if tool_id is None or tool_id not in proved:
                continue
            for number, clause in enumerate(clauses):
                key = (tool_id, repr(clause))
                if [*_clause_messages(clause, proved[tool_id].decision)]:
                    continue  # what is wrong with it was told
                if key not in reached:
                    reached[key] = any(map(routes[tool_id].results_of, freeze([clause]) or ()))
                if not reached[key]:
                    message = "No combination of answers meets this condition. Change it, or remove what depends on it."
                    yield page.document.problem((*trail, number), message)


def check_dates(pages: Iterable[Page], today: date) -> list[Problem]:
    """Return each page's days that have not come yet although something was done on them, and reviews put off too long.

    Args:
        today: The last day that may count as past.
    """
    return [problem for page in pages for problem in (*_future_days(page, today), *_late_review(page))]


def _future_days(page: Page, today: date) -> Iterator[Problem]:
    for trail, entry in page.entries:
        for field, _ in marked_fields(type(entry), PastDay):
            day = getattr(entry, field.name)
            if day and day > today:
                message = f"{day.isoformat()} is in the future. Write the day when it was done."
                yield page.document.problem((*trail, field.key), message)


def _late_review(page: Page) -> Iterator[Problem]:
    last, following = page.front.reviewed, page.front.review_by
    if (following.year - LONGEST_YEARS, following.month, following.day) > (last.year, last.month, last.day):
        message = f"The next review comes at most {LONGEST_YEARS} years after the last one. Write an earlier date."
        yield page.document.problem(("review_by",), message)


def _check_page(page: Page, catalogue: Catalogue) -> Iterator[Problem]:
    yield from _check_anchors(page)
    yield from _check_folds(page)
    if page.front.review_by <= page.front.reviewed:
        message = "The next review must come after the last one. Write a later date."
        yield page.document.problem(("review_by",), message)
    yield from _check_corrections(page, catalogue)


def _check_folds(page: Page) -> Iterator[Problem]:
    sections = [heading.id for heading in page.body.headings if heading.level == SECTION_LEVEL]
    for number, name in enumerate(page.front.fold):
        if name not in sections:
            message = f'This page has no section called "{name}" to fold. {suggest(name, sections, "Sections")}'
            yield page.document.problem(("fold", number), message.rstrip())


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
        move.from_anchor
        for move in find_moves(catalogue)
        if move.from_anchor and (move.page is page or move.from_page == page.address)
    ]
    return [*(anchor.id for anchor in page.anchors), *former]


def _check_titles(catalogue: Catalogue) -> Iterator[Problem]:
    """Yield each page called like another of its kind: lists and search tell them apart by their titles alone."""
    for page, other in _repeated(
        catalogue.pages.values(), lambda page: (page.kind, " ".join(page.front.title.casefold().split()))
    ):
        message = f'{other.document.file} has the title "{other.front.title}" already. Give this page another.'
        yield page.document.problem(("title",), message)


def _check_anchors(page: Page) -> Iterator[Problem]:
    for anchor, first in _repeated(page.anchors, lambda anchor: anchor.id):
        message = f'The id "{anchor.id}" is already used on line {first.line} of this page. Choose another.'
        yield Problem(page.document.file, anchor.line, (), message)


def _check_file_name(page: Page, catalogue: Catalogue, kinds: Kinds) -> Iterator[Problem]:
    if page.path in catalogue.made:
        yield page.document.problem(("title",), "The build makes a page of this name itself. Give yours another name.")
    for kind in kinds:
        block = kind.block(page) if kind.folder and kind.keys else None
        name = getattr(block, kind.id_key) if block is not None else ""
        if name and page.path != f"{kind.folder}/{name}.md":
            folder = f"docs/{kind.folder}" if page.is_in_docs else dirname(page.document.file)
            message = f'The file of "{name}" is {folder}/{name}.md. Rename the file or change the {kind.id_key}.'
            yield page.document.problem((kind.keys[0].name, kind.id_key), message)


def _check_addresses(catalogue: Catalogue) -> Iterator[Problem]:
    pages = [page for _, page in sorted(catalogue.pages.items())]
    for page, other in _repeated(pages, lambda page: page.address):
        message = f'"/{page.address}" is the address of {other.document.file} already. Rename one of the two files.'
        yield Problem(page.document.file, 1, (), message)


def _check_declared_once(catalogue: Catalogue) -> Iterator[Problem]:
    """Yield a problem for each id that a page declares after another did, where no file name keeps them apart."""
    declared = [entry for entry in catalogue.declared if entry.trail]
    for entry, first in _repeated(declared, lambda entry: (entry.of, entry.id, entry.is_planned)):
        if first.page is not entry.page:
            sort = f"planned {entry.of}" if entry.is_planned else entry.of
            place = f"{first.page.document.file}:{first.page.document.line_of(first.trail)}"
            message = f'The {sort} "{entry.id}" is already in {place}. Give one of the two another id.'
            yield entry.page.document.problem(entry.trail, message)


def _repeated(found: Iterable[Found], key: Callable[[Found], Hashable]) -> Iterator[tuple[Found, Found]]:
    """Yield each thing that has the key of an earlier one, with the first that has it."""
    first: dict[Hashable, Found] = {}
    for one in found:
        if (other := first.setdefault(key(one), one)) is not one:
            yield one, other


def _check_references(page: Page, catalogue: Catalogue) -> Iterator[Problem]:
    for found in page.body.statements:
        messages = [
            *_cite_messages(found.cite, found.reason, catalogue),
            *_id_messages("difference", found.differs, catalogue),
            *_id_messages("dated entry", found.dated, catalogue),
        ]
        for message in messages:
            yield Problem(page.document.file, found.line, (found.id,), message)
    for link in page.body.links:
        target = page.resolve(link.target)
        if not catalogue.has_place(target):
            yield Problem(page.document.file, link.line, (), no_such_place(target, catalogue))
    for trail, entry in page.entries:
        yield from _check_entry(page, trail, entry, catalogue)


def _check_entry(page: Page, trail: Trail, entry: Any, catalogue: Catalogue) -> Iterator[Problem]:
    # Not every entry has these keys, and a model takes long to say that it has not.
    given = vars(entry)
    reason = entry.reason if isinstance(entry, Sourced) else None
    for message in _cite_messages(given.get("cite", []), reason, catalogue):
        yield page.document.problem((*trail, "cite"), message)
    for of, step, name in names_in(entry):
        if of != SOURCE:
            for message in _id_messages(of, [name], catalogue):
                at = (*trail, *step)
                # A bare id stands for a mapping that nobody wrote.
                yield page.document.problem(at if at in page.document.lines else trail, message)
    link = given.get("link")
    if link and "://" not in link and not catalogue.has_place(link):
        yield page.document.problem((*trail, "link"), no_such_place(link, catalogue))


def check_cited(page: Page, key: str) -> Iterator[Problem]:
    """Yield a problem for each entry below a key of front matter that a reader acts on and that cites nothing."""
    for trail, entry in page.entries:
        if trail[0:1] == (key,) and isinstance(entry, Sourced) and entry.advises and not entry.cite:
            beside = " beside `text`" if isinstance(entry, ItemEntry) else ""
            remedy = f"Add `cite: [...]`{beside} with a source, or with `own` and a `reason`."
            yield page.document.problem(trail, f"This does not say on what it rests. {remedy}")


def check_printable_keys(page: Page, *keys: str) -> Iterator[Problem]:
    """Yield a problem for each text under some keys of a page with a character that the font of the sheets lacks."""
    for key in keys:
        yield from check_printable(page, (key,), page.document.data.get(key))


def check_printable(page: Page, trail: Trail, value: Any) -> Iterator[Problem]:
    """Yield a problem for each text below a value with a character that the font of the sheets lacks."""
    printable = printable_characters()
    for at, text in texts_in(value, trail):
        lacking = [sign for sign in dict.fromkeys(text) if ord(sign) not in printable and sign != "\n"]
        if lacking:
            # A sign that cannot be seen, such as one that turns the direction of writing, is told by its number.
            told = ", ".join(f'"{sign}"' if sign.isprintable() else f"U+{ord(sign):04X}" for sign in lacking)
            message = f"The font of the printed sheet has no {told}. Write it another way."
            yield page.document.problem(at, message)


def _check_conditions(page: Page, catalogue: Catalogue, kinds: Kinds) -> Iterator[Problem]:
    for trail, clauses, tool_id in _conditions_on(page, kinds):
        kind = next((kind for kind in kinds if trail[0] in [key.name for key in kind.keys]), None)
        if tool_id is None:
            where = f"Add `tool:` to the {kind.name}." if kind and kind.conditions_read is not none else "Remove it."
            yield page.document.problem(trail, f"A condition needs the tool whose answers it reads. {where}")
            continue
        # A tool says what is wrong with its own conditions, and in which order its questions are asked.
        tool = None if trail[0] == TOOL_KEY else catalogue.find(TOOL, tool_id)
        decision = getattr(tool.page.front, TOOL_KEY, None) if tool else None
        for clause in clauses:
            for message in _clause_messages(clause, decision) if decision else ():
                yield page.document.problem(trail, message)


def _conditions_on(page: Page, kinds: Kinds) -> Iterator[tuple[Trail, list[Clause], str | None]]:
    """Yield each condition on a page: where it stands, its clauses, and the tool whose answers it reads."""
    readers = {key.name: kind for kind in kinds for key in kind.keys[:1]}
    for trail, _, clauses in conditions_in(page.front):
        kind = readers.get(str(trail[0]))
        yield trail, clauses, kind.conditions_read(kind.block(page), trail) if kind else None


def _clause_messages(clause: Clause, decision: Decision) -> Iterator[str]:
    if not clause:
        yield "A condition without a question always holds. Name a question and its answers, or remove the condition."
    for name, answers in clause.items():
        question = decision.questions.get(name)
        if question is None:
            yield f'The tool has no question called "{name}". {suggest(name, decision.questions)}'
            continue
        for answer in answers:
            if answer not in (*question.answers, ASKED):
                known = suggest(answer, question.answers)
                yield f'The question "{name}" has no answer called "{answer}". {known}'


def _cite_messages(cite: Iterable[str], reason: str | None, catalogue: Catalogue) -> Iterator[str]:
    cited = tuple(cite)
    if OWN in cited and not reason:
        yield 'Our own addition needs a reason: write reason="..." beside cite="own".'
    if reason and OWN not in cited:
        yield 'A reason stands only beside our own addition. Add "own" to cite, or remove the reason.'
    if SIGNPOST in cited and len(cited) > 1:
        yield 'A signpost claims nothing, so it stands alone: cite="signpost". Where there is a source, leave it out.'
    for name in dict.fromkeys(cited):
        if cited.count(name) > 1:
            yield f'"{name}" is cited twice here. Write it once.'
        # What is no cite at all was reported where it was read.
        if name not in (OWN, SIGNPOST) and re.match(CITE_PATTERN, name):
            yield from _cite_message(name, catalogue)


def _cite_message(cite: str, catalogue: Catalogue) -> Iterator[str]:
    key, _, section = cite.partition(":")
    source = catalogue.find(SOURCE, key)
    if source is None:
        if not catalogue.may_be_unread(SOURCE, key):
            yield f'There is no source called "{shown(key)}". {suggest(key, catalogue.all(SOURCE), "Sources")}'
    elif section and section not in source.parts:
        known = suggest(section, source.parts, "Sections")
        yield f'The source "{key}" has no section called "{shown(section)}". {known}'


def _id_messages(of: str, given: Iterable[str], catalogue: Catalogue) -> Iterator[str]:
    for name in given:
        if name not in (known := catalogue.ids(of)) and not catalogue.may_be_unread(of, name):
            yield f'There is no {of} called "{shown(name)}". {suggest(name, known)}'


def no_such_place(link: str, catalogue: Catalogue) -> str:
    """Say that a link as authors write it leads to no page, or to no place of its page, and what was near."""
    path, _, anchor = link.partition("#")
    page = catalogue.pages.get(path)
    if page is None:
        return f'There is no page "{shown(path)}" in docs/. {suggest(path, catalogue.pages, "Pages")}'
    known = [place.id for place in page.anchors]
    return f'The page "{path}" has no place called "{shown(anchor)}". {suggest(anchor, known, "Places")}'
