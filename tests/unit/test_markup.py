import pytest

from practice_guide.markup import find_markup, without_code_spans


def lines(text: str) -> list[int]:
    return [number for number, _ in find_markup([*enumerate(text.split("\n"), 1)])]


def messages(text: str) -> list[str]:
    return [message for _, message in find_markup([*enumerate(text.split("\n"), 1)])]


@pytest.mark.parametrize(
    "text",
    [
        "5 < 6 and 7 > 6",
        "a <3",
        "See <https://example.org/x> here.",
        "Write `<script>` to show it.",
        "[a](b.md#c) [d](https://e.uk/f?g=1&h=2) [i](mailto:j@k.uk) [l](tel:999) [m](#n)",
        "[x]: https://example.org/",
        "&lt;script&gt; is shown as text.",
    ],
)
def test_words_code_and_links_are_no_markup(text: str) -> None:
    assert messages(text) == []


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("<script>alert(1)</script>", "<script>"),
        ("Some <b class=x>words</b>.", "<b>"),
        ("</div>", "</div>"),
        ("<!-- A note -->", "<!--"),
        ("<!DOCTYPE html>", "<!DOCTYPE"),
        ("<?php x ?>", "<?php"),
        ("<IMG src=x onerror=y>", "<IMG>"),
        ("<decision-tool>", "<decision-tool>"),
        ("<javascript:alert(1)>", "<javascript>"),
    ],
)
def test_a_tag_is_refused_and_shown(text: str, tag: str) -> None:
    assert messages(text) == [
        f'HTML is not supported here: "{tag}". Write Markdown, or put it in backticks to show it as text.'
    ]


def test_each_line_with_a_tag_is_reported() -> None:
    assert lines("Some <b>words</b>\nwithout\n\n<hr>") == [1, 4]


@pytest.mark.parametrize(
    "text",
    [
        "A backtick \\` <b> that is escaped \\`",
        "A `span\nends` <b> `here`",
        "A `span that goes on\nto <b> here` ends.",
        "Write ``a ` <b>`` here.",
        "A ``run <b>``` of other lengths `",
        "- `one item\n- <b>` another",
        "A span ` that\n<script> Markdown takes for HTML ` ends",
        "One ` without <b> a second",
        "A ` span does not\n\nreach <b> over a blank ` line",
    ],
)
def test_what_only_looks_like_code_does_not_hide_a_tag(text: str) -> None:
    assert len(messages(text)) == 1


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("[a](javascript:alert(1))", "javascript:alert(1)"),
        ("[a]( JavaScript:x )", "JavaScript:x"),
        ("[a](`javascript:x`)", "javascript:x"),
        ("[a](\njavascript:x)", "javascript:x"),
        ("![a](data:image/svg+xml,x)", "data:image/svg+xml,x"),
        ("[a]: vbscript:x", "vbscript:x"),
        ("[a](java&#115;cript:x)", "java&#115;cript:x"),
        ("[a](&#106;avascript:x)", "&#106;avascript:x"),
    ],
)
def test_a_link_of_a_kind_that_runs_something_is_refused(text: str, target: str) -> None:
    assert messages(text) == [
        f'The link "{target}" leads nowhere that we link to. Start it with https:, mailto: or tel:, or name a page.'
    ]


def test_a_link_is_reported_on_the_line_of_its_target() -> None:
    assert lines("One\ntwo [a](\njavascript:x)") == [3]


def test_code_spans_are_blanked_without_moving_anything() -> None:
    assert without_code_spans("a `b` c\n`d`") == "a ` ` c\n` `"
