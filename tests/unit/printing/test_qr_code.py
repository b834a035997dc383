"""QR codes: small, with a title, and without the attributes that the site's policy refuses."""

from __future__ import annotations

import re

import segno

from practice_guide.printing.codes import qr_svg

ADDRESS = "https://example.org/s/cdf4-7kmr/"


def drawn(svg: str) -> list[list[bool]]:
    """Return which squares are dark, read back from the lines of the picture, as a scanner sees them."""
    side = int(re.findall(r'viewBox="0 0 (\d+) ', svg)[0])
    squares = [[False] * side for _ in range(side)]
    x = y = 0.0
    for command, numbers in re.findall(r"([Mmh])([-\d. ]+)", re.findall(r' d="([^"]+)"', svg)[0]):
        values = [float(number) for number in numbers.split()]
        if command == "h":
            for column in range(int(x), int(x + values[0])):
                squares[int(y)][column] = True
            x += values[0]
        else:
            x, y = (values[0], values[1]) if command == "M" else (x + values[0], y + values[1])
    return squares


def test_the_picture_has_a_title_and_no_inline_style_or_script() -> None:
    svg = qr_svg(ADDRESS, "QR code & more")
    assert "<title>QR code &amp; more</title>" in svg
    assert not re.search(r"style|<script|\son\w+=", svg)


def test_a_short_address_stays_a_small_code() -> None:
    side = re.search(r'viewBox="0 0 (\d+) ', qr_svg(ADDRESS, "QR code"))
    assert side
    assert int(side.group(1)) <= 29


def test_the_picture_holds_the_code_of_the_address_and_no_other() -> None:
    code = segno.make(ADDRESS, error="m", micro=False, boost_error=False)
    assert drawn(qr_svg(ADDRESS, "QR code")) == [[bool(cell) for cell in row] for row in code.matrix]


def test_another_address_is_another_picture() -> None:
    assert drawn(qr_svg(ADDRESS, "QR code")) != drawn(qr_svg(ADDRESS.replace("7kmr", "7kmt"), "QR code"))
