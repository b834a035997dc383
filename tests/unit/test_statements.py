from practice_guide.front_matter import read_document
from practice_guide.statements import Body, Heading, MarkdownLink, Statement, plain_text, read_body

HEAD = "---\ntitle: Calls\n---\n"


def read(text: str) -> Body:
    return read_body(read_document("docs/page.md", (HEAD + text).encode()))


def test_a_paragraph_and_a_list_item_are_statements() -> None:
    body = read(
        "## Who {#who}\n\nAsk *who* is\nthere.\n{#ask-who cite=\"a:b c\" differs=\"chat\" dated=\"law\"}\n\n"
        "- First.\n- See [the list](list.md#x) first.\n  {#see-list cite=\"own\" reason=\"It helps.\"}\n"
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
