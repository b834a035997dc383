"""Add to the HTML that Markdown makes of a text what those who hear it or use a keyboard would miss.

Markdown puts the link of a heading to itself inside, with no words but a number sign: it would be heard as part of each
heading. It leaves a table that is too wide for the window to those who can swipe.
"""

from __future__ import annotations

import re

HEADING = re.compile(
    r'<h(?P<level>[1-6])(?P<attributes>[^>]*)>(?P<words>(?:(?!</h(?P=level)>).)*?)<a class="headerlink"'
    r"(?P<link>[^>]*>[^<]*</a>)</h(?P=level)>",
    re.DOTALL,
)
TABLE = re.compile(r"<table>.*?</table>", re.DOTALL)
COLUMN = re.compile(r"<th[^>]*>(.*?)</th>", re.DOTALL)
TAG_OR_COMMENT = re.compile(r"<!--.*?-->|<[^>]*>", re.DOTALL)
SECTION = '<div class="heading heading--2">'
"""How the heading of a section starts. Text that authors write cannot look like it: its angle brackets are escaped."""


def complete_html(html: str) -> str:
    """Return the HTML of a text with each heading's link after the heading, and each table in a region that scrolls.

    The links and the regions are named: after the heading, and after the columns of the table.
    """
    return TABLE.sub(_in_region, HEADING.sub(_apart, html))


def _apart(found: re.Match[str]) -> str:
    level, words = found["level"], found["words"]
    heading = f"<h{level}{found['attributes']}>{words}</h{level}>"
    link = f'<a class="headerlink" aria-label="Link to this section: {_as_name(words)}"{found["link"]}'
    return f'<div class="heading heading--{level}">{heading} {link}</div>'


def _in_region(found: re.Match[str]) -> str:
    columns = ", ".join(_as_name(words) for words in COLUMN.findall(found[0]))
    return f'<div class="table-region" role="region" tabindex="0" aria-label="Table: {columns}">{found[0]}</div>'


def _as_name(html: str) -> str:
    """The words alone, as the value of an attribute."""
    return " ".join(TAG_OR_COMMENT.sub("", html).replace('"', "&quot;").split())
