"""Short codes, easy to read from paper and different for different content, and QR codes that scanners can read."""

from __future__ import annotations

import re

import segno
from hypothesis import given
from hypothesis import strategies as st

from practice_guide.printing.codes import LETTERS, code_address, qr_svg, short_code

CONTENT = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=4),
    max_leaves=12,
)


@given(CONTENT)
def test_a_code_is_two_groups_of_four_letters(content: list[object]) -> None:
    first, second = short_code(content).split("-")
    assert len(first) == len(second) == 4
    assert set(first + second) <= set(LETTERS)


@given(CONTENT, CONTENT)
def test_different_content_has_different_codes(one: list[object], other: list[object]) -> None:
    # JSON tells true from 1, as Python's == does not.
    assert (repr(one) == repr(other)) == (short_code(one) == short_code(other))


def test_no_letter_is_easily_confused_with_another() -> None:
    for pair in ("0O", "1I", "1L", "5S", "8B", "2Z", "6G", "UV", "OQ"):
        assert not set(pair) <= set(LETTERS)


def test_a_code_stays_the_same_for_good() -> None:
    assert short_code(["before-the-call", "Before the call"]) == "XT79-2THN"


def test_an_address_has_the_code_in_lower_case() -> None:
    assert code_address("CDF4-7KMR") == "s/cdf4-7kmr/"


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
