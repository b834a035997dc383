"""Break text into lines for a drawing, where no browser does it: from the widths of letters in a wide font."""

from __future__ import annotations

# Parts of the font size, as in Noto Sans. The fonts that readers have are as wide or narrower.
LETTERS_BY_WIDTH = {
    0.27: " ijl.,:;'|!",
    0.36: "ftI()[]/-‘’",  # noqa: RUF001 - the quotation marks of our texts
    0.44: "rJ?“”*",
    0.50: "csz",
    0.57: "aevxykFL0123456789£$#",
    0.63: "bdghnopquTEPBSXYZKRC",
    0.75: "wADVUNGHOQ&+",
    0.95: "mMW@%—",
}
LETTER_WIDTHS = {letter: width for width, letters in LETTERS_BY_WIDTH.items() for letter in letters}
ANY_OTHER = 1.0
BOLDER = 1.08


def text_width(text: str, size: float, *, is_bold: bool = False) -> float:
    """Return how wide a text is at most, in the unit of its size."""
    width = size * sum([LETTER_WIDTHS.get(letter, ANY_OTHER) for letter in text])
    return width * BOLDER if is_bold else width


def wrap_text(text: str, width: float, size: float, *, is_bold: bool = False) -> tuple[str, ...]:
    """Return the lines of a text, none wider than `width`; a word that is wider is broken."""
    lines: list[str] = []
    left = 0.0
    space = text_width(" ", size, is_bold=is_bold)
    for word in text.split():
        wide = text_width(word, size, is_bold=is_bold)
        if lines and space + wide <= left:
            lines[-1] += f" {word}"
            left -= space + wide
        else:
            pieces = [word] if wide <= width else _break_word(word, width, size, is_bold)
            left = width - text_width(pieces[-1], size, is_bold=is_bold)
            lines += pieces
    return tuple(lines)


def _break_word(word: str, width: float, size: float, is_bold: bool) -> list[str]:
    pieces = [""]
    for letter in word:
        if pieces[-1] and text_width(pieces[-1] + letter, size, is_bold=is_bold) > width:
            pieces.append("")
        pieces[-1] += letter
    return pieces
