"""Measure what ten areas cost: the weight of each page, and the build, against the guide without them.

The areas are generated, and say everything that an area can say. The PDFs are left out: only those of the area that is
on by default carry its lines.
"""

from __future__ import annotations

import json
import re
import shutil
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from tools.bench.build import copy_without_pdfs, edit_a_page, html_pages, time_one_build
from tools.bench.views import compress

from practice_guide.commands.project import Project
from practice_guide.kinds.area_file import ONLY_BY_TELEPHONE, Contacts, Parameters

NUMBER = 10
LOADED = re.compile(rb'<(?:link rel="(?:stylesheet|preload)" href|script src)="([^"]+)"')
VALUES = {
    "in-person-default": "either",
    "arrive-early": "5",
    "stay-throughout": True,
    "camera-professionals": "on-throughout",
    "chat-in-conference": "only-if-chair-says",
    "report-days-initial": 3,
    "report-days-review": 5,
    "report-recipients": ["the chair", "the parents"],
    "cp-visit-interval": 10,
    "cin-visit-interval": 20,
    "approved-platforms": ["Microsoft Teams, for meetings and calls", "a phone call, for everything"],
    "approved-ai-tools": ["none"],
}
PLACES = (
    ("guide/in-a-call-now.md#not-alone-tell-manager", "Tell your manager or duty now."),
    ("checklists/conference-joining-virtually.md#stay-to-the-end", "Stay until the chair closes the meeting."),
    ("decisions/visit-mode.md#outcome.in-person", "Meet in person, not by video or phone"),
)


@dataclass(frozen=True)
class AreaCost:
    """The guide with ten areas against the guide without them."""

    without: tuple[float, ...]
    """Seconds of whole builds."""
    with_areas: tuple[float, ...]
    """Each from right after the build without them."""
    weights: dict[str, float]
    """How many times as much each page weighs, gzip, with styles, scripts and fonts."""

    @property
    def build_ratio(self) -> float:
        """The median over pairs, as for the build against plain Material."""
        return median(after / before for before, after in zip(self.without, self.with_areas, strict=True))

    @property
    def heaviest(self) -> str:
        """The page that grew most."""
        return max(self.weights, key=lambda page: self.weights[page])


def measure_areas(project: Project, folder: Path, runs: int) -> AreaCost:
    """Build the guide in turn without areas of its own and with ten."""
    bare, full = (copy_without_pdfs(project, folder / name) for name in ("bare", "full"))
    write_areas(full, folder / "areas")
    for built in (bare, full):
        time_one_build(built, built.site)
    sizes = [weigh_pages(built.site) for built in (bare, full)]
    weights = {page: sizes[1][page] / size for page, size in sizes[0].items()}
    seconds: dict[Path, list[float]] = {bare.root: [], full.root: []}
    for _ in range(runs):
        for built in (bare, full):
            edit_a_page(built)
            seconds[built.root].append(time_one_build(built, built.site))
    shutil.rmtree(folder)
    return AreaCost(tuple(seconds[bare.root]), tuple(seconds[full.root]), weights)


def write_areas(project: Project, folder: Path) -> None:
    """Write ten area files, and have a copy of the project read them."""
    folder.mkdir(parents=True)
    for number in range(NUMBER):
        text = json.dumps(area_front(number), ensure_ascii=False, indent=1)
        (folder / f"{area_name(number)}.md").write_text(f"---\n{text}\n---\n", encoding="utf-8")
    settings = project.config.read_text(encoding="utf-8")
    setting = re.compile(r"^  local_folder: .*$", re.MULTILINE)
    assert setting.search(settings)  # else ten areas would be measured that nobody reads
    project.config.write_text(setting.sub(f"  local_folder: {json.dumps(str(folder.resolve()))}", settings), "utf-8")


def area_name(number: int) -> str:
    """Return the id of a generated area."""
    return f"area-{'abcdefghij'[number]}"


def area_front(number: int) -> dict[str, Any]:
    """Return the front matter of an area that says everything."""
    name, title = area_name(number), f"Area {'ABCDEFGHIJ'[number]}"
    source = f"Procedures of {title}, {2020 + number % 7}"
    words = f"As our procedure of chapter {number + 1} says, and as the chair agreed."
    parameters = {key: {"value": VALUES.get(key, words), "source": source} for key in Parameters.asks()}
    notes = [
        {"id": f"note-{place}", "on": on, "says": f"{title}: {words}", "quotes": quotes, "source": source}
        for place, (on, quotes) in enumerate(PLACES)
    ]
    contacts = {key: _contact(key, number, place) for place, key in enumerate(Contacts.asks())}
    area = {"id": name, "name": title, "covers": f"The council of {title}.", "standing": "current", "owner": "lead"}
    block = {**area, "parameters": parameters, "contacts": contacts, "notes": notes}
    dates = {"reviewed": "2026-11-21", "review_by": "2027-11-20"}
    return {"title": title, "summary": f"What {title} adds.", **dates, "local": block}


def _contact(key: str, number: int, place: int) -> dict[str, Any]:
    mail = {} if key in ONLY_BY_TELEPHONE else {"e-mail": f"{key}@area-{number}.example"}
    said = {
        "hours": f"Monday to Friday, {8 + place % 2} to {4 + number % 3}",
        "say_first": "First say the child's name.",
    }
    return {
        "telephone": f"01632 96{number}{place:03}",
        **mail,
        **said,
        "rung": f"2026-11-{1 + (number + place) % 20:02}",
    }


def weigh_pages(site: Path) -> dict[str, int]:
    """Return what the first view of each page takes, gzip: the page, and what its HTML asks for."""
    return {page: weigh_page(site, page) for page in html_pages(site)}


def weigh_page(site: Path, page: str) -> int:
    """Return the same for one page."""
    file = site / page / "index.html"
    asked = [file.parent / found.decode() for found in LOADED.findall(file.read_bytes())]
    return sum(len(compress(part)) for part in (file, *{part.resolve() for part in asked}))
