from typing import Any

import pytest
import yaml

from practice_guide.reading.strict_yaml import StrictLoader, explain_trap, explain_yaml_error


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
