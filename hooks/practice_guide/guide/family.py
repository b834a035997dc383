"""Family sheets: what a list tells the people it is about, and whether both still say the same."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ..front_matter import Document
from ..printing.sheet_code import item_code
from ..problems import Problem, Trail, suggest
from ..schema.family import FamilyLine, FamilySheet
from ..schema.page import PageFrontMatter
from ..statements import Body
from .catalogue import Catalogue
from .pages import FAMILY, Page

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


def family_pages(catalogue: Catalogue) -> Iterator[Page]:
    """Yield the page of each family sheet. It stands below the page of its list, and is as current."""
    for page in catalogue.checklists.values():
        family = page.front.checklist.family if page.front.checklist else None
        if family:
            front = PageFrontMatter(
                title=family.title,
                summary=family.opening,
                reviewed=page.front.reviewed,
                review_by=page.front.review_by,
            )
            path = f"{page.path.removesuffix('.md')}/{FAMILY}.md"
            yield Page(path, Document(page.document.file), front, Body(), made_as=FAMILY, origin=page)


def check_family_sheet(page: Page) -> Iterator[Problem]:
    """Yield what is wrong with the family sheet of a checklist page: lines missing, unknown, unclear or telling."""
    checklist = page.front.checklist
    family = checklist.family if checklist else None
    if checklist is None or family is None:
        return
    items = [item.id for item in checklist.items]
    for name in items:
        if name not in family.mirrors:
            yield page.document.problem(MIRRORS, _missing(name))
    for name, line in family.mirrors.items():
        for message in _line_messages(name, line, items):
            yield page.document.problem((*MIRRORS, name), message)
    # The id names the address and the PDF, and both are handed out.
    if found := TELLING.search(checklist.id.replace("-", " ")):
        yield page.document.problem(("checklist", "id"), _telling_id(found[0]))
    for trail, text in _printed(family):
        if found := TELLING.search(text):
            yield page.document.problem(trail, _telling(found[0]))


def find_unseen(pages: Iterable[Page]) -> tuple[Problem, ...]:
    """Return each family line that nobody has set beside its item since the item changed. That fails nothing."""
    return tuple(problem for page in pages for problem in _unseen(page))


def _unseen(page: Page) -> Iterator[Problem]:
    for item, line in page.front.checklist.family_lines if page.front.checklist else ():
        if line.seen != item_code(item):
            remedy = f"Read both, mend the line if need be, then write seen: {item_code(item)}"
            yield page.document.problem((*MIRRORS, item.id), CHANGED if line.seen else NEVER_SEEN, (remedy,))


def _line_messages(name: str, line: FamilyLine, items: list[str]) -> Iterator[str]:
    if name not in items:
        yield f'The list has no item called "{name}". {suggest(name, items)}'
    if bool(line.say) == bool(line.left_out):
        yield "Write either `say`, for the family, or `left_out`, with the reason why they get no line."
    elif line.left_out and (line.heading or line.seen):
        yield "A line that is left out has no heading and no code. Give them to the next line, or remove them."


def _printed(family: FamilySheet) -> Iterator[tuple[Trail, str]]:
    above = MIRRORS[:-1]
    yield (*above, "title"), family.title
    yield (*above, "opening"), family.opening
    yield (*above, "ending"), family.ending or ""
    for name, line in family.mirrors.items():
        yield (*MIRRORS, name, "heading"), line.heading or ""
        yield (*MIRRORS, name, "say"), line.say or ""


def _missing(name: str) -> str:
    return f'The item "{name}" has no line for the family. Add `{name}:` with `say`, or with `left_out` and a reason.'


def _telling(word: str) -> str:
    return f'A sheet for the family does not say "{word}": others may read it. Say it another way, or leave it out.'


def _telling_id(word: str) -> str:
    return f'The address of the family sheet would say "{word}": others may see it. This list can have no `family:`.'
