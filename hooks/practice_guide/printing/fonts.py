"""Which characters the fonts of the printed sheets have, read from the font files themselves."""

from __future__ import annotations

import struct
from functools import cache
from pathlib import Path

# Beside the templates, so that a designer finds template and fonts in one place.
FOLDER = Path(__file__).parents[3] / "overrides" / "print" / "fonts"
# The kind of map that fonts hold for all but the rarest characters. A font without one could print nothing here.
SEGMENTS = 4


@cache
def printable_characters() -> frozenset[int]:
    """Return the code points that every font of the sheets can print."""
    return frozenset.intersection(*(characters_of(file.read_bytes()) for file in sorted(FOLDER.glob("*.ttf"))))


def characters_of(font: bytes) -> frozenset[int]:
    """Return the code points of a TrueType font: the segments of its character maps."""
    start = _table(font, b"cmap")
    (count,) = struct.unpack_from(">H", font, start + 2)
    offsets = (struct.unpack_from(">L", font, start + 4 + 8 * entry + 4)[0] for entry in range(count))
    return frozenset().union(*(_segments(font, start + offset) for offset in offsets))


def _table(font: bytes, name: bytes) -> int:
    (count,) = struct.unpack_from(">H", font, 4)
    for entry in range(count):
        tag, _, offset, _ = struct.unpack_from(">4s3L", font, 12 + 16 * entry)
        if tag == name:
            return int(offset)
    raise ValueError(f"The font has no table {name.decode()}.")


def _segments(font: bytes, start: int) -> set[int]:
    kind, _, _, double = struct.unpack_from(">4H", font, start)
    if kind != SEGMENTS:
        return set()
    size = double // 2
    ends = struct.unpack_from(f">{size}H", font, start + 14)
    starts = struct.unpack_from(f">{size}H", font, start + 16 + double)
    pairs = zip(starts, ends, strict=True)
    return {code for first, last in pairs for code in range(first, last + 1) if code != 0xFFFF}
