"""Whatever Markdown makes of a text: either it holds no markup of the author's, or the author was told."""

from __future__ import annotations

from html.parser import HTMLParser

from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import Markdown

from practice_guide.reading.front_matter import read_document
from practice_guide.text.markdown import read_body

# As in mkdocs.yml, with those that MkDocs adds.
EXTENSIONS = ["toc", "tables", "fenced_code", "abbr", "admonition", "attr_list", "def_list", "pymdownx.details"]
FROM_MARKDOWN = {
    *("p", "ul", "ol", "li", "em", "strong", "code", "pre", "blockquote", "hr", "br", "a", "img", "dl", "dt", "dd"),
    *("h1", "h2", "h3", "h4", "h5", "h6", "table", "thead", "tbody", "tr", "th", "td"),
    *("div", "details", "summary", "abbr"),
}
HOSTILE = ["<script>", "</script>", "<b onclick=x>", "<!--", "-->", "javascript:x", "&#106;avascript:x", "{onclick=x}"]
HOSTILE += ["{: onclick=x }", "<img src=x onerror=y>", "<javascript:x>", "{ .a onclick=x", "<?x", "<![CDATA["]
BLOCKS = ["\n", "\n\n", "    ", "  ", "- ", "1. ", "> ", "## ", "#", "!!! note ", "??? ", "| e |", "\n| - |\n"]
INLINE = ["`", "``", "```", "~~~", "\\", "[a](", ")", "[b]: ", "[b]", "![c](", "*d*", "**", "_", "|", '"', "'", "{"]
MARKS = [*BLOCKS, *INLINE, "}", "word ", ": ", "*[f]: "]
TEXTS = st.lists(st.sampled_from([*MARKS, *MARKS, *HOSTILE]), max_size=14).map("".join)


class Found(HTMLParser):
    """Notes what Markdown itself never writes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.markup: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.markup += [f"<{tag}>"] if tag not in FROM_MARKDOWN else []
        self.markup += [f"<{tag} {name}>" for name, _ in attrs if name.startswith("on") or name == "style"]
        links = [(value or "").strip().lower() for name, value in attrs if name in ("href", "src")]
        self.markup += [link for link in links if link.startswith("javascript:")]

    def handle_comment(self, data: str) -> None:
        self.markup.append("a comment")


@settings(max_examples=400, deadline=None)
@given(text=TEXTS)
def test_what_markdown_takes_for_markup_was_reported(text: str) -> None:
    problems = read_body(read_document("docs/page.md", f"---\ntitle: Calls\n---\n{text}\n".encode())).problems
    if not problems:
        assert Found(Markdown(extensions=EXTENSIONS).convert(text)).markup == []
