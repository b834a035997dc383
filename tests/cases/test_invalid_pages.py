"""Each page in invalid/ replaces one page of the small guide; the report beside it is what its author reads."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from practice_guide.guide import load_guide
from practice_guide.kinds.all_kinds import KINDS
from practice_guide.reading.problems import format_report

CASES = Path(__file__).parent
# Later than any day in the pages that is meant to be past.
TODAY = date(2026, 12, 31)
INVALID = sorted((CASES / "invalid").glob("*.md"))


def test_the_small_guide_has_no_problems() -> None:
    assert load_guide(CASES / "guide", KINDS, TODAY).problems == ()


@pytest.mark.parametrize("case", INVALID, ids=lambda case: case.stem)
def test_an_invalid_page_is_reported_word_for_word(case: Path, tmp_path: Path) -> None:
    expected = case.with_suffix(".txt").read_text(encoding="utf-8")
    docs = tmp_path / "docs"
    shutil.copytree(CASES / "guide", docs)
    # The report starts with the file it is about, which says where the page goes.
    place = tmp_path / expected.partition(":")[0]
    place.parent.mkdir(exist_ok=True)
    place.write_bytes(case.read_bytes())
    assert f"{format_report(load_guide(docs, KINDS, TODAY).problems)}\n" == expected


def test_every_report_belongs_to_a_page() -> None:
    reports = {report.with_suffix(".md") for report in (CASES / "invalid").glob("*.txt")}
    assert reports == set(INVALID)
