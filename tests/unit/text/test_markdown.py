import pytest

from practice_guide.reading.front_matter import read_document
from practice_guide.text.markdown import (
    CARD_EXAMPLE,
    Body,
    Heading,
    MarkdownLink,
    Statement,
    find_card_fault,
    find_markup,
    is_card,
    loose_text,
    plain_text,
    read_body,
    read_definitions,
    without_code_spans,
)

HEAD = "---\ntitle: Calls\n---\n"


def read(text: str) -> Body:
    return read_body(read_document("docs/page.md", (HEAD + text).encode()))


def test_a_paragraph_and_a_list_item_are_statements() -> None:
    body = read(
        '## Who {#who}\n\nAsk *who* is\nthere.\n{#ask-who cite="a:b c" differs="chat" dated="law"}\n\n'
        '- First.\n- See [the list](list.md#x) first.\n  {#see-list cite="own" reason="It helps."}\n'
    )
    assert body == Body(
        statements=(
            Statement("ask-who", "Ask *who* is there.", 8, ("a:b", "c"), None, ("chat",), ("law",)),
            Statement("see-list", "See the list first.", 12, ("own",), "It helps."),
        ),
        headings=(Heading("who", "Who", 4),),
        links=(MarkdownLink("list.md#x", 11),),
    )


def test_attribute_lists_in_code_are_not_statements() -> None:
    assert read('```\n{#x cite="a"}\n## No id\n```\n') == Body()


def test_links_in_code_are_not_links_of_the_page() -> None:
    assert read("~~~\n[a](b.md)\n~~~\n").links == ()


def test_a_heading_of_the_first_level_is_refused() -> None:
    problems = read("# Title {#title}\n").problems
    assert [problem.message for problem in problems] == [
        "The title comes from the front matter. Start headings in the text with ##."
    ]


def test_plain_text_has_no_links_emphasis_or_line_breaks() -> None:
    assert plain_text("See **the** [list](x.md),\n`now`.") == "See the list, now."


def messages(text: str) -> list[tuple[int, str]]:
    return [(problem.line, problem.message) for problem in read(text).problems]


def test_a_fence_without_an_end_hides_nothing() -> None:
    assert messages("```\n## No id\n") == [(5, "This heading has no id. End the line with one, such as {#no-id}.")]


def test_a_fence_ends_only_with_the_same_fence() -> None:
    assert messages("~~~\n## A\n```\n## B\n~~~\n") == []
    assert [line for line, _ in messages("```\n## A\n~~~\n```\n## B\n")] == [8]


def test_a_fence_that_is_indented_or_carries_attributes_is_none() -> None:
    assert [line for line, _ in messages("  ```\n\n<b>\n\n  ```\n")] == [6]
    assert [line for line, _ in messages("``` {.x onclick=y}\n```\n")] == [4]


def test_html_is_refused_with_its_line() -> None:
    assert messages("Ask.\n\nWho <b>is</b> there?\n") == [
        (6, 'HTML is not supported here: "<b>". Write Markdown, or put it in backticks to show it as text.')
    ]


def test_attributes_anywhere_but_on_a_last_line_are_refused() -> None:
    said = "Put the attribute list in braces alone on the statement's last line."
    for text in ("Ask *who*{onclick=x} is.", "| a {.b} |", "Ask {: #who } now.", "A *b*{c=d {}", "[a](b.md){target=x}"):
        assert (4, said) in messages(f"{text}\n"), text


def test_braces_and_code_with_braces_are_words() -> None:
    assert messages("Say {{ 7*7 }} or {this}, and write `{#id cite=x}`.\n") == []


def test_a_heading_holds_no_braces_but_its_id() -> None:
    assert messages("## Say {{ 7*7 }} {#say}\n") == [
        (4, "A heading holds no braces except the id at its end. Remove the others.")
    ]


def test_a_heading_underlined_is_refused() -> None:
    said = "Write a heading as one line that starts with ##, not with a line below it."
    assert messages("Who\n===\n") == [(5, said)]
    assert messages("Who\n-\n") == [(5, said)]
    assert messages("Who\n\n---\n") == []


def test_a_heading_without_a_space_is_one_all_the_same() -> None:
    assert messages("##Who is there\n") == [
        (4, "This heading has no id. End the line with one, such as {#who-is-there}.")
    ]
    assert read("##Who {#who}\n").headings == (Heading("who", "Who", 4),)


@pytest.mark.parametrize(
    "line",
    [
        "## Who" + " " * 4_900 + "x",
        "{" + " " * 4_900,
        "x {" + " " * 4_900,
        "```" + " " * 4_900 + "!",
        "](.md#" * 800,
        "[" * 4_900,
        "[a](" * 1_200,
        "[" * 2_400 + "](" * 1_200,
        "` `" * 1_600,
        "x\n{#a " + "b " * 2_400 + "}",
    ],
)
def test_a_line_that_could_be_read_in_many_ways_is_read_once(line: str) -> None:
    # Some of these took longer than anyone would wait. They are far from it now, so no time is measured.
    body = read(f"{line}\n" * (190_000 // (len(line) + 1)) + "\nEnd.\n{#end cite=a}\n")
    assert body.statements[-1].id == "end"


def test_fences_that_are_never_closed_do_not_make_each_other_slow() -> None:
    assert read("```a\n" * 4_900 + "\nEnd.\n{#end cite=a}\n").statements[-1].id == "end"


@pytest.mark.parametrize("written", ["&#x202E;", "&#8238;", "&#x0;", "&#00000000;", "&#x00000202e", "&#xFFFE;"])
def test_a_character_that_cannot_be_shown_is_not_named_by_its_number(written: str) -> None:
    said = "This line names a character that cannot be shown, by its number. Delete it."
    assert messages(f"Go {written} on.\n") == [(4, said)]
    assert (4, said) in messages(f"## Go {written} {{#go}}\n")
    assert messages(f"Write `{written}`.\n") == []


def test_other_characters_may_be_named_by_their_number() -> None:
    assert messages("A dash &#8211; a space &#xA0; a smile &#x1F600; and &#99999999;.\n") == []


def test_loose_text_leaves_out_statements_headings_and_attribute_lists() -> None:
    body = '## Head {#head}\n\n- Said.\n  {#said cite="x"}\n- Loose **item**\n\nMore\nwords.\n'
    assert loose_text(body) == ("Loose item", "More words.")


def test_a_definition_is_the_first_paragraph_under_its_heading() -> None:
    markdown = '## CP {#cp}\n\nChild\nprotection.\n{#cp-means cite="a"}\n\nMore.\n\n## IRO {#iro}\n\nAn officer.\n'
    assert read_definitions(markdown) == {"cp": "Child protection.", "iro": "An officer."}


@pytest.mark.parametrize("line", [CARD_EXAMPLE, "[Words](decisions/visit-mode.md){.tool-card}", f"{CARD_EXAMPLE}  "])
def test_a_link_to_a_tool_alone_on_its_line_is_a_card(line: str) -> None:
    assert is_card(line)
    assert find_card_fault(line, None) is None


@pytest.mark.parametrize(
    "line",
    [
        f"Try this: {CARD_EXAMPLE}",
        "- " + CARD_EXAMPLE,
        "[All tools](../decisions/index.md){.tool-card}",
        "[A list](../checklists/before-the-call.md){.tool-card}",
        "[Elsewhere](https://example.org/decisions/x.md){.tool-card}",
        "[Words](../decisions/visit-mode.md){.tool-card onclick=x}",
    ],
)
def test_anything_else_that_asks_to_be_a_card_is_told_how(line: str) -> None:
    assert find_card_fault(line, None) == f"A tool card is a link to a tool, alone on its line: {CARD_EXAMPLE}"


def test_a_card_has_blank_lines_around_it() -> None:
    assert find_card_fault(CARD_EXAMPLE, "Some words.") == "Leave a blank line above a tool card."
    assert find_card_fault("Some words.", CARD_EXAMPLE) == "Leave a blank line below a tool card."
    assert find_card_fault("Some words.", "Others.") is None


def markup_lines(text: str) -> list[int]:
    return [number for number, _ in find_markup([*enumerate(text.split("\n"), 1)])]


def markup(text: str) -> list[str]:
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
    assert markup(text) == []


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
    assert markup(text) == [
        f'HTML is not supported here: "{tag}". Write Markdown, or put it in backticks to show it as text.'
    ]


def test_each_line_with_a_tag_is_reported() -> None:
    assert markup_lines("Some <b>words</b>\nwithout\n\n<hr>") == [1, 4]


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
    assert len(markup(text)) == 1


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
    assert markup(text) == [
        f'The link "{target}" leads nowhere that we link to. Start it with https:, mailto: or tel:, or name a page.'
    ]


def test_a_link_is_reported_on_the_line_of_its_target() -> None:
    assert markup_lines("One\ntwo [a](\njavascript:x)") == [3]


def test_code_spans_are_blanked_without_moving_anything() -> None:
    assert without_code_spans("a `b` c\n`d`") == "a ` ` c\n` `"
