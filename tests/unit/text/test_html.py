"""The HTML of a text: named links and tables, and the parts that end where a statement, a card or a term stands."""

from __future__ import annotations

import markdown

from practice_guide.reading.front_matter import Document, read_document
from practice_guide.reading.problems import Problem
from practice_guide.text.html import Card, Part, complete_html, find_detached, split_html, with_short_addresses
from practice_guide.text.markdown import Body, mark_statements, read_body

SETTINGS = {"toc": {"permalink": "#", "permalink_title": "Copy a link to this"}}
HEAD = "---\ntitle: Calls\n---\n"
TERMS = {"CP": "cp", "safe-contact plan": "plan", "contact": "contact"}
"""What explains terms, by their words."""
CARD = Card("Which & why?", "../../decisions/visit-mode/", "decisions/visit-mode/")
CARD_HTML = '<p><a class="tool-card" href="../../decisions/visit-mode/">Which &amp; why?</a></p>'


def rendered(text: str) -> str:
    return complete_html(markdown.markdown(text, extensions=["toc", "attr_list", "tables"], extension_configs=SETTINGS))


def test_a_headings_link_stands_after_the_heading_and_is_named_after_it() -> None:
    assert rendered("## They are not alone {#not-alone}") == (
        '<div class="heading heading--2"><h2 id="not-alone">They are not alone</h2> <a class="headerlink" aria-label='
        '"Link to this section: They are not alone" href="#not-alone" title="Copy a link to this">#</a></div>'
    )


def test_marks_inside_a_heading_are_left_out_of_the_name_and_its_characters_stay_safe() -> None:
    html = rendered('### Say "no" & *mean* `<it>` {#no}')
    assert 'aria-label="Link to this section: Say &quot;no&quot; &amp; mean &lt;it&gt;" href="#no"' in html


def test_each_heading_names_its_own_link_and_other_text_stays() -> None:
    html = rendered("## One\n\nText.\n\n## Two")
    assert [part.split('"')[0] for part in html.split("Link to this section: ")[1:]] == ["One", "Two"]
    assert complete_html("<h2>None</h2><p>Text.</p>") == "<h2>None</h2><p>Text.</p>"


def test_a_table_stands_in_a_region_that_a_keyboard_reaches_named_after_its_columns() -> None:
    html = rendered('| What | We *say* "yes" |\n|---|---|\n| a | b |')
    before, _, table = html.partition("<table>")
    assert before == (
        '<div class="table-region" role="region" tabindex="0" aria-label="Table: What, We say &quot;yes&quot;">'
    )
    assert table.endswith("</table></div>")


def render(text: str) -> tuple[str, Document, Body]:
    document = read_document("docs/page.md", (HEAD + text).encode())
    body = read_body(document)
    html = markdown.markdown(mark_statements(document, body), extensions=["attr_list", "tables"])
    return html, document, body


def test_the_html_is_split_where_each_statement_ends() -> None:
    html, _, body = render('Ask who is there.\n{#ask cite="a"}\n\n- One.\n- Two.\n  {#two cite="b"}\n')
    ask, two = body.statements
    assert (*split_html(html, {"ask": ask, "two": two}, {}),) == (
        Part('<p class="statement" id="ask">', begins=ask),
        Part("Ask who is there.", ask),
        Part('</p>\n<ul>\n<li>One.</li>\n<li class="statement" id="two">', begins=two),
        Part("Two.", two),
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


def split(html: str, *words: str) -> list[Part[str, str]]:
    return [*split_html(html, {"ask": "asked"}, {word: TERMS[word] for word in words})]


def test_a_term_is_found_where_it_first_stands() -> None:
    assert split("<p>A CP plan. CP again.</p>", "CP") == [
        Part("<p>A ", term="cp", word="CP"),
        Part(" plan. CP again.</p>"),
    ]


def test_a_term_is_found_once_also_on_both_sides_of_a_card() -> None:
    assert split(f"<p>CP</p>{CARD_HTML}<p>CP</p>", "CP") == [
        Part("<p>", term="cp", word="CP"),
        Part("</p>", card=CARD),
        Part("<p>CP</p>"),
    ]


def test_terms_inside_links_headings_and_tags_are_left_alone() -> None:
    html = '<h2 id="CP">CP</h2><p><a href="CP"><b>CP</b></a> <img alt="CP"><!--CP--></p>'
    assert split(html, "CP") == [Part(html)]


def test_a_term_is_a_whole_word_and_the_longest_wins() -> None:
    assert split("<p>CPD, safe-contact plan</p>", *TERMS) == [
        Part("<p>CPD, ", term="plan", word="safe-contact plan"),
        Part("</p>"),
    ]


def test_a_page_without_terms_stays_whole() -> None:
    assert split("<p>CP</p>") == [Part("<p>CP</p>")]


def test_html_comes_in_parts_that_end_where_a_card_stands() -> None:
    assert split(f"<p>Before.</p>\n{CARD_HTML}\n<p>After.</p>") == [
        Part("<p>Before.</p>\n", card=CARD),
        Part("\n<p>After.</p>"),
    ]


def test_a_card_stands_between_the_text_and_the_statement_after_it() -> None:
    html, _, _ = render('Ask.\n{#ask cite="a"}\n')
    assert split(CARD_HTML + html) == [
        Part("", card=CARD),
        Part('<p class="statement" id="ask">', begins="asked"),
        Part("Ask.", "asked"),
        Part("</p>"),
    ]


def test_the_short_address_of_a_place_stands_after_its_link_and_other_links_stay_as_they_are() -> None:
    ask = '<a class="headerlink" aria-label="Link to: Ask" href="#ask" title="Copy a link">#</a>'
    who = '<a class="statement__link" href="#who" aria-label="Link to: Who">Link</a>'
    rest = '<a class="headerlink" href="#new">#</a> <a class="button" href="#ask">Ask</a>'
    shown = with_short_addresses(f"{ask}{who}{rest}", {"ask": "cdfh-jkmn", "who": "cdfh-jkmp", "": "cdfh-jkmr"})
    short = ' <span class="short">/l/{}</span>'
    assert shown == f"{ask}{short.format('cdfh-jkmn')}{who}{short.format('cdfh-jkmp')}{rest}"
