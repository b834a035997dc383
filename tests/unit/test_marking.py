import markdown

from practice_guide.front_matter import Document, read_document
from practice_guide.marking import Part, find_detached, mark_statements, split_at_statements
from practice_guide.problems import Problem
from practice_guide.statements import Body, read_body

HEAD = "---\ntitle: Calls\n---\n"


def render(text: str) -> tuple[str, Document, Body]:
    document = read_document("docs/page.md", (HEAD + text).encode())
    body = read_body(document)
    html = markdown.markdown(mark_statements(document, body), extensions=["attr_list", "tables"])
    return html, document, body


def test_the_html_is_split_where_each_statement_ends() -> None:
    html, _, body = render('Ask who is there.\n{#ask cite="a"}\n\n- One.\n- Two.\n  {#two cite="b"}\n')
    ask, two = body.statements
    assert split_at_statements(html, body) == (
        Part('<p class="statement" id="ask">Ask who is there.', ask),
        Part('</p>\n<ul>\n<li>One.</li>\n<li class="statement" id="two">Two.', two),
        Part("</li>\n</ul>"),
    )


def test_sources_do_not_stay_in_the_html() -> None:
    html, _, _ = render('Ask.\n{#ask cite="a:b" reason="r" differs="c" dated="d"}\n')
    assert html == '<p class="statement" id="ask">Ask.<!--statement:ask--></p>'


def test_a_list_on_a_paragraph_is_attached() -> None:
    assert find_detached(*render('Ask.\n{#ask cite="a"}\n')) == ()


def detached(text: str) -> list[tuple[int, str]]:
    html, document, body = render(text)
    return [(problem.line, problem.message) for problem in find_detached(html, document, body)]


def test_a_list_that_markdown_printed_is_reported() -> None:
    # Three spaces are too few for Markdown to take the paragraph into the list item.
    assert detached('1. One.\n\n   More.\n   {#more cite="a"}\n2. Two.\n') == [
        (
            7,
            "This attribute list was attached to nothing. "
            "Put it alone on the line right below a paragraph or list item.",
        )
    ]


def test_a_list_on_another_block_is_reported() -> None:
    html = '<h2 id="ask">Ask.</h2><p>Who.<!--statement:ask--></p>'
    _, document, body = render('Ask.\n{#ask cite="a"}\n')
    assert find_detached(html, document, body) == (
        Problem(
            "docs/page.md",
            5,
            ("ask",),
            "This attribute list was attached to something other than its text. "
            "Put it alone on the line right below a paragraph or list item.",
        ),
    )
