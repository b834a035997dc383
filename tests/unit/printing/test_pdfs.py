"""PDFs: tagged, the same every time, and any text shown as it was written."""

from __future__ import annotations

import copy
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from practice_guide.printing.codes import qr_svg
from practice_guide.printing.fonts import printable_characters
from practice_guide.printing.pdfs import Press

DAY = date(2026, 11, 21)
ITEM = {"do": "Do this.", "why": "Because.", "critical": True, "when": "If so", "say": "Shall we?", "marks": [1, 2]}
LIST = {
    "title": "Toy list",
    "for": "Anyone.",
    "groups": [
        {"title": "First", "items": [ITEM, {**ITEM, "why": None, "critical": False, "when": None, "say": None}]}
    ],
    "fields": [{"label": "Date", "lines": 2}],
    "sources": ["One, 2020", "Our addition"],
    "code": "CDF4-7KMR",
    "host": "example.org/s/",
    "path": "cdf4-7kmr",
    "qr": qr_svg("https://example.org/s/cdf4-7kmr/", "QR code"),
    "url": "example.org/checklists/toy/",
    "reviewed": "21 November 2026",
    "review_by": "20 November 2027",
    "overdue": False,
    "corrections": [],
}
DATA: dict[str, Any] = {
    "title": "Toy list",
    "summary": "A toy.",
    "site": "Toy guide",
    "edition": "2026.1",
    "danger": "In danger now?",
    "large": False,
    "pack": False,
    "lists": [LIST],
}
CHARACTERS = st.sampled_from(sorted(chr(code) for code in printable_characters()))


@pytest.fixture(scope="module")
def press() -> Press:
    return Press(Path("overrides/print/checklist.typ"))


def data_with(item: dict[str, Any] | None = None, **more: Any) -> dict[str, Any]:
    data = copy.deepcopy({**DATA, **more})
    if item:
        data["lists"][0]["groups"][0]["items"] = [item]
    return data


def words(pdf: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages).split())


def test_the_same_data_gives_the_same_bytes(press: Press) -> None:
    other = Press(press.template)
    assert press.set_pdf(DATA, DAY) == other.set_pdf(copy.deepcopy(DATA), DAY)


def test_a_screen_reader_gets_title_language_and_tags(press: Press) -> None:
    reader = PdfReader(BytesIO(press.set_pdf(DATA, DAY)))
    assert reader.metadata is not None
    assert reader.metadata.title == "Toy list"
    catalogue = reader.trailer["/Root"]
    assert catalogue["/Lang"] == "en-GB"
    assert catalogue["/MarkInfo"]["/Marked"]
    assert catalogue["/ViewerPreferences"]["/DisplayDocTitle"]
    assert b"<pdfuaid:part>1</pdfuaid:part>" in catalogue["/Metadata"].get_data()


def test_the_sheet_says_all_that_the_list_says(press: Press) -> None:
    printed = words(press.set_pdf(DATA, DAY))
    for needed in ("In danger now?", "Toy list", "Anyone.", "Pause 1", "Never skip", "If so:", "Do this.", "Because.",
                   "“Shall we?”", "[1, 2]", "[2] Our addition", "Write no names", "Use with your manager; not a",
                   "CDF4-7KMR", "cdf4-7kmr", "Reviewed 21 November 2026", "Next review by 20"):  # fmt: skip
        assert needed in printed


def test_an_overdue_list_says_so(press: Press) -> None:
    data = data_with()
    data["lists"][0]["overdue"] = True
    assert "Past its review date" in words(press.set_pdf(data, DAY))
    assert "Past its review date" not in words(press.set_pdf(DATA, DAY))


def test_a_corrected_danger_is_told_above_the_first_pause(press: Press) -> None:
    data = data_with()
    data["lists"][0]["corrections"] = [{"on": "21 November 2026", "what": "#The number* was wrong."}]
    printed = words(press.set_pdf(data, DAY))
    assert "Corrected for safety 21 November 2026: #The number* was wrong. Sheets and notes made before" in printed
    assert printed.index("Corrected for safety") < printed.index("Pause 1")


@pytest.mark.parametrize("text", ["#panic() $x$ *a* _b_ `c`", "<b>bold</b> & <script>", "@ref = head // /* ~ \\ --"])
def test_markup_is_shown_as_it_was_written(press: Press, text: str) -> None:
    assert text in words(press.set_pdf(data_with({**ITEM, "do": text}), DAY))


@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(CHARACTERS, min_size=1, max_size=60))
def test_any_text_that_the_font_has_makes_a_sheet(press: Press, text: str) -> None:
    assert press.set_pdf(data_with({**ITEM, "do": text, "why": text, "say": text, "when": text}), DAY)


def test_a_very_long_line_and_a_very_long_group_run_on_to_further_sheets(press: Press) -> None:
    assert len(PdfReader(BytesIO(press.set_pdf(data_with({**ITEM, "do": "word " * 400}), DAY))).pages) <= 2
    data = data_with()
    data["lists"][0]["groups"][0]["items"] = [ITEM] * 60
    assert words(press.set_pdf(data, DAY)).count("Do this.") == 60


def test_a_word_without_end_stays_on_the_sheet(press: Press) -> None:
    [page] = PdfReader(BytesIO(press.set_pdf(data_with({**ITEM, "do": "x" * 300}), DAY))).pages
    lines = [line for line in page.extract_text().replace("\u200b", "").splitlines() if "xxxx" in line]
    assert len(lines) > 1
    assert max(line.count("x") for line in lines) < 110


def test_large_print_is_at_least_16_points_throughout(press: Press) -> None:
    sizes: set[float] = set()
    for page in PdfReader(BytesIO(press.set_pdf(data_with(large=True), DAY))).pages:
        page.extract_text(visitor_text=lambda text, *rest: sizes.add(round(rest[3])) if text.strip() else None)
    # The words "Pause 1" and "Never skip" are repeated by their place and shape; nothing else is smaller.
    assert min(sizes) >= 14


def test_a_pack_has_contents_and_one_sheet_for_each_list(press: Press) -> None:
    data = data_with(pack=True, title="All checklists", lists=[LIST, {**LIST, "title": "Another list"}])
    pages = PdfReader(BytesIO(press.set_pdf(data, DAY))).pages
    assert len(pages) == 3
    assert "Another list" in pages[0].extract_text()


def test_the_digest_follows_data_and_date_and_not_the_order_of_keys(press: Press) -> None:
    assert press.digest(DATA, DAY) == press.digest(dict(reversed(DATA.items())), DAY)
    assert press.digest(DATA, DAY) != press.digest({**DATA, "edition": "2027.1"}, DAY)
    assert press.digest(DATA, DAY) != press.digest(DATA, date(2026, 11, 22))


def test_the_digest_follows_the_template(tmp_path: Path, press: Press) -> None:
    other = tmp_path / "checklist.typ"
    other.write_text('#set page(paper: "a5")', encoding="utf-8")
    assert Press(other).digest(DATA, DAY) != press.digest(DATA, DAY)
