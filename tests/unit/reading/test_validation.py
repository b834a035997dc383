import json
from typing import Any

import pytest
import yaml

from practice_guide.guide.loading import blocks_of_kinds, model_of
from practice_guide.kinds.all_kinds import KINDS
from practice_guide.reading.front_matter import read_document
from practice_guide.reading.problems import format_report
from practice_guide.reading.validation import check_menu, check_settings, read_page

MODEL = model_of(KINDS)
LETTERS = "digits and hyphens, with at least one letter"

NEEDED = {"title": "Calls", "summary": "How to call.", "reviewed": "2026-11-21", "review_by": "2027-11-20"}
ANSWERS = {"yes": {"say": "Yes"}, "no": {"say": "No"}}
DECISION = {"id": "x", "asks": "Which?", "outcomes": {}, "questions": {"danger": {"ask": "Is it?", "answers": ANSWERS}}}


def problems(front: dict[str, Any]) -> list[tuple[str, str]]:
    document = read_document("docs/page.md", f"---\n{json.dumps(front)}\n---\n".encode(), blocks_of_kinds(KINDS))
    page, found = read_page(document, MODEL)
    assert (page is None) == bool(found)
    return [(" > ".join(problem.trail), problem.message) for problem in found]


def with_(**keys: Any) -> dict[str, Any]:
    return NEEDED | keys


def item(**keys: Any) -> dict[str, Any]:
    return with_(take_away=[{"text": "Ask.", **keys}])


def question(**keys: Any) -> dict[str, Any]:
    questions = {"danger": {"ask": "Is it?", "answers": ANSWERS, **keys}}
    return with_(decision=DECISION | {"questions": questions})


def test_front_matter_that_stands_is_read() -> None:
    document = read_document("docs/page.md", f"---\n{json.dumps(NEEDED)}\n---\n".encode())
    page, found = read_page(document, MODEL)
    assert page
    assert (page.title, page.changes, found) == ("Calls", [], ())


def test_a_file_that_could_not_be_read_has_only_that_problem() -> None:
    page, found = read_page(read_document("docs/page.md", b""), MODEL)
    assert page is None
    assert [problem.message for problem in found] == ["This file is empty. Start it with front matter, or delete it."]


def test_an_unknown_key_is_answered_with_the_nearest_one() -> None:
    assert problems(with_(sumary="x")) == [("sumary", 'There is no key called "sumary" here. Did you mean "summary"?')]


def test_an_unknown_key_deep_inside_is_answered_with_the_keys_of_its_block() -> None:
    assert problems(question(hepl="x")) == [
        ("questions > danger > hepl", 'There is no key called "hepl" here. Did you mean "help"?')
    ]
    assert problems(item(zebra="x")) == [
        (
            "take_away > item 1 > zebra",
            'There is no key called "zebra" here. Keys: "cite", "reason", "text", "when", "link".',
        )
    ]


def test_a_missing_key_is_named_with_its_meaning() -> None:
    front = {key: value for key, value in NEEDED.items() if key != "title"}
    assert problems(front) == [("title", 'The key "title" is missing. Add it: The title of the page.')]


def test_a_missing_key_deep_inside_is_named_at_its_place() -> None:
    groups = [{"id": "a", "title": "A", "items": []}]
    assert problems(with_(checklist={"id": "x", "moment": "before", "groups": groups})) == [
        ("for", 'The key "for" is missing. Add it: Who uses it, and when.'),
        ("groups > item 1 > items", "This list is empty. Add an entry, or remove the key."),
    ]


@pytest.mark.parametrize(
    ("value", "message"),
    [
        (None, "There is no value here. Write one, or remove the key."),
        (True, 'This was read as true or false; put it in quotes: "true".'),
        (2020, 'This was read as a number; put it in quotes: "2020".'),
        ("", "This text is empty. Write it, or remove the key."),
        ("x" * 601, "This text has 601 characters; at most 600 fit. Shorten it."),
        (["a"], 'This is a list; write plain text in quotes: "like this".'),
        ({"a": "b"}, 'This is "key: value" lines; write plain text in quotes: "like this".'),
    ],
)
def test_what_is_no_text_is_said_in_an_authors_words(value: Any, message: str) -> None:
    assert problems(with_(title=value)) == [("title", message)]


@pytest.mark.parametrize(
    ("key", "value", "message"),
    [
        ("reviewed", "21 November", '"21 November" is not a date. Write year, month and day: 2026-11-21.'),
        ("reviewed", 2026, '"2026" is not a date. Write year, month and day: 2026-11-21.'),
        ("tools", "x", 'This is text; write a list, each entry on its own line after "- ".'),
        ("home", "x", 'This is text; write "key: value" lines, indented below.'),
        ("home", ["x"], 'This is a list; write "key: value" lines, indented below.'),
        ("take_away", ["a"] * 6, "There are 6 entries; at most 5 fit here."),
        ("cpd", 5, 'This was read as a number; put it in quotes: "5".'),
    ],
)
def test_a_value_of_the_wrong_kind_is_answered_with_the_right_one(key: str, value: Any, message: str) -> None:
    assert problems(with_(**{key: value})) == [(key, message)]


def test_a_word_not_allowed_is_answered_with_the_nearest_or_with_all() -> None:
    change = {"on": "2026-11-21", "kind": "nwe", "what": "It."}
    assert problems(with_(changes=[change])) == [
        ("changes > item 1 > kind", '"nwe" is not one of the values allowed here. Did you mean "new"?')
    ]
    assert problems(question(choose="many")) == [
        (
            "questions > danger > choose",
            '"many" is not one of the values allowed here. Did you mean "any"?',
        )
    ]


def test_an_id_that_is_none_is_answered_with_one_to_try() -> None:
    assert problems(with_(tools=["Visit Mode"])) == [
        (
            "tools > item 1",
            f'"Visit Mode" is not an id: use lower-case letters, {LETTERS}. Try "visit-mode".',
        )
    ]
    assert problems(with_(tools=["47"])) == [
        ("tools > item 1", f'"47" is not an id: use lower-case letters, {LETTERS}.')
    ]


def test_an_id_that_is_a_key_is_judged_too() -> None:
    assert problems(question(answers={"Not Sure": {"say": "I am not sure"}})) == [
        (
            "questions > danger > answers > Not Sure",
            f'"Not Sure" is not an id: use lower-case letters, {LETTERS}. Try "not-sure".',
        )
    ]


def test_a_cite_and_a_link_that_are_none_are_answered_with_an_example() -> None:
    assert problems(item(cite=["The Guide"])) == [
        (
            "take_away > item 1 > cite > item 1",
            '"The Guide" is not a source. Write "key" or "key:section", such as "swe-2020:platform".',
        )
    ]
    assert problems(item(link="guide/calls")) == [
        (
            "take_away > item 1 > link",
            '"guide/calls" is not a link. Write the file of a page, such as "guide/calls.md#host", '
            "or an address with https://.",
        )
    ]


def test_a_trail_leaves_out_what_the_schema_adds() -> None:
    # A condition may be one clause or several; an author who wrote one wrote no list.
    assert problems(question(asked_when={"privacy": []})) == [
        ("questions > danger > asked_when > privacy", "This list is empty. Add an entry, or remove the key.")
    ]


def test_a_number_out_of_range_is_answered_with_the_limit() -> None:
    field = {"id": "worry", "label": "What worries us", "lines": 0}
    sheet = {"id": "x", "for": "All", "moment": "before", "fields": [field]}
    groups = [{"id": "a", "title": "A", "items": [{"id": "b", "do": "Ask."}]}]
    assert problems(with_(checklist=sheet | {"groups": groups})) == [
        ("fields > item 1 > lines", "0 does not fit here: write at least 1.")
    ]


def test_every_problem_of_a_page_comes_at_once() -> None:
    assert [place for place, _ in problems({"title": 1, "sumary": "x", "reviewed": "now"})] == [
        "title",
        "summary",
        "reviewed",
        "review_by",
        "sumary",
    ]


def test_what_follows_from_a_trap_is_not_reported_again() -> None:
    text = "---\ntitle: yes\nsummary: x\nreviewed: 2026-11-21\nreview_by: 2027-11-20\n"
    aliased = "tools: &a [x]\nchecklists: *a\n---\n"
    _, found = read_page(read_document("docs/page.md", (text + aliased).encode()), MODEL)
    assert [(problem.line, problem.trail) for problem in found] == [(2, ("title",)), (7, ("checklists",))]


@pytest.mark.parametrize(("value", "found"), [(["x"], "a list"), ({"a": "b"}, '"key: value" lines'), (True, "true")])
def test_what_is_no_date_and_no_word_is_named_not_shown(value: Any, found: str) -> None:
    assert problems(with_(reviewed=value)) == [
        ("reviewed", f"This is {found}, not a date. Write year, month and day: 2026-11-21.")
    ]
    assert problems(question(choose=value)) == [
        (
            "questions > danger > choose",
            f'This is {found}, not one of the values allowed here. Choose from: "one", "any".',
        )
    ]


SETTINGS = """site_name: Calls
nav:
  - index.md
  - "Dec\\0ide":
      - "Tools \\u202E": decisions/index.md
      - decisions/x.md
extra:
  owner_role: "\\u200b"
  contact: ""
"""


def test_texts_of_the_settings_that_readers_could_not_see_are_reported_with_their_lines() -> None:
    found = check_settings(yaml.safe_load(SETTINGS), SETTINGS)
    assert format_report(found) == (
        "mkdocs.yml:4  nav > item 2\n"
        "    This text holds a control character, which cannot be shown. Delete it.\n\n"
        "mkdocs.yml:5  nav > item 2 > Dec\\x00ide > item 1\n"
        "    This text holds a character that turns the direction of writing (U+202E), which cannot be shown. "
        "Delete it.\n\n"
        "mkdocs.yml:8  extra > owner_role\n"
        "    There is nothing to see in this text. Write words, or remove the key.\n\n"
        "3 problems in 1 file."
    )


def test_a_setting_from_the_environment_has_no_line_of_its_own() -> None:
    found = check_settings({"extra": {"contact": "a\x1b@b.uk"}}, "extra: {contact: !ENV GUIDE_CONTACT}")
    assert [(problem.line, problem.trail) for problem in found] == [(1, ("extra", "contact"))]


MENU = """nav:
  - index.md
  - Guide:
      - Calls: guide/cals.md
      - https://example.org/page.md
  - made.md
"""


def test_a_page_that_the_menu_leaves_out_and_one_that_is_not_there_are_reported() -> None:
    files = {"index.md", "guide/calls.md", "sources/a.md"}
    found = check_menu(yaml.safe_load(MENU), MENU, files, {"made.md"}, lambda path: path.startswith("sources/"))
    assert format_report(found) == (
        "docs/guide/calls.md:1\n"
        "    This page is not in the menu. Add it under `nav:` in mkdocs.yml, or to `not_in_nav:` there.\n\n"
        "mkdocs.yml:4  nav\n"
        '    There is no page "guide/cals.md" in docs/. Did you mean "guide/calls.md"?\n\n'
        "2 problems in 2 files."
    )


def test_a_menu_that_mkdocs_makes_itself_leaves_nothing_out() -> None:
    assert [*check_menu({"nav": None}, "nav: null", {"index.md"}, (), lambda _: False)] == []


def test_no_id_is_offered_that_says_less_than_was_written() -> None:
    [(trail, message)] = problems(with_(tools=["21 or over"]))
    assert trail == "tools > item 1"
    assert 'Try "or-over"' not in message


def test_a_question_may_be_called_like_a_word_of_other_languages() -> None:
    questions = {name: {"ask": "Is it?", "answers": ANSWERS} for name in ("any", "all")}
    questions["all"] |= {"asked_when": {"any": ["yes"]}}
    assert problems(with_(decision=DECISION | {"questions": questions})) == []
