"""Every kind of page, in the order in which their keys and their pages stand. Nothing else imports them all."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from ..editions.editions import Editions
from ..guide.kind import Kind
from .area import AREA, AREAS, LOCAL_FIRST, LOCAL_LINES
from .checklist import CHECKLIST, PLANNED_CHECKLISTS
from .decision import DECISION, RESULTS
from .edition import LINKS_SHEET, SHORT_LINKS, edition_kinds, moved_kind, short_links_kinds
from .evidence import CHART, DATED, DIFFERENCES
from .family import FAMILY
from .finder import CASES, FINDER, PRINT_SEVERAL
from .glossary import GLOSSARY, LACKS, OTHER_WORDS, SAME
from .home import HOME
from .key_reference import KEY_REFERENCE
from .local_rules import LOCAL_RULES
from .plain import ABOUT, CONTENTS, GUIDANCE, PLAIN, POCKET
from .proof import PROOF
from .scenario import SCENARIO
from .session import SESSION
from .sheet import SHEET, SHEETS, sheet_kinds
from .source import CONTENT_MAP, CONTENT_MAP_PARTS, SOURCE

KINDS: tuple[Kind[Any], ...] = (
    *(HOME, SOURCE, DECISION, CHECKLIST, PLANNED_CHECKLISTS, SCENARIO, SESSION, CHART, DIFFERENCES, DATED),
    *(GLOSSARY, SAME, LACKS, FINDER, CASES, KEY_REFERENCE, OTHER_WORDS, CONTENTS, PLAIN, ABOUT, GUIDANCE),
    *(AREA, AREAS, LOCAL_FIRST, LOCAL_LINES, POCKET),
    # What the build makes.
    *(RESULTS, PROOF, SHEETS, SHEET, SHORT_LINKS, LINKS_SHEET, FAMILY, PRINT_SEVERAL, CONTENT_MAP, CONTENT_MAP_PARTS),
    # What it adds to those that were made.
    LOCAL_RULES,
)


def kinds_of_editions(editions: Editions, readable: Collection[str], site_url: str) -> tuple[Kind[Any], ...]:
    """Return the kinds whose pages follow from editions: made after the ledger of today, they are never in it."""
    made = (*edition_kinds(editions, readable), *sheet_kinds(editions), *short_links_kinds(editions))
    return (*made, moved_kind(editions, site_url))
