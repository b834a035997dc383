"""PDFs: tagged, the same every time, any text shown as it was written, and set only once."""

from __future__ import annotations

import copy
import os
import shutil
from collections import Counter
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from practice_guide.guide import load_guide
from practice_guide.guide.kind import Edition
from practice_guide.kinds.all_kinds import KINDS
from practice_guide.printing.codes import qr_svg
from practice_guide.printing.fonts import printable_characters
from practice_guide.printing.pdfs import SPARE, PdfCache, PdfTemplate, set_pdfs
from practice_guide.site import Site

from ...paper import words_of, words_on_sheets

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
def template() -> PdfTemplate:
    return PdfTemplate(Path("overrides/print/checklist.typ"))


def data_with(item: dict[str, Any] | None = None, **more: Any) -> dict[str, Any]:
    data = copy.deepcopy({**DATA, **more})
    if item:
        data["lists"][0]["groups"][0]["items"] = [item]
    return data


def test_the_same_data_gives_the_same_bytes(template: PdfTemplate) -> None:
    other = PdfTemplate(template.file)
    assert template.set_pdf(DATA, DAY) == other.set_pdf(copy.deepcopy(DATA), DAY)


def test_a_screen_reader_gets_title_language_and_tags(template: PdfTemplate) -> None:
    reader = PdfReader(BytesIO(template.set_pdf(DATA, DAY)))
    assert reader.metadata is not None
    assert reader.metadata.title == "Toy list"
    catalogue = reader.trailer["/Root"]
    assert catalogue["/Lang"] == "en-GB"
    assert catalogue["/MarkInfo"]["/Marked"]
    assert catalogue["/ViewerPreferences"]["/DisplayDocTitle"]
    assert b"<pdfuaid:part>1</pdfuaid:part>" in catalogue["/Metadata"].get_data()


def test_the_sheet_says_all_that_the_list_says(template: PdfTemplate) -> None:
    printed = words_of(template.set_pdf(DATA, DAY))
    for needed in ("In danger now?", "Toy list", "Anyone.", "Pause 1", "Never skip", "If so:", "Do this.", "Because.",
                   "“Shall we?”", "[1, 2]", "[2] Our addition", "Write no names", "Use with your manager; not a",
                   "CDF4-7KMR", "cdf4-7kmr", "Reviewed 21 November 2026", "Next review by 20"):  # fmt: skip
        assert needed in printed


def test_an_overdue_list_says_so(template: PdfTemplate) -> None:
    data = data_with()
    data["lists"][0]["overdue"] = True
    assert "Past its review date" in words_of(template.set_pdf(data, DAY))
    assert "Past its review date" not in words_of(template.set_pdf(DATA, DAY))


def test_a_corrected_danger_is_told_above_the_first_pause(template: PdfTemplate) -> None:
    data = data_with()
    data["lists"][0]["corrections"] = [{"on": "21 November 2026", "what": "#The number* was wrong."}]
    printed = words_of(template.set_pdf(data, DAY))
    assert "Corrected for safety 21 November 2026: #The number* was wrong. Sheets and notes made before" in printed
    assert printed.index("Corrected for safety") < printed.index("Pause 1")


@pytest.mark.parametrize("text", ["#panic() $x$ *a* _b_ `c`", "<b>bold</b> & <script>", "@ref = head // /* ~ \\ --"])
def test_markup_is_shown_as_it_was_written(template: PdfTemplate, text: str) -> None:
    assert text in words_of(template.set_pdf(data_with({**ITEM, "do": text}), DAY))


@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(CHARACTERS, min_size=1, max_size=60))
def test_any_text_that_the_font_has_makes_a_sheet(template: PdfTemplate, text: str) -> None:
    assert template.set_pdf(data_with({**ITEM, "do": text, "why": text, "say": text, "when": text}), DAY)


def test_a_very_long_line_and_a_very_long_group_run_on_to_further_sheets(template: PdfTemplate) -> None:
    assert len(PdfReader(BytesIO(template.set_pdf(data_with({**ITEM, "do": "word " * 400}), DAY))).pages) <= 2
    data = data_with()
    data["lists"][0]["groups"][0]["items"] = [ITEM] * 60
    assert words_of(template.set_pdf(data, DAY)).count("Do this.") == 60


def test_a_word_without_end_stays_on_the_sheet(template: PdfTemplate) -> None:
    [page] = PdfReader(BytesIO(template.set_pdf(data_with({**ITEM, "do": "x" * 300}), DAY))).pages
    lines = [line for line in page.extract_text().replace("\u200b", "").splitlines() if "xxxx" in line]
    assert len(lines) > 1
    assert max(line.count("x") for line in lines) < 110


def test_large_print_is_at_least_16_points_throughout(template: PdfTemplate) -> None:
    sizes: set[float] = set()
    for page in PdfReader(BytesIO(template.set_pdf(data_with(large=True), DAY))).pages:
        page.extract_text(visitor_text=lambda text, *rest: sizes.add(round(rest[3])) if text.strip() else None)
    # The words "Pause 1" and "Never skip" are repeated by their place and shape; nothing else is smaller.
    assert min(sizes) >= 14


def test_a_pack_has_contents_and_one_sheet_for_each_list(template: PdfTemplate) -> None:
    data = data_with(pack=True, title="All checklists", lists=[LIST, {**LIST, "title": "Another list"}])
    contents, *lists = words_on_sheets(template.set_pdf(data, DAY))
    assert len(lists) == 2
    assert "Another list" in contents


def test_the_digest_follows_data_and_date_and_not_the_order_of_keys(template: PdfTemplate) -> None:
    assert template.digest(DATA, DAY) == template.digest(dict(reversed(DATA.items())), DAY)
    assert template.digest(DATA, DAY) != template.digest({**DATA, "edition": "2027.1"}, DAY)
    assert template.digest(DATA, DAY) != template.digest(DATA, date(2026, 11, 22))


def test_the_digest_follows_the_template(tmp_path: Path, template: PdfTemplate) -> None:
    other = tmp_path / "checklist.typ"
    other.write_text('#set page(paper: "a5")', encoding="utf-8")
    assert PdfTemplate(other).digest(DATA, DAY) != template.digest(DATA, DAY)


def fail() -> bytes:
    raise AssertionError("made again")


def test_a_file_is_made_once_and_then_taken(tmp_path: Path) -> None:
    assert PdfCache(tmp_path / "pdf").take("abc", lambda: b"content") == b"content"
    assert PdfCache(tmp_path / "pdf").take("abc", fail) == b"content"


def test_a_failure_leaves_nothing_in_the_cache(tmp_path: Path) -> None:
    cache = PdfCache(tmp_path / "pdf")
    try:
        cache.take("abc", fail)
    except AssertionError:
        assert cache.take("abc", lambda: b"content") == b"content"


def test_tidying_keeps_what_was_used_and_a_few_more(tmp_path: Path) -> None:
    for name in "abcdefgh":
        PdfCache(tmp_path).take(name, lambda: b"")
    cache = PdfCache(tmp_path)
    cache.take("a", fail)
    cache.tidy()
    left = {file.name for file in tmp_path.iterdir()}
    assert "a" in left
    assert len(left) == SPARE


def test_tidying_passes_over_what_another_build_took_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache, glob = PdfCache(tmp_path), Path.glob
    for name in "abcdefgh":
        PdfCache(tmp_path).take(name, lambda: b"")
    cache.take("a", fail)

    def take_away_after_listing(folder: Path, pattern: str) -> Iterator[Path]:
        listed = list(glob(folder, pattern))
        for file in listed:
            if file.name != "a":
                file.unlink()
        yield from listed

    monkeypatch.setattr(Path, "glob", take_away_after_listing)
    cache.tidy()
    assert [file.name for file in tmp_path.iterdir()] == ["a"]


def test_what_another_build_takes_away_between_two_looks_is_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache, mark = PdfCache(tmp_path), os.utime
    cache.take("a", lambda: b"first")

    def mark_and_lose(file: Path) -> None:
        mark(file)
        file.unlink()

    monkeypatch.setattr(os, "utime", mark_and_lose)
    assert cache.take("a", lambda: b"second") == b"second"
    assert (tmp_path / "a").read_bytes() == b"second"


TEMPLATES = Path("overrides/print")
EDITION = Edition("2026.1", "editor", date(2026, 11, 21), "https://example.org/")
PACK_TITLES = ["All checklists", "All checklists, large print"]


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    """The small guide with a second checklist."""
    folder = shutil.copytree("tests/cases/guide", tmp_path / "docs")
    text = (folder / "checklists" / "get-ready.md").read_text(encoding="utf-8")
    other = text.replace("id: get-ready", "id: other").replace("title: Get ready", "title: Other")
    (folder / "checklists" / "other.md").write_text(other, encoding="utf-8")
    return folder


@pytest.fixture
def titles_set(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The titles of the PDFs that were set, instead of setting them."""
    titles: list[str] = []

    def set_pdf(template: PdfTemplate, data: dict[str, str], made_on: date) -> bytes:
        titles.append(data["title"])
        return b"%PDF"

    monkeypatch.setattr(PdfTemplate, "set_pdf", set_pdf)
    return titles


def build(docs: Path, cache: Path) -> list[str]:
    """Return the addresses of all PDFs."""
    site = Site(load_guide(docs, KINDS), EDITION)
    return [address for address, _ in set_pdfs(site.pdfs("Toys"), TEMPLATES, PdfCache(cache))]


def test_the_first_build_sets_each_list_and_each_case_twice_and_two_packs(
    docs: Path, tmp_path: Path, titles_set: list[str]
) -> None:
    assert build(docs, tmp_path / "cache") == [
        "checklists/get-ready/get-ready.pdf",
        "checklists/get-ready/get-ready-large-print.pdf",
        "checklists/other/other.pdf",
        "checklists/other/other-large-print.pdf",
        "checklists/all-checklists.pdf",
        "checklists/all-checklists-large-print.pdf",
        "teach/scenarios/a-child-who-agrees/card.pdf",
        "teach/scenarios/a-child-who-agrees/for-whoever-leads.pdf",
        "teach/scenarios/no-danger/card.pdf",
        "teach/scenarios/no-danger/for-whoever-leads.pdf",
    ]
    lists = ["Get ready"] * 2 + ["Other"] * 2
    assert Counter(titles_set) == Counter(lists + PACK_TITLES + ["A child who agrees"] * 2 + ["No danger"] * 2)


def test_a_second_build_sets_nothing(docs: Path, tmp_path: Path, titles_set: list[str]) -> None:
    build(docs, tmp_path / "cache")
    titles_set.clear()
    build(docs, tmp_path / "cache")
    assert titles_set == []


def test_after_a_change_only_that_list_and_the_packs_are_set(docs: Path, tmp_path: Path, titles_set: list[str]) -> None:
    build(docs, tmp_path / "cache")
    titles_set.clear()
    page = docs / "checklists" / "other.md"
    page.write_text(page.read_text(encoding="utf-8").replace("Read the plan.", "Read all of it."), encoding="utf-8")
    build(docs, tmp_path / "cache")
    assert Counter(titles_set) == Counter(["Other"] * 2 + PACK_TITLES)


def test_a_change_of_another_page_sets_nothing(docs: Path, tmp_path: Path, titles_set: list[str]) -> None:
    build(docs, tmp_path / "cache")
    titles_set.clear()
    page = docs / "guide" / "calls.md"
    page.write_text(page.read_text(encoding="utf-8").replace("title: Calls", "title: All calls"), encoding="utf-8")
    build(docs, tmp_path / "cache")
    assert titles_set == []
