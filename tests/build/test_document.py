"""What every built page is as a document: its language, title, headings and policy, and nothing left over."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from .html_pages import HtmlPage, fail_with_all, is_bare

# Design, section 9. No hashes: no page may need an exception.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'"
)
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
LONGEST_DESCRIPTION = 300
# What Markdown or a template leaves on a page when it did not take it for its own.
LEFT_OVER = re.compile(
    r"\{:?\s*#|\b(?:cite|differs|dated)=|statement:[a-z]|\{%|\{\{|\}\}|\]\(|&(?:amp|lt|gt|quot|#\d+);|\[object "
    r"|^\s*(?:None|Undefined|\[\]|\(\))\s*$|\b[A-Z]\w+\(\w+="
)
FRONT_MATTER_LINE = re.compile(r"^\s*(?:title|summary|reviewed|review_by|take_away|reflection|cpd):\s", re.MULTILINE)
# Text that a reader meets as text: not scripts, and not code that shows authors what to write.
SHOWN = ("p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "dt", "dd", "td", "th", "figcaption", "label", "summary")


def name(page: HtmlPage) -> str:
    return page.address or "/"


def head_texts(page: HtmlPage, kind: str) -> list[str]:
    return [meta["content"] for meta in page.all("meta") if meta["name"] == kind]


def shown_text(page: HtmlPage) -> Iterator[str]:
    code = {element.text for element in page.all("code", "pre")}
    for element in page.all(*SHOWN):
        text = element.text
        for sample in code:
            text = text.replace(sample, "")
        yield text


def test_every_page_is_in_british_english(pages: list[HtmlPage]) -> None:
    fail_with_all(name(page) for page in pages if [html["lang"] for html in page.all("html")] != ["en-GB"])


def test_every_page_has_one_title_with_the_name_of_the_guide(pages: list[HtmlPage]) -> None:
    titles = {name(page): page.titles for page in pages}
    # Whoever leaves the guide in a hurry is not to be given away by the name of the tab.
    named = {name(page): page.titles for page in pages if not is_bare(page)}
    fail_with_all(f"{page}: {found}" for page, found in titles.items() if len(found) != 1 or not found[0].strip())
    fail_with_all(f"{page}: {found}" for page, found in named.items() if "In Person or On Screen" not in found[0])


def test_no_two_pages_have_the_same_title(pages: list[HtmlPage]) -> None:
    titles = Counter(page.titles[0] for page in pages)
    fail_with_all(title for title, times in titles.items() if times > 1)


def test_every_page_describes_itself(pages: list[HtmlPage]) -> None:
    found = {name(page): head_texts(page, "description") for page in pages}
    fail_with_all(f"{page}: {texts}" for page, texts in found.items() if len(texts) != 1 or len(texts[0]) < 20)
    fail_with_all(f"{page}: {len(texts[0])}" for page, texts in found.items() if len(texts[0]) > LONGEST_DESCRIPTION)


def test_no_two_pages_describe_themselves_alike(pages: list[HtmlPage]) -> None:
    # The search page and the one for missing addresses have no front matter: they describe the guide.
    written = [page for page in pages if page.address not in ("search/", "404.html")]
    times = Counter(head_texts(page, "description")[0] for page in written)
    fail_with_all(text for text, number in times.items() if number > 1)


def test_every_page_has_one_heading_of_the_first_level(pages: list[HtmlPage]) -> None:
    found = {name(page): [heading.text for heading in page.all("h1")] for page in pages}
    fail_with_all(f"{page}: {texts}" for page, texts in found.items() if len(texts) != 1 or not texts[0].strip())


def test_heading_levels_never_skip(pages: list[HtmlPage]) -> None:
    skips = []
    for page in pages:
        level = 0
        for heading in page.all(*HEADINGS):
            step = int(heading.tag[1])
            if step > level + 1:
                skips.append(f"{name(page)}:{heading.line} <{heading.tag}> {heading.text.strip()[:60]}")
            level = step
    fail_with_all(skips)


def test_no_heading_or_link_is_empty(pages: list[HtmlPage]) -> None:
    empty = [
        f"{name(page)}:{element.line} <{element.tag}>"
        for page in pages
        for element in page.all("a", "button", *HEADINGS)
        if not (element.text.strip() or element["aria-label"] or element["data-words"])
    ]
    fail_with_all(empty)


def test_every_page_has_exactly_our_policy_right_after_the_charset(pages: list[HtmlPage]) -> None:
    expected = [{"charset": "utf-8"}, {"http-equiv": "Content-Security-Policy", "content": POLICY}]
    found = {}
    for page in pages:
        head = [element.tag for element in page.elements].index("head")
        found[name(page)] = [element.attributes for element in page.elements[head + 1 : head + 3]]
    fail_with_all(f"{page}: {first}" for page, first in found.items() if first != expected)


def test_no_page_tells_which_generator_made_it(pages: list[HtmlPage]) -> None:
    fail_with_all(name(page) for page in pages if head_texts(page, "generator"))


def test_no_page_has_two_policies(pages: list[HtmlPage]) -> None:
    fail_with_all(name(page) for page in pages if sum("http-equiv" in meta.attributes for meta in page.all("meta")) > 1)


def test_no_element_has_a_style_or_a_handler_of_its_own(pages: list[HtmlPage]) -> None:
    found = {
        f"{name(page)}:{element.line} <{element.tag} {attribute}>"
        for page in pages
        for element in page.elements
        for attribute in element.attributes
        if attribute == "style" or attribute.startswith("on")
    }
    fail_with_all(found | {name(page) for page in pages if page.all("style", "base", "iframe", "object", "embed")})


def test_every_script_is_a_file_of_ours_or_data(pages: list[HtmlPage]) -> None:
    found = {
        f"{name(page)}:{script.line} {script.attributes}"
        for page in pages
        for script in page.all("script")
        if "//" in script["src"] or (not script["src"] and script["type"] != "application/json")
    }
    fail_with_all(found)


def test_nothing_that_authors_write_for_the_build_is_left_on_a_page(pages: list[HtmlPage]) -> None:
    found = {
        f"{name(page)}: …{text[max(0, match.start() - 30) : match.end() + 30]}…"
        for page in pages
        for text in shown_text(page)
        for match in (LEFT_OVER.search(text), FRONT_MATTER_LINE.search(text))
        if match
    }
    fail_with_all(found)


def test_no_marker_or_comment_is_left_in_the_html(pages: list[HtmlPage]) -> None:
    comments = {name(page): re.findall(r"<!--.*?-->", page.html, re.DOTALL) for page in pages}
    fail_with_all(f"{page}: {found}" for page, found in comments.items() if found)


def test_no_page_asks_a_reader_for_text_about_a_case(pages: list[HtmlPage]) -> None:
    typed = {
        f"{name(page)}:{field.line} <{field.tag} type={field['type']}>"
        for page in pages
        for field in page.all("input", "textarea", "select")
        if field["type"] not in ("checkbox", "radio", "hidden") and "readonly" not in field.attributes
    }
    # Words to search for, a code, and the name of a sheet of links stay on the reader's own device.
    fail_with_all(field for field in typed if not field.startswith(("search/:", "s/:", "l/:", "teach/session/:")))


def test_the_link_of_each_heading_to_itself_says_where_it_leads(pages: list[HtmlPage]) -> None:
    unnamed = re.compile(r'<a class="headerlink"(?![^>]*aria-label="Link to[^"]*: [^"]+")')
    assert [page.address for page in pages if unnamed.search(page.html)] == []


def test_no_heading_holds_its_own_link_which_would_be_heard_as_part_of_it(pages: list[HtmlPage]) -> None:
    inside = re.compile(r'<h([1-6])\b(?:(?!</h\1>).)*<a class="headerlink"', re.DOTALL)
    assert [page.address for page in pages if inside.search(page.html)] == []
