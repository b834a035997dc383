"""QR codes: no style attribute, the address inside, readable by any reader of QR codes."""

from __future__ import annotations

import re

from practice_guide.printing.qr_code import qr_rows, qr_svg

ADDRESS = "https://example.org/s/cdf4-7kmr/"


def test_the_picture_has_a_title_and_no_inline_style_or_script() -> None:
    svg = qr_svg(ADDRESS, "QR code & more")
    assert "<title>QR code &amp; more</title>" in svg
    assert not re.search(r"style|<script|\son\w+=", svg)


def test_the_rows_are_a_square_of_dark_and_light_with_three_corner_marks() -> None:
    rows = qr_rows(ADDRESS)
    assert {len(row) for row in rows} == {len(rows)}
    assert set("".join(rows)) == {"0", "1"}
    assert rows[0].startswith("11111110")
    assert rows[0].endswith("01111111")
    assert rows[-1].startswith("11111110")


def test_a_short_address_stays_a_small_code() -> None:
    assert len(qr_rows(ADDRESS)) <= 29
