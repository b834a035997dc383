"""Cards in the text: which lines are cards, what is wrong with the others, and the HTML around them."""

from __future__ import annotations

import pytest

from practice_guide.tool_cards import EXAMPLE, Card, Stretch, find_fault, is_card, split_at_cards

HTML = '<p><a class="tool-card" href="../../decisions/visit-mode/">Which &amp; why?</a></p>'
CARD = Card("Which & why?", "../../decisions/visit-mode/", "decisions/visit-mode/")


@pytest.mark.parametrize("line", [EXAMPLE, "[Words](decisions/visit-mode.md){.tool-card}", f"{EXAMPLE}  "])
def test_a_link_to_a_tool_alone_on_its_line_is_a_card(line: str) -> None:
    assert is_card(line)
    assert find_fault(line, None) is None


@pytest.mark.parametrize(
    "line",
    [
        f"Try this: {EXAMPLE}",
        "- " + EXAMPLE,
        "[All tools](../decisions/index.md){.tool-card}",
        "[A list](../checklists/before-the-call.md){.tool-card}",
        "[Elsewhere](https://example.org/decisions/x.md){.tool-card}",
        "[Words](../decisions/visit-mode.md){.tool-card onclick=x}",
    ],
)
def test_anything_else_that_asks_to_be_a_card_is_told_how(line: str) -> None:
    assert find_fault(line, None) == f"A tool card is a link to a tool, alone on its line: {EXAMPLE}"


def test_a_card_has_blank_lines_around_it() -> None:
    assert find_fault(EXAMPLE, "Some words.") == "Leave a blank line above a tool card."
    assert find_fault("Some words.", EXAMPLE) == "Leave a blank line below a tool card."
    assert find_fault("Some words.", "Others.") is None


def test_html_comes_in_stretches_that_end_where_a_card_stands() -> None:
    assert [*split_at_cards(f"<p>Before.</p>\n{HTML}\n<p>After.</p>")] == [
        Stretch("<p>Before.</p>\n", CARD),
        Stretch("\n<p>After.</p>"),
    ]


def test_html_without_a_card_stays_whole() -> None:
    assert [*split_at_cards("<p>Words.</p>")] == [Stretch("<p>Words.</p>")]
