"""Name the link that each heading of a text has to itself: Markdown gives it no words but a number sign."""

from __future__ import annotations

import re

HEADING = re.compile(r'(?P<words><h([1-6])\b[^>]*>(?:(?!</h\2>).)*?)<a class="headerlink"', re.DOTALL)
TAG_OR_COMMENT = re.compile(r"<!--.*?-->|<[^>]*>", re.DOTALL)


def name_heading_links(html: str) -> str:
    """Return the HTML of a text with each heading's link named after the heading, for those who hear it."""
    return HEADING.sub(_named, html)


def _named(found: re.Match[str]) -> str:
    words = " ".join(TAG_OR_COMMENT.sub("", found["words"]).replace('"', "&quot;").split())
    return f'{found["words"]}<a class="headerlink" aria-label="Link to this section: {words}"'
