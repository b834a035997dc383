import pytest

from practice_guide.front_matter import read_document
from practice_guide.statements import Body, Heading, MarkdownLink, Statement, plain_text, read_body

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
            Statement("ask-who", "Ask *who* is there.", 8, ("a:b", "c"), None, ("chat",), ("law",), "who"),
            Statement("see-list", "See the list first.", 12, ("own",), "It helps.", section="who"),
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
