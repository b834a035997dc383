from __future__ import annotations

from pathlib import Path

import pytest
from tools.bench import pdfs as bench_pdfs
from tools.bench.command import format_results, judge_pdfs
from tools.bench.pdfs import PdfTimes, time_pdfs

from practice_guide.commands.project import Project


def test_the_slowest_sheet_and_the_growth_of_packs_are_judged() -> None:
    assert format_results(judge_pdfs(PdfTimes("Long list", 30.1, 36, {100: 1.0, 200: 2.2})))[1:] == [
        "A checklist as a PDF             30.0 ms   30.1 ms  OVER  Long list; the slowest of 36",
        "Cost of a list in a pack          1.30 x    1.10 x  ok    lists in one PDF; 100: 1.00 s, 200: 2.20 s",
    ]


@pytest.mark.long
def test_every_real_sheet_is_timed_on_a4_and_in_large_print(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bench_pdfs, "PACKS", (2, 4))
    times = time_pdfs(Project(Path()), runs=1)
    assert times.sheets == 36
    assert times.milliseconds > 0
    assert set(times.packs) == {2, 4}
