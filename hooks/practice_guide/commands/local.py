"""dev.py local new AREA: write a file to start from into the authority's own folder."""

from __future__ import annotations

import os
import re
from datetime import date

from practice_guide.commands.console import OptionParser, RefusedError
from practice_guide.commands.project import Project, here, read_settings
from practice_guide.kinds.area import AREA
from practice_guide.kinds.local_edition import start_file
from practice_guide.reading.fields import ID_PATTERN
from practice_guide.reading.problems import shown, suggest
from practice_guide.text.dates import build_day

ACTIONS = ("new",)
SET_FIRST = """Say first where your files are to lie, outside this folder, as in:
  GUIDE_LOCAL=../our-area python3 dev.py local new {area}
On Windows: set GUIDE_LOCAL=..\\our-area, then: py dev.py local new {area}"""
WRITTEN = """Written to {file}. What remains to do:
  1. Open it, and fill in `covers` and `owner`. Then fill in what you know: take the "# " away before a line.
  2. Look for mistakes:          python3 dev.py check
  3. See it beside the guide:    GUIDE_AREA={area} python3 dev.py serve
GUIDE_LOCAL must be set each time. The way in, step by step, is at /local/add-yours/ in the guide."""


def run(arguments: list[str]) -> int:
    """Write the file, or say why not, and return the exit status."""
    parser = OptionParser(
        "dev.py local", description="Start the file of your area in the folder that GUIDE_LOCAL names."
    )
    parser.add_argument("action", metavar="new", help="write a file to start from; it never writes over one")
    parser.add_argument("area", metavar="AREA", help="the id of your area, such as ourshire")
    chosen = parser.read(arguments)
    if chosen.action not in ACTIONS:
        parser.error(f'There is no "{shown(chosen.action)}" here. {suggest(chosen.action, ACTIONS, "Write")}')
    return start_area(here(), chosen.area, build_day(os.environ))


def start_area(project: Project, area: str, today: date) -> int:
    """Write a file for an area.

    Raises:
        RefusedError: Why it was not written; the exit status is 2 where something has to be set or named first.
    """
    folder = read_settings(project).local.path(project.root)
    if not re.fullmatch(ID_PATTERN, area):
        near = re.sub(r"[^a-z0-9]+", "-", area.lower()).strip("-")
        remedy = f' Try "{near}".' if re.fullmatch(ID_PATTERN, near) else ""
        raise RefusedError(f'"{shown(area)}" is no id: use lower-case letters, digits and hyphens.{remedy}', 2)
    if folder is None:
        raise RefusedError(SET_FIRST.format(area=area), 2)
    if not folder.parent.is_dir():
        raise RefusedError(f'The folder "{folder.parent.as_posix()}" is not there. Correct GUIDE_LOCAL.', 2)
    file, guides = folder / f"{area}.md", project.docs / AREA.folder / f"{area}.md"
    if there := next((found for found in (file, guides) if found.exists()), None):
        raise RefusedError(f"{there.as_posix()} is there already, and stays as it is. Choose another id.")
    file.parent.mkdir(exist_ok=True)
    # "x": what somebody else wrote meanwhile stays.
    with file.open("x", encoding="utf-8", newline="\n") as opened:
        opened.write(start_file(area, today))
    print(WRITTEN.format(file=file.as_posix(), area=area), flush=True)
    return 0
