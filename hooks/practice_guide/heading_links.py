"""Put the link that each heading of a text has to itself beside the heading, with a name.

Markdown puts it inside, with no words but a number sign: who hears the page would hear it as part of each heading.
"""

from __future__ import annotations

import re

HEADING = re.compile(
    r'<h(?P<level>[1-6])(?P<attributes>[^>]*)>(?P<words>(?:(?!</h(?P=level)>).)*?)<a class="headerlink"'
    r"(?P<link>[^>]*>[^<]*</a>)</h(?P=level)>",
    re.DOTALL,
)
TAG_OR_COMMENT = re.compile(r"<!--.*?-->|<[^>]*>", re.DOTALL)
SECTION = '<div class="heading heading--2">'
"""How the heading of a section starts. Text that authors write cannot look like it: its angle brackets are escaped."""


def set_heading_links_apart(html: str) -> str:
    """Return the HTML of a text with each heading's link after the heading, in one block, and named after it."""
    return HEADING.sub(_apart, html)


def _apart(found: re.Match[str]) -> str:
    level, words = found["level"], found["words"]
    name = " ".join(TAG_OR_COMMENT.sub("", words).replace('"', "&quot;").split())
    heading = f"<h{level}{found['attributes']}>{words}</h{level}>"
    link = f'<a class="headerlink" aria-label="Link to this section: {name}"{found["link"]}'
    return f'<div class="heading heading--{level}">{heading} {link}</div>'
