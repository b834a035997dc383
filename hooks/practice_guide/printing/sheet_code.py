"""The code of a printed sheet: a digest of what its list says."""

from __future__ import annotations

from ..schema.checklist import Checklist, ChecklistItem
from ..short_codes import Content, short_code


def sheet_code(title: str, checklist: Checklist) -> str:
    """Return the code of a list: of its wording, its order and its marks.

    Ticks, dates, edition and host are left out, so that an edition that changed nothing on a sheet leaves it
    current. So are ids and conditions, which no sheet shows.
    """
    groups: Content = [[group.title, [_item(item) for item in group.items]] for group in checklist.groups]
    fields: Content = [[field.label, field.lines] for field in checklist.fields]
    return short_code([checklist.id, title, checklist.for_, groups, fields])


def family_code(checklist: Checklist) -> str:
    """Return the code of a list's family sheet: of its words and their order."""
    family = checklist.family
    assert family is not None  # asked only of lists that have one
    lines: Content = [[line.heading, line.say] for _, line in checklist.family_lines]
    return short_code([f"{checklist.id}/family", family.title, family.opening, lines, family.ending])


def item_code(item: ChecklistItem) -> str:
    """Return the code of what an item says, by which its family line knows whether it changed."""
    return short_code([item.do, item.why, item.critical, item.when_words, item.ask_aloud])


def _item(item: ChecklistItem) -> Content:
    keys: list[Content] = list(dict.fromkeys(cite.partition(":")[0] for cite in item.cite))
    return [item.do, item.why, item.critical, item.when_words, item.ask_aloud, keys]
