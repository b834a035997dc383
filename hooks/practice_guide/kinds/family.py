"""Family sheets: what a list tells the people it is about, and whether both still say the same."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from typing import Any

from ..guide.catalogue import Catalogue
from ..guide.kind import Guide, Kind, Seen, Sheet, front_over
from ..guide.page import Anchor, Looks, Page
from ..guide.view import DocumentView, print_dates
from ..printing.codes import Content, short_code
from ..printing.pdfs import Pdf
from ..reading.problems import Problem, Trail, suggest
from ..reading.roles import Words, marked_fields, printed_of, walk_entries
from ..text.dates import in_words
from .checklist import (
    CHECKLIST,
    FAMILY_NAME,
    Checklist,
    FamilyLine,
    FamilySheet,
    SheetMark,
    family_path,
    item_code,
    pdf_addresses,
    sheet_mark,
)

MIRRORS: Trail = ("checklist", "family", "mirrors")
CHANGED = "The item changed since its family line was last looked at."
NEVER_SEEN = "Nobody has set this family line beside its item yet."
# Someone else may read the sheet, so it must not tell that anyone worries about them. Ordinary words that could give
# that away are kept out as well. "Control the camera" may stand: only of people does "control" tell.
TELLING = re.compile(
    r"\b(?:abus|violen|assault|perpetrat|victim|survivor|harm|danger|unsafe|safe|risk|threat|hurt|bruis|injur|stalk"
    r"|afraid|fright|scar(?:e|ing|y|ie)|fear|worr[iy]|suspic|suspect|secret|overhear|code\W?word|refuge|police|coerc"
    r"|controls|controll(?:ed|ing)|control\s(?:of\s)?(?:you|him|her|them)\b|domestic)"
    r"\w*",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class FamilyPart:
    """A family sheet."""

    sheet: FamilySheet
    name: str
    """The stem of its PDFs."""
    mark: SheetMark
    groups: tuple[tuple[str, list[tuple[str, str]]], ...]
    """Lines under their headings, each after the id of its item; the first may have none."""


def family_pages(catalogue: Catalogue) -> Iterator[Page]:
    """Yield the page of each family sheet. It stands below the page of its list, and is as current."""
    for page, checklist in CHECKLIST.blocks(catalogue):
        if checklist.family:
            trails = {item.id: (*MIRRORS, item.id) for item, _ in checklist.family_lines}
            anchors = tuple(Anchor(name, page.document.line_of(trail), trail) for name, trail in trails.items())
            front = front_over([page], checklist.family.title, checklist.family.opening)
            yield FAMILY.page(family_path(page), front, origin=page, anchors=anchors)


def pdf_name(checklist_id: str) -> str:
    """Return the stem of the PDFs of a family sheet, by the id of its list."""
    return f"{checklist_id}-in-plain-words"


def family_code(checklist: Checklist) -> str:
    """Return the code of a list's family sheet: of its words and their order."""
    family = checklist.family
    assert family is not None  # asked only of lists that have one
    lines: Content = [printed_of(line) for _, line in checklist.family_lines]
    return short_code([f"{checklist.id}/{FAMILY_NAME}", family.title, family.opening, lines, family.ending])


def _check(page: Page, checklist: Checklist, *_: Any) -> Iterator[Problem]:
    """Yield what is wrong with a family sheet: lines missing, unknown, unclear or telling."""
    family = checklist.family
    if family is None:
        return
    items = [item.id for item in checklist.items]
    for name in items:
        if name not in family.mirrors:
            remedy = f"Add `{name}:` with `say`, or with `left_out` and a reason."
            yield page.document.problem(MIRRORS, f'The item "{name}" has no line for the family. {remedy}')
    for name, line in family.mirrors.items():
        for message in _line_messages(name, line, items):
            yield page.document.problem((*MIRRORS, name), message)
    # The id names the address and the PDF, and both are handed out.
    if found := TELLING.search(checklist.id.replace("-", " ")):
        message = f'The address of the family sheet would say "{found[0]}": others may see it.'
        yield page.document.problem(("checklist", "id"), f"{message} This list can have no `family:`.")
    for trail, text in _printed(family):
        if found := TELLING.search(text):
            message = f'A sheet for the family does not say "{found[0]}": others may read it.'
            yield page.document.problem(trail, f"{message} Say it another way, or leave it out.")


def _look_again(page: Page, checklist: Checklist, _: Catalogue) -> Iterator[Problem]:
    """Yield each family line that nobody has set beside its item since the item changed. That fails nothing."""
    for item, line in checklist.family_lines:
        if line.seen != item_code(item):
            remedy = f"Read both, mend the line if need be, then write seen: {item_code(item)}"
            yield page.document.problem((*MIRRORS, item.id), CHANGED if line.seen else NEVER_SEEN, (remedy,))


def _sheet(page: Page) -> Sheet | None:
    checklist = CHECKLIST.block(page.origin) if page.kind == FAMILY_NAME and page.origin else None
    if checklist is None:
        return None
    items = {item.id: line.say or "" for item, line in checklist.family_lines}
    return Sheet(family_code(checklist), f"{checklist.id}/{FAMILY_NAME}", page.front.title, items)


def _view(seen: Seen) -> FamilyPart:
    checklist = CHECKLIST.block(seen.page.declaring)
    assert checklist is not None
    assert checklist.family is not None  # its page is made only of lists that have one
    groups: list[tuple[str, list[tuple[str, str]]]] = []
    for item, line in checklist.family_lines:
        if line.heading or not groups:
            groups.append((line.heading or "", []))
        groups[-1][1].append((item.id, line.say or ""))
    mark = sheet_mark(family_code(checklist), seen.edition.site_url)
    return FamilyPart(checklist.family, pdf_name(checklist.id), mark, tuple(groups))


def _pdfs(guide: Guide, view_of: Callable[[Page], DocumentView], site_name: str) -> Iterator[Pdf]:
    for page in family_pages(guide.catalogue):
        view = view_of(page)
        part: FamilyPart = view.part(FAMILY_NAME)
        for address, is_large in pdf_addresses(page.address, part.name):
            data = _print_family(view, part, site_name, is_large)
            yield Pdf(address, data, page.front.reviewed, "family.typ")


def _print_family(view: DocumentView, part: FamilyPart, site_name: str, is_large: bool) -> dict[str, Any]:
    return {
        "title": view.page.front.title,
        "opening": view.page.front.summary,
        "site": site_name,
        # The words of a correction are for workers; a family needs to know which copy to use.
        "corrected": in_words(view.safety[0].on) if view.safety else "",
        "edition": view.edition.name,
        "large": is_large,
        "parts": [{"heading": heading, "lines": [say for _, say in lines]} for heading, lines in part.groups],
        "ending": part.sheet.ending or "",
        **asdict(part.mark),
        **print_dates(view),
    }


def _line_messages(name: str, line: FamilyLine, items: list[str]) -> Iterator[str]:
    if name not in items:
        yield f'The list has no item called "{name}". {suggest(name, items)}'
    if bool(line.say) == bool(line.left_out):
        yield "Write either `say`, for the family, or `left_out`, with the reason why they get no line."
    elif line.left_out and (line.heading or line.seen):
        yield "A line that is left out has no heading and no code. Give them to the next line, or remove them."


def _printed(family: FamilySheet) -> Iterator[tuple[Trail, str]]:
    for trail, entry in walk_entries(family, MIRRORS[:-1]):
        for field, _ in marked_fields(type(entry), Words):
            yield (*trail, field.key), getattr(entry, field.name) or ""


FAMILY: Kind[Any] = Kind(
    FAMILY_NAME,
    reads=CHECKLIST,
    looks=Looks("family", is_for_family=True, found_as="Sheet for a family", found_weight=0.9),
    sheet=_sheet,
    look_again=_look_again,
    check=_check,
    make=lambda guide: family_pages(guide.catalogue),
    pdfs=_pdfs,
    view=_view,
)
