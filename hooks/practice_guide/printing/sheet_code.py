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


def _item(item: ChecklistItem) -> Content:
    keys: list[Content] = list(dict.fromkeys(cite.partition(":")[0] for cite in item.cite))
    return [item.do, item.why, item.critical, item.when_words, item.ask_aloud, keys]
