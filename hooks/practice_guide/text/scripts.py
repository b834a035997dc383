"""Pages, scripts and styles as readers download them."""

from __future__ import annotations

import re

# Only comments that start a line: what stands after code could be part of a text or an address. One is for browsers.
_BLOCK_COMMENT = re.compile(r"^[ \t]*/\*.*?\*/[ \t]*$", re.MULTILINE | re.DOTALL)
_LINE_COMMENT = re.compile(r"^[ \t]*//(?!# allFunctionsCalledOnLoad$).*$", re.MULTILINE)
_START_OF_LINE = re.compile(r"\n\s+")
# A colon with a space behind it stands after a property, never in a selector.
_GAP_IN_STYLE = re.compile(r"""("[^"]*")|\s*([{};,])\s*|(:)\s+""")
_AS_WRITTEN = re.compile(r"(<(pre|textarea|script)\b.*?</\2>)", re.DOTALL)


def without_comments(script: str) -> str:
    """Return a script without whole-line comments, indentation and empty lines. Each statement keeps its line."""
    code = _LINE_COMMENT.sub("", _BLOCK_COMMENT.sub("", script))
    return f"{_START_OF_LINE.sub(chr(10), code).strip()}\n"


def squeeze_style(style: str) -> str:
    """Return a style without whole-line comments and without the space that means nothing. Texts in it stay."""
    return _GAP_IN_STYLE.sub(lambda found: "".join(filter(None, found.groups())), without_comments(style))


def without_indentation(page: str) -> str:
    """Return a page of HTML without indentation and empty lines; what is set as it was written stays so."""
    parts = _AS_WRITTEN.split(page)
    # Each match is followed by the name of its tag.
    return "".join(
        _START_OF_LINE.sub("\n", part) if place % 3 == 0 else part for place, part in enumerate(parts) if place % 3 < 2
    )
