from typing import Any

import pytest
import yaml

from practice_guide.reading.front_matter import (
    TOO_DEEP,
    TOO_MANY,
    Document,
    StrictLoader,
    explain_trap,
    explain_yaml_error,
    read_document,
)


def read(text: str) -> Document:
    return read_document("docs/page.md", text.encode())


def messages(document: Document) -> list[tuple[int, str]]:
    return [(problem.line, problem.message) for problem in document.problems]


def test_data_body_and_lines_are_read() -> None:
    document = read('---\ntitle: Calls\nchanges:\n  - on: 2026-11-21\n    what: "New: this"\n---\nText.\n')
    assert document.data == {"title": "Calls", "changes": [{"on": "2026-11-21", "what": "New: this"}]}
    assert (document.body, document.body_line, document.problems) == ("Text.\n", 7, ())
    assert document.lines == {
        ("title",): 2,
        ("changes",): 3,
        ("changes", 0): 4,
        ("changes", 0, "on"): 4,
        ("changes", 0, "what"): 5,
    }


def test_only_true_false_and_whole_numbers_are_not_text() -> None:
    document = read("---\na: true\nb: 12\nc: 1.5\nd: 12:30\ne: ~\nf: -3\n---\n")
    assert document.data == {"a": True, "b": 12, "c": "1.5", "d": "12:30", "e": None, "f": -3}


def test_words_in_quotes_stay_words() -> None:
    document = read('---\n"yes": "no"\n"010": "010"\n---\n')
    assert (document.data, document.problems) == ({"yes": "no", "010": "010"}, ())


def test_every_trap_is_reported_at_once() -> None:
    document = read("---\nyes: off\nnumber: 007\n---\n")
    assert messages(document) == [
        (2, 'Put "yes" in quotes: without them it was read as true or false, not as a word.'),
        (2, 'Put "off" in quotes: without them it was read as true or false, not as a word.'),
        (3, 'Put "007" in quotes: a number does not start with 0.'),
    ]


def test_on_may_be_a_key_without_quotes() -> None:
    assert read("---\non: 2026-11-21\n---\n").problems == ()


def test_windows_line_ends_and_a_byte_order_mark_change_nothing() -> None:
    document = read_document("docs/page.md", b"\xef\xbb\xbf---\r\ntitle: Calls\r\n---\r\nText.\r\n")
    assert (document.data, document.body, document.body_line) == ({"title": "Calls"}, "Text.\n", 4)


def test_a_value_that_contains_itself_ends_in_a_report() -> None:
    document = read("---\na: &loop [*loop]\n---\n")
    assert messages(document) == [(2, "Anchors and aliases (& and *) are not supported. Write the value out.")]


def test_a_control_character_is_reported() -> None:
    document = read("---\na: \x01\n---\n")
    assert messages(document) == [(2, "The front matter holds a control character, which cannot be shown. Delete it.")]


def test_the_line_of_a_trail_that_was_not_written_is_that_of_its_nearest_parent() -> None:
    document = read("---\ntitle: Calls\nhome:\n  in_a_call: []\n---\n")
    assert document.line_of(("home", "in_a_call", 3, "say")) == 4
    assert document.line_of(("summary",)) == 1


@pytest.mark.parametrize(
    "brackets", ["[" * 400, ("[" * 4_000 + "\n ") * 25, "{a: " * 900, "- " * 900 + "a", "? " * 900]
)
def test_nesting_is_followed_only_as_deep_as_a_page_needs(brackets: str) -> None:
    # Without end it ended the process: the reader goes down by recursion.
    assert messages(read(f"---\na: b\nc:\n  {brackets}\n---\n")) == [(4, TOO_DEEP)]


def test_as_deep_as_allowed_is_read() -> None:
    document = read(f"---\na: {'[' * 19}{']' * 19}\n---\n")
    assert document.problems == ()
    assert str(document.data["a"]) == "[" * 19 + "]" * 19


def test_more_keys_than_a_page_holds_are_not_gone_through() -> None:
    block = "".join(f"k{number}: [{', '.join('a' * 30)}]\n" for number in range(400))
    assert messages(read(f"---\n{block}---\n")) == [(314, TOO_MANY)]


def test_a_file_larger_or_longer_than_a_page_is_not_read() -> None:
    assert messages(read("---\na: b\n---\n" + "word\n" * 40_000)) == [
        (1, "This file is larger than 200,000 bytes. Divide the page into several.")
    ]
    assert messages(read("---\na: b\n---\n" + "\n" * 5_000)) == [
        (5001, "This file has more than 5,000 lines. Divide the page into several.")
    ]


def test_a_long_line_is_reported_and_cut_before_anything_looks_at_it() -> None:
    document = read(f"---\na: b\n---\n{'x' * 100_000}\nText.\n")
    assert messages(document) == [(4, "This line has 100,000 characters; at most 5,000 fit. Break it into several.")]
    assert document.body == f"{'x' * 5_000}\nText.\n"


def test_a_number_too_long_to_count_is_reported() -> None:
    document = read(f"---\na: {'9' * 4_900}\nb: -123456789012345678\n---\n")
    assert messages(document) == [
        (2, "This number has 4,900 digits, more than any here. Shorten it, or put it in quotes."),
        (3, "This number has 18 digits, more than any here. Shorten it, or put it in quotes."),
    ]


def test_aliases_of_aliases_are_not_followed() -> None:
    block = "a0: &a0 [x, x]\n" + "".join(f"a{n}: &a{n} [{f'*a{n - 1}, ' * 9}]\n" for n in range(1, 9))
    document = read(f"---\n{block}---\n")
    assert len(document.problems) == 72
    assert {message for _, message in messages(document)} == {
        "Anchors and aliases (& and *) are not supported. Write the value out."
    }


@pytest.mark.parametrize("sign", ["\0", "\x1b", "\x7f", "\x85", "\u202e", "\u2066", "\u2028", "\ufffe", "\U0010ffff"])
def test_a_character_that_cannot_be_shown_is_found_wherever_it_stands(sign: str) -> None:
    in_comment = read(f"---\na: b # {sign}\n---\n")
    in_text = read(f"---\na: b\n---\n\n```\nOne {sign}\n```\n")
    assert [(line, message.partition(" holds ")[0]) for line, message in messages(in_comment)] == [
        (2, "The front matter")
    ]
    assert [(line, message.partition(" holds ")[0]) for line, message in messages(in_text)] == [(6, "The text")]


def test_tabs_flags_and_letters_of_any_script_are_text() -> None:
    assert read("---\na: Zoë, مرحبا, 👩‍👧, 🏴󠁧󠁢󠁥󠁮󠁧󠁿, नमस्ते\n---\n\tCode.\n").problems == ()


def test_the_text_keeps_its_lines_where_the_front_matter_cannot_be_read() -> None:
    document = read("---\ntitle: Calls: what\n---\n\nText.\n")
    assert (document.body, document.body_line) == ("\nText.\n", 4)


def kind(text: str) -> str:
    node = yaml.compose(text, Loader=StrictLoader)
    assert node is not None
    return str(node.tag).rpartition(":")[2]


def fault(block: str) -> tuple[int, str]:
    with pytest.raises(yaml.YAMLError) as caught:
        yaml.compose(block, Loader=StrictLoader)
    return explain_yaml_error(caught.value, block)


def trap(text: str, is_key: bool = False) -> str | None:
    node: Any = yaml.compose(text, Loader=StrictLoader)
    return explain_trap(node, is_key)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("true", "bool"),
        ("false", "bool"),
        ("12", "int"),
        ("-3", "int"),
        ("0", "int"),
        ("~", "null"),
        ("null", "null"),
        ("yes", "str"),
        ("True", "str"),
        ("1.5", "str"),
        ("010", "str"),
        ("0x1F", "str"),
        ("1_000", "str"),
        ("12:30", "str"),
        ("2026-11-21", "str"),
        ("=", "str"),
        ("<<", "str"),
        (".inf", "str"),
    ],
)
def test_only_true_false_null_and_whole_numbers_are_not_text(text: str, expected: str) -> None:
    assert kind(text) == expected


@pytest.mark.parametrize("word", ["yes", "No", "OFF", "on"])
def test_a_bare_truth_word_is_a_trap(word: str) -> None:
    assert trap(word) == f'Put "{word}" in quotes: without them it was read as true or false, not as a word.'


@pytest.mark.parametrize("text", ['"yes"', "'no'", "|\n yes", "yes please", "none", "true"])
def test_a_word_in_quotes_or_a_longer_text_is_none(text: str) -> None:
    assert trap(text) is None


def test_on_is_a_trap_as_a_value_but_not_as_a_key() -> None:
    assert trap("on", is_key=True) is None
    assert trap("off", is_key=True) is not None


def test_a_leading_zero_is_a_trap() -> None:
    assert trap("007") == 'Put "007" in quotes: a number does not start with 0.'
    assert trap("0") is None


def test_a_tag_is_refused() -> None:
    assert trap("!secret x") == 'The tag "!secret" is not supported. Remove it and write plain text.'
    assert trap("!!python/object:os.system x") == (
        'The tag "tag:yaml.org,2002:python/object:os.system" is not supported. Remove it and write plain text.'
    )


@pytest.mark.parametrize(
    ("block", "line", "remedy"),
    [
        (
            "a: b: c\n",
            0,
            'text with a colon and a space needs quotes around it: "like: this". '
            "If it has none, indent this line like the one above.",
        ),
        ("a: b\nc: @d\n", 1, "indent with spaces, not tabs, and put text that starts with @ or ` in quotes."),
        ("a:\n\t- b\n", 1, "indent with spaces, not tabs, and put text that starts with @ or ` in quotes."),
        ('a: "b" c\nd: e\n', 0, "the indentation or the quotes of this line do not fit the lines above."),
        ("a: b\nc\nd: e\n", 2, 'a key needs a colon and a space after it: "key: value".'),
        ('a: b\nc: "d\n', 1, "a quote that was opened is never closed."),
        ("a: b\n\tc: d\n", 1, "indent with spaces, not tabs."),
        ('a: "b\nc: d\ne: "f"\n', 0, "the quote that opens on this line is never closed."),
        (
            'a: "b \\" c"\nd: e: f\n',
            1,
            'text with a colon and a space needs quotes around it: "like: this". '
            "If it has none, indent this line like the one above.",
        ),
        ("a: b\nc: *d\n", 1, "put text that starts with * in quotes."),
        ("a:\n  - b\n c: d\n", 2, "the indentation or the quotes of this line do not fit the lines above."),
    ],
)
def test_a_fault_in_yaml_is_said_with_its_line_and_a_remedy(block: str, line: int, remedy: str) -> None:
    assert fault(block) == (line, f"This line cannot be read: {remedy}")


def test_a_fault_without_a_remedy_of_its_own_names_the_usual_causes() -> None:
    assert fault('a: b\nc: "\\q"\n') == (
        1,
        "This line cannot be read: most often text with a colon has no quotes around it, a quote is not closed, "
        "or lines are not indented alike. The reader of front matter says: found unknown escape character.",
    )


def test_a_control_character_is_found_on_its_line() -> None:
    assert fault("a: é\nb: c\nd: \x07e\n") == (
        2,
        "The front matter holds a control character, which cannot be shown. Delete it.",
    )
