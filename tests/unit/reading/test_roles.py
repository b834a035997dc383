from practice_guide.kinds.checklist import Checklist
from practice_guide.reading.roles import walk_entries
from practice_guide.schema.base import ItemEntry


def test_every_entry_is_visited_outermost_first_with_its_trail() -> None:
    item = {"id": "read", "do": "Read.", "when": {"danger": ["yes"]}}
    groups = [{"id": "first", "title": "First", "items": [item]}]
    sheet = Checklist.model_validate({"id": "x", "for": "All", "moment": "before", "groups": groups})
    assert [(trail, type(entry).__name__) for trail, entry in walk_entries(sheet)] == [
        ((), "Checklist"),
        (("groups", 0), "ChecklistGroup"),
        (("groups", 0, "items", 0), "ChecklistItem"),
    ]


def test_a_trail_names_keys_as_authors_write_them() -> None:
    # `for` is a word of Python, so the attribute has another name.
    value = {"for": [ItemEntry(text="Ask.")]}
    assert [trail for trail, _ in walk_entries(value, ("checklist",))] == [("checklist", "for", 0)]


def test_plain_values_hold_no_entries() -> None:
    assert list(walk_entries([1, "two", {"three": None}])) == []
