"""Measure what the PDFs cost: each sheet of the real lists, and packs of more and more lists."""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import date
from itertools import cycle, islice
from typing import Any

from practice_guide.commands.project import Project
from practice_guide.guide import load_guide
from practice_guide.printing.press import Press
from practice_guide.site import Site
from practice_guide.views.document import DocumentView, Edition
from practice_guide.views.print_sheet import print_pack, print_sheet

PACKS = (125, 250, 500)
DAY = date(2026, 1, 1)
MS_IN_SECOND = 1000
SITE = "Measured"


@dataclass(frozen=True)
class PdfTimes:
    """The slowest sheet at its best, and the seconds that packs of so many lists took."""

    slowest: str
    milliseconds: float
    sheets: int
    packs: dict[int, float]

    @property
    def ratio(self) -> float:
        """The dearest list of a pack against the cheapest: 1 when cost grows in a straight line."""
        each = [seconds / number for number, seconds in self.packs.items()]
        return max(each) / min(each)


def time_pdfs(project: Project, runs: int) -> PdfTimes:
    """Set every sheet and some packs, several times, and keep the best time of each."""
    site = Site(load_guide(project.docs), Edition("0", "", DAY, "https://example.org/"))
    views = [site.view(page.path, "") for page in site.guide.catalogue.checklists.values()]
    press = Press(project.root / "overrides" / "print" / "checklist.typ")
    sheets = {
        f"{view.page.title}{', large print' if is_large else ''}": print_sheet(view, SITE, is_large)
        for view in views
        for is_large in (False, True)
    }
    times = {name: _best(press, data, runs) for name, data in sheets.items()}
    slowest = max(times, key=lambda name: times[name])
    packs = {number: _best(press, _pack(views, number), runs) for number in PACKS}
    return PdfTimes(slowest, times[slowest] * MS_IN_SECOND, len(sheets), packs)


def _pack(views: list[DocumentView], number: int) -> dict[str, Any]:
    return print_pack(list(islice(cycle(views), number)), SITE, is_large=False)


def _best(press: Press, data: dict[str, Any], runs: int) -> float:
    # Another edition each time: typst remembers what it has set, and would only hand it out again.
    return min(_time(press, {**data, "edition": f"{run}"}) for run in range(runs))


def _time(press: Press, data: dict[str, Any]) -> float:
    # Processor time, since other programs take turns.
    start = time.process_time()
    press.set_pdf(data, DAY)
    return time.process_time() - start
