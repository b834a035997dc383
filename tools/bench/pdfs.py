"""Measure what the PDFs cost: each sheet of the real lists, and packs of more and more lists."""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import date
from itertools import cycle, islice
from typing import Any

from practice_guide.commands.project import Project
from practice_guide.guide import load_guide
from practice_guide.guide.kind import Edition
from practice_guide.kinds.all_kinds import KINDS
from practice_guide.printing.pdfs import PdfTemplate
from practice_guide.site import Site

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
    site = Site(load_guide(project.docs, KINDS), Edition("0", "", DAY, "https://example.org/"))
    template = PdfTemplate(project.root / "overrides" / "print" / "checklist.typ")
    pdfs = [entry.data for entry in site.pdfs(SITE) if "pack" in entry.data]
    sheets = {f"{data['title']}{', large print' if data['large'] else ''}": data for data in pdfs if not data["pack"]}
    pack = next(data for data in pdfs if data["pack"])
    times = {name: _best(template, data, runs) for name, data in sheets.items()}
    slowest = max(times, key=lambda name: times[name])
    packs = {number: _best(template, _pack(pack, number), runs) for number in PACKS}
    return PdfTimes(slowest, times[slowest] * MS_IN_SECOND, len(sheets), packs)


def _pack(pack: dict[str, Any], number: int) -> dict[str, Any]:
    return {**pack, "lists": list(islice(cycle(pack["lists"]), number))}


def _best(template: PdfTemplate, data: dict[str, Any], runs: int) -> float:
    # Another edition each time: typst remembers what it has set, and would only hand it out again.
    return min(_time(template, {**data, "edition": f"{run}"}) for run in range(runs))


def _time(template: PdfTemplate, data: dict[str, Any]) -> float:
    # Processor time, since other programs take turns.
    start = time.process_time()
    template.set_pdf(data, DAY)
    return time.process_time() - start
