"""Scripts and styles as readers download them."""

from __future__ import annotations

import re

# Only comments that start a line: what stands after code could be part of a text or an address.
_BLOCK_COMMENT = re.compile(r"^[ \t]*/\*.*?\*/[ \t]*$", re.MULTILINE | re.DOTALL)
_LINE_COMMENT = re.compile(r"^[ \t]*//.*$", re.MULTILINE)
_START_OF_LINE = re.compile(r"\n\s*")


def without_comments(script: str) -> str:
    """Return a script or style without whole-line comments, indentation and empty lines. A line of code stays one."""
    code = _LINE_COMMENT.sub("", _BLOCK_COMMENT.sub("", script))
    return f"{_START_OF_LINE.sub(chr(10), code).strip()}\n"
