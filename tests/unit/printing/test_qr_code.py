"""QR codes: small, with a title, and without the attributes that the site's policy refuses."""

from __future__ import annotations

import re

from practice_guide.printing.qr_code import qr_svg

ADDRESS = "https://example.org/s/cdf4-7kmr/"


def test_the_picture_has_a_title_and_no_inline_style_or_script() -> None:
    svg = qr_svg(ADDRESS, "QR code & more")
    assert "<title>QR code &amp; more</title>" in svg
    assert not re.search(r"style|<script|\son\w+=", svg)


def test_a_short_address_stays_a_small_code() -> None:
    side = re.search(r'viewBox="0 0 (\d+) ', qr_svg(ADDRESS, "QR code"))
    assert side
    assert int(side.group(1)) <= 29
