"""Text is broken into lines that fit."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from practice_guide.views.text_lines import text_width, wrap_text


def test_words_fill_a_line_before_the_next_one_starts() -> None:
    assert wrap_text("one two three four", 60, 10) == ("one two", "three four")


def test_a_word_wider_than_the_line_is_broken() -> None:
    assert wrap_text("incomprehensible", 50, 10) == ("incompre", "hensible")


def test_no_words_are_no_lines() -> None:
    assert wrap_text("  ", 40, 10) == ()


def test_bold_words_need_more_room() -> None:
    assert text_width("words", 10, is_bold=True) > text_width("words", 10)


@given(st.text(max_size=200), st.floats(20, 400))
def test_no_line_is_wider_than_its_room_and_no_letter_is_lost(text: str, width: float) -> None:
    lines = wrap_text(text, width, 14)
    assert all(text_width(line, 14) <= width for line in lines)
    assert "".join(lines).replace(" ", "") == "".join(text.split()).replace(" ", "")
