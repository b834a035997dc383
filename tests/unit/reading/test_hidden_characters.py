"""Characters that nobody can see are found in any text, and in Markdown also where they are named by number."""

from __future__ import annotations

import pytest

from practice_guide.reading.hidden_characters import explain_hidden, explain_text, has_hidden_reference, is_visible


@pytest.mark.parametrize(
    ("sign", "said"),
    [
        ("\x1b", "a control character"),
        ("\u202e", "a character that turns the direction of writing (U+202E)"),
        ("\u2028", "a separator of lines (U+2028)"),
        ("\ufffe", "a code that is no character (U+FFFE)"),
    ],
)
def test_a_character_that_cannot_be_shown_is_described(sign: str, said: str) -> None:
    remedy = f"The text holds {said}, which cannot be shown. Delete it."
    assert explain_hidden("The text", f"Go{sign} on.") == remedy


def test_words_in_any_script_with_tabs_and_line_ends_hide_nothing() -> None:
    assert explain_hidden("The text", "Ask.\n\tΩ, 你好, سلام 🙂") is None


@pytest.mark.parametrize("text", ["\u3164", "\u2800 \u00a0", "\u200b"])
def test_a_text_with_nothing_to_see_is_refused(text: str) -> None:
    assert not is_visible(text)
    assert explain_text(text) == "There is nothing to see in this text. Write words, or remove the key."


def test_a_text_that_hides_something_is_told_before_one_with_nothing_to_see() -> None:
    assert explain_text("\x00") == "This text holds a control character, which cannot be shown. Delete it."
    assert explain_text("Ask.") is None


def test_a_number_names_a_hidden_character_in_either_notation() -> None:
    assert [has_hidden_reference(text) for text in ("&#x202E;", "&#8238", "&#8211;", "&#99999999;", "x202E")] == [
        True,
        True,
        False,
        False,
        False,
    ]
