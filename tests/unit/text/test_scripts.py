"""What is left out of the pages, scripts and styles that readers download."""

from __future__ import annotations

import re

import pytest

from practice_guide.commands.project import Project
from practice_guide.text.scripts import squeeze_script, squeeze_style, without_indentation


def test_a_script_loses_its_comments_and_the_space_that_means_nothing() -> None:
    script = """/** One.
 * @type {x}
 */
const why = (a) => {  // What stands "here, { too.
    // Two.
    if (a && !b) return [1, 2];

    return a
      .map((one) => one / 2)
      .at(-1);
};
/* Three. */ why({ c: 3 })
why() /* Four. */
"""
    squeezed = """const why=(a)=>{if(a&&!b)return[1,2];return a
.map((one)=>one / 2)
.at(-1);};why({c:3})
why()
"""
    assert squeeze_script(script) == squeezed


@pytest.mark.parametrize(
    "said",
    [
        '"https://example.org/a, b"',
        "'/* , */'",
        '`a, ${b ? `c , ${{ d }}` : "// e"} , \\` f`',
        r"""/["'/, ]+ , \/\* '/g""",
        "a / b / c",
    ],
)
def test_texts_patterns_and_divisions_of_a_script_stay(said: str) -> None:
    assert squeeze_script(f"say( {said} ) ; // Why.\n") == f"say({said});\n"


def test_no_script_of_the_site_has_a_pattern_that_would_be_taken_for_a_division(project: Project) -> None:
    scripts = (script for script in project.overrides.rglob("*.js") if "vendor" not in script.parts)
    after_word = re.compile(r"\b(?:return|case|of|in|typeof|await)\s+/[^/*].*")
    assert [found for script in scripts for found in after_word.findall(script.read_text(encoding="utf-8"))] == []


def test_the_comment_that_browsers_read_stays() -> None:
    assert squeeze_script("// Why.\n//# allFunctionsCalledOnLoad\nf();\n") == "//# allFunctionsCalledOnLoad\nf();\n"


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
