"""QR codes as SVG, without the style attributes that the site's security policy refuses."""

from __future__ import annotations

from functools import cache

import segno


@cache
def qr_svg(address: str, title: str) -> str:
    """Return an inline SVG that leads to an address."""
    return _draw(address).svg_inline(border=0, omitsize=True, lineclass=None, svgclass=None, title=title)


def qr_rows(address: str) -> list[str]:
    """Return the modules of a QR code, row by row, dark as `1`: what a PDF draws itself."""
    return ["".join(str(int(dark)) for dark in row) for row in _draw(address).matrix]


@cache
def _draw(address: str) -> segno.QRCode:
    # Level M still reads with a seventh of it smudged or creased. Every mask can be read; trying all eight
    # for the most even one takes five times as long.
    return segno.make(address, error="m", micro=False, boost_error=False, mask=4)
