"""Characters that no page holds, because readers would see other words than stand there, or none."""

from __future__ import annotations

import re
import unicodedata

# Control characters besides tab and line feed, separators that some readers of text take for the end of a line, what
# turns the direction of writing, halves of characters, and codes that will never be one. One that XML forbids would
# break the feed.
HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef"
    + "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000))
    + "]"
)
REFERENCE = re.compile(r"&#(?:x0*(?P<hex>[0-9a-f]{1,6})|0*(?P<decimal>[0-9]{1,7}))(?![0-9a-f])", re.IGNORECASE)
# Letters and signs by their class, yet blank: fillers of Korean script, and a cell of Braille without dots.
BLANK = "\u115f\u1160\u3164\uffa0\u2800"


def explain_hidden(place: str, text: str) -> str | None:
    """Return what to do about the first character that a text must not hold, given what the text is; None for none."""
    # None of them can be printed, and Python says so of a whole text at once.
    found = None if text.isprintable() else HIDDEN.search(text)
    return f"{place} holds {_describe(found[0])}, which cannot be shown. Delete it." if found else None


def explain_text(text: str) -> str | None:
    """Return what to do about a text of which a reader cannot see everything, or nothing; None where all is well."""
    if fault := explain_hidden("This text", text):
        return fault
    return None if is_visible(text) else "There is nothing to see in this text. Write words, or remove the key."


def has_hidden_reference(markdown: str) -> bool:
    """Say whether a piece of Markdown names by its number a character that it must not hold, as in `&#x202E;`."""
    found = (reference.groupdict() for reference in REFERENCE.finditer(markdown))
    numbers = (int(one["hex"], 16) if one["hex"] else int(one["decimal"]) for one in found)
    return any(HIDDEN.search(chr(number)) for number in numbers if number < 0x110000)


def is_visible(text: str) -> bool:
    """Say whether there is anything to see in a text."""
    return any(unicodedata.category(sign)[0] in "LNPS" and sign not in BLANK for sign in text)


def _describe(character: str) -> str:
    code, kind = f"U+{ord(character):04X}", unicodedata.category(character)
    if kind == "Cc":
        return "a control character"
    if kind == "Cf":
        return f"a character that turns the direction of writing ({code})"
    return f"a separator of lines ({code})" if kind in ("Zl", "Zp") else f"a code that is no character ({code})"
