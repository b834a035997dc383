"""Pages, scripts and styles as readers download them."""

from __future__ import annotations

import re

# Only comments that start a line: what stands after code could be part of an address.
_BLOCK_COMMENT = re.compile(r"^[ \t]*/\*.*?\*/[ \t]*$", re.MULTILINE | re.DOTALL)
# What a script says stays as it is: texts, and patterns, which never follow what could be divided.
_AS_SAID = r"""
    "(?:\\.|[^"\\\n])*" | '(?:\\.|[^'\\\n])*' | `(?:\\.|\$\{(?:[^{}`]|`[^`]*`|\{[^{}]*\})*\}|[^`\\])*`
    | (?<![\w)\]$])(?<![\w)\]$][ ]) / (?![/*\s]) (?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\[\n])+ /"""
# One comment is for browsers.
_GAP = r"(?:\s|/\*(?s:.*?)\*/|//(?![#][ ]allFunctionsCalledOnLoad$).*$)"
# A line that ends in a closing mark or a word may end a statement too, so its end stays.
_GAP_IN_SCRIPT = re.compile(
    rf"""({_AS_SAID}) | \s*([,;=<>?:|&*]){_GAP}* | [ \t]*([({{\[!]){_GAP}* | \s*([)\]}}])[ \t]*
    | (\n){_GAP}* | [ \t]*(?!\s){_GAP}""",
    re.MULTILINE | re.VERBOSE,
)
_START_OF_LINE = re.compile(r"\n\s+")
# A colon with a space behind it stands after a property, never in a selector.
_GAP_IN_STYLE = re.compile(r"""("[^"]*")|\s*([{};,])\s*|(:)\s+""")
_AS_WRITTEN = re.compile(r"(<(pre|textarea|script)\b.*?</\2>)", re.DOTALL)


def squeeze_script(script: str) -> str:
    """Return a script without comments and without the space that means nothing. Texts and patterns in it stay."""
    return f"{_GAP_IN_SCRIPT.sub(_said_in, script).strip()}\n"


def squeeze_style(style: str) -> str:
    """Return a style without whole-line comments and without the space that means nothing. Texts in it stay."""
    lines = _START_OF_LINE.sub("\n", _BLOCK_COMMENT.sub("", style)).strip()
    return _GAP_IN_STYLE.sub(_said_in, f"{lines}\n")


def _said_in(gap: re.Match[str]) -> str:
    return gap[gap.lastindex] if gap.lastindex else ""


def without_indentation(page: str) -> str:
    """Return a page of HTML without indentation and empty lines; what is set as it was written stays so."""
    parts = _AS_WRITTEN.split(page)
    # Each match is followed by the name of its tag.
    return "".join(
        _START_OF_LINE.sub("\n", part) if place % 3 == 0 else part for place, part in enumerate(parts) if place % 3 < 2
    )
