"""Short codes that people read from paper and type, and QR codes: one maker for printed sheets and short links."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from functools import cache

import segno

# No vowels, so that no code spells a word; no 0 1 5 6 8 and no B G I L O Q S U Z, which look like one another.
LETTERS = "CDFHJKMNPRTVWXY23479"
LENGTH = 8
HALF = LENGTH // 2

Content = str | int | bool | None | list["Content"]


def short_code(content: Content) -> str:
    """Return a code such as `CDF4-7KMR` that changes with anything in the content, and with nothing else."""
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    number = int.from_bytes(hashlib.sha256(text.encode()).digest())
    letters = [LETTERS[number // len(LETTERS) ** place % len(LETTERS)] for place in range(LENGTH)]
    return f"{''.join(letters[:HALF])}-{''.join(letters[HALF:])}"


def code_address(code: str, folder: str = "s/") -> str:
    """Return where a code leads, below the root of the site. Lower case, since some hosts tell the cases apart."""
    return f"{folder}{code.lower()}/"


@dataclass(frozen=True)
class QrCode:
    """A QR code that is drawn when it is first shown: a drawing takes longer than the rest of a sheet's data."""

    address: str

    def __str__(self) -> str:
        return qr_svg(self.address, f"QR code for {self.address}")


@cache
def qr_svg(address: str, title: str) -> str:
    """Return a QR code as an inline SVG, without the style attributes that the site's security policy refuses."""
    # Level M still reads with a seventh of it smudged or creased.
    code = segno.make(address, error="m", micro=False, boost_error=False)
    return code.svg_inline(border=0, omitsize=True, lineclass=None, svgclass=None, title=title)
