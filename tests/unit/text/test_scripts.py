"""What is left out of the pages, scripts and styles that readers download."""

from __future__ import annotations

from practice_guide.text.scripts import squeeze_style, without_comments, without_indentation


def test_comments_on_lines_of_their_own_go() -> None:
    assert (
        without_comments("/** One.\n * @type {x}\n */\nlet a = 1;\n// Two.\nlet b = 2;\n") == "let a = 1;\nlet b = 2;\n"
    )


def test_the_comment_that_browsers_read_stays() -> None:
    assert without_comments("// Why.\n//# allFunctionsCalledOnLoad\nf();\n") == "//# allFunctionsCalledOnLoad\nf();\n"


def test_indentation_and_empty_lines_go_and_lines_stay_apart() -> None:
    assert without_comments("if (a) {\n\n    b()\n  c()\n}\n") == "if (a) {\nb()\nc()\n}\n"


def test_marks_of_a_comment_inside_code_stay() -> None:
    code = 'const url = "https://example.org"; // why\nconst glob = "a/*b*/c";\n'
    assert without_comments(code) == code


def test_a_comment_does_not_swallow_the_code_up_to_the_next_one() -> None:
    assert without_comments("/* One. */\nlet a = 1;\n/* Two. */\nlet b = 2;\n") == "let a = 1;\nlet b = 2;\n"


def test_a_style_loses_the_space_that_means_nothing_and_keeps_its_texts_and_its_sums() -> None:
    style = """/* Why. */
@media (min-width: 64rem) {
  a:not(.b) :is(c, d) > e::after { content: "; {,} "; width: calc(1px + 2px); }
}
"""
    squeezed = '@media (min-width:64rem){a:not(.b) :is(c,d) > e::after{content:"; {,} ";width:calc(1px + 2px);}}'
    assert squeeze_style(style) == squeezed


def test_a_page_loses_its_indentation_and_keeps_what_is_set_as_written() -> None:
    page = "<ul>\n\n    <li>a\n    b</li>\n</ul>\n<pre>\n    c\n</pre>\n  <p>d <textarea>\n  e</textarea>\n  f</p>"
    trimmed = "<ul>\n<li>a\nb</li>\n</ul>\n<pre>\n    c\n</pre>\n<p>d <textarea>\n  e</textarea>\nf</p>"
    assert without_indentation(page) == trimmed
