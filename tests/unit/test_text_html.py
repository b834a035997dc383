"""The link of a heading to itself is no part of the heading, and a wide table can be reached: both have names."""

from __future__ import annotations

import markdown

from practice_guide.text_html import complete_html

SETTINGS = {"toc": {"permalink": "#", "permalink_title": "Copy a link to this"}}


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
