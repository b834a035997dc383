"""Print a page as the browser does, and read what stands on the paper."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

from playwright.sync_api import Page
from pypdf import PageObject, PdfReader

from practice_guide.text.dates import in_words

# What Chromium writes to put words on paper: a font and its size, where letters begin, a step to the next, a letter,
# or a part that is written elsewhere.
ON_PAPER = re.compile(
    rb"/(?P<font>\S+) (?P<size>[\d.]+) Tf"
    rb"|(?:[-\d.]+ ){4}(?P<left>[-\d.]+) (?P<top>[-\d.]+) Tm"
    rb"|(?P<right>[-\d.]+) (?P<down>[-\d.]+) Td"
    rb"|<(?P<letters>[\dA-F]+)> Tj"
    rb"|/(?P<part>\S+) Do"
)
# How other programs put them there.
IN_ANOTHER_WAY = re.compile(rb"[\])>] ?TJ|\) ?Tj|[)>] ?['\"]\s")
ONE_LETTER = re.compile(r"^<(\w+)> <(\w+)>$", re.MULTILINE)
LETTERS_IN_ORDER = re.compile(r"^<(\w+)> <(\w+)> <(\w+)>$", re.MULTILINE)


def print_sheets(page: Page) -> list[PageObject]:
    """Return the sheets that a page makes on paper."""
    return list(PdfReader(BytesIO(page.pdf(prefer_css_page_size=True))).pages)


def sheets(page: Page) -> list[str]:
    """Return the words of each sheet that a page makes on paper."""
    return [words_on(sheet) for sheet in print_sheets(page)]


def words_on(sheet: PageObject) -> str:
    """Return the words of a sheet as they were written: some fonts print "fi" as one character."""
    return squeeze(sheet.extract_text() if IN_ANOTHER_WAY.search(_content(sheet)) else read_sheet(sheet))


def squeeze(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).split())


def read_sheet(sheet: Any) -> str:
    """Return what Chromium put on a sheet, or on a part of one. Pypdf reads the same in five times as long.

    Letters that do not stand close together on a line are of different words.
    """
    fonts = {name: Font(font) for name, font in _used(sheet, "/Font").items()}
    parts = _used(sheet, "/XObject")
    read: list[str] = []
    left = top = end = size = 0.0
    font: Any = None
    line: float | None = None
    for found in ON_PAPER.finditer(_content(sheet)):
        if letters := found["letters"]:
            if top != line or not -size / 2 < left - end < size / 3:
                read.append("\n")
            codes = [int(letters[place : place + 4], 16) for place in range(0, len(letters), 4)]
            read += [font.letters[code] for code in codes]
            line, end = top, left + sum(font.width(code) for code in codes) * size / 1000
        elif found["right"]:
            left, top = left + float(found["right"]), top + float(found["down"])
        elif found["left"]:
            left, top = float(found["left"]), float(found["top"])
        elif found["font"]:
            font, size = fonts[found["font"]], float(found["size"])
        elif parts[found["part"]]["/Subtype"] == "/Form":
            read += ["\n", read_sheet(parts[found["part"]]), "\n"]
    return "".join(read)


class Font:
    """A font of a PDF: which letters its codes stand for, and how wide each is, in thousandths of its size."""

    def __init__(self, written: Any) -> None:
        codes = written["/ToUnicode"].get_data().decode()
        self.letters = {int(code, 16): _text(letters) for code, letters in ONE_LETTER.findall(codes)}
        for first, last, letter in LETTERS_IN_ORDER.findall(codes):
            for place, code in enumerate(range(int(first, 16), int(last, 16) + 1)):
                self.letters[code] = chr(ord(_text(letter)) + place)
        described = written["/DescendantFonts"][0].get_object()
        self.widths = dict(_widths(described.get("/W", ())))
        self.usual_width = float(described.get("/DW", 1000))

    def width(self, code: int) -> float:
        return self.widths.get(code, self.usual_width)


def _widths(listed: Any) -> Iterator[tuple[int, float]]:
    """Read a code and the widths from it on, or two codes and the width of both and of all between."""
    left = iter(listed)
    for first in left:
        following = next(left)
        if isinstance(following, list):
            yield from enumerate(map(float, following), first)
        else:
            yield from dict.fromkeys(range(first, following + 1), float(next(left))).items()


def _content(sheet: Any) -> bytes:
    content = sheet["/Contents"].get_object() if "/Contents" in sheet else sheet
    return bytes(content.get_data())


def _used(sheet: Any, kind: str) -> dict[bytes, Any]:
    """What a sheet, or a part of one, uses of a kind, by the name that it has there."""
    used = sheet.get("/Resources", {}).get(kind, {})
    return {name[1:].encode(): found.get_object() for name, found in used.items()}


def _text(letters: str) -> str:
    return bytes.fromhex(letters).decode("utf-16-be")


def review_of(checklist: str) -> str:
    """Return what the sheet of a checklist says of its last review, from the page that its author writes."""
    written = Path("docs/checklists", f"{checklist}.md").read_text(encoding="utf-8")
    [day] = re.findall(r"^reviewed: (\S+)$", written, re.MULTILINE)
    return f"Reviewed {in_words(date.fromisoformat(day))}"
