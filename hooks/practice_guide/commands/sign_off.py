"""dev.py sign-off TOOL FILE: read back the table that a manager filled in, and write who agreed the tool."""

from __future__ import annotations

import json
import os
import re
from datetime import date
from pathlib import Path

from practice_guide.commands.console import OptionParser, RefusedError
from practice_guide.commands.project import Project, here
from practice_guide.engine.declaration import SignOff
from practice_guide.guide import Page, load_guide
from practice_guide.guide.loading import parse_page
from practice_guide.kinds.all_kinds import KINDS
from practice_guide.kinds.decision import checked_tools
from practice_guide.kinds.signed_table import SignedTable, read_signed_table
from practice_guide.reading.problems import format_report, in_one_line, suggest
from practice_guide.text.dates import in_words, last_past_day
from practice_guide.whole_files import write_whole

NOTHING_WRITTEN = "Nobody's agreement was written down."
WHAT_REMAINS = """What remains to do:
  1. Make sure that "{role}" is a role, and that the table names nobody.
  2. Keep the table where your employer keeps such records.
  3. Add an entry to `changes` on that page, as in:
     - {{on: {today}, kind: clarification, what: "A practising manager has agreed the logic of this tool."}}"""


def run(arguments: list[str]) -> int:
    """Write down who agreed a tool, or say why not, and return the exit status."""
    parser = OptionParser(
        "dev.py sign-off", description="Read back the sign-off table of a tool, and write who agreed its logic."
    )
    parser.add_argument("tool", metavar="TOOL", help="the id of the tool, such as visit-mode")
    parser.add_argument("file", metavar="FILE", help="the table (CSV) as the manager filled it in")
    chosen = parser.read(arguments)
    return sign_off(here(), chosen.tool, Path(chosen.file), last_past_day(os.environ))


def sign_off(project: Project, tool: str, file: Path, today: date) -> int:
    """Write down who agreed a tool.

    Raises:
        RefusedError: Why that was not written down; the exit status is 2 where there is no such tool or file.
    """
    guide = load_guide(project.docs, KINDS, today)
    if guide.problems:
        raise _refused(format_report(guide.problems))
    tools = checked_tools(guide)
    if tool not in tools:
        raise _refused(f'There is no tool called "{in_one_line(tool)}". {suggest(tool, tools, "Tools")}', 2)
    try:
        content = file.read_bytes()
    except OSError as error:
        reason = (error.strerror or "it cannot be opened").lower()
        raise _refused(f"{file} cannot be read: {reason}. Name the table that was filled in.", 2) from error
    table = read_signed_table(str(file), content, tools[tool], tools.values(), today)
    if table.sign_off is None:
        raise _refused(format_report(table.problems))
    print(_describe(_write(project, tools[tool].page, table.sign_off), table, table.sign_off, str(file), today))
    return 0


def as_written(agreed: SignOff) -> str:
    """Return what an author would write for who agreed."""
    # JSON is YAML too: in quotes, whatever the role holds.
    role, logic = json.dumps(agreed.role, ensure_ascii=False), json.dumps(agreed.logic)
    return f"signed_off: {{role: {role}, on: {agreed.on.isoformat()}, logic: {logic}}}"


def _refused(report: str, status: int = 1) -> RefusedError:
    return RefusedError(f"{report}\n\n{NOTHING_WRITTEN}", status)


def _write(project: Project, page: Page, agreed: SignOff) -> str:
    """Write who agreed into the page, and return what was done; where that is not plain, return what to write."""
    file = project.docs / page.path
    text = file.read_bytes().decode("utf-8")
    changed = _with_sign_off(text, page, agreed)
    again, problems = parse_page(page.path, changed.encode(), KINDS) if changed else (None, ())
    if again is None or problems:
        return f"Write this below `decision:` in {page.document.file}, in the place of `signed_off`:"
    write_whole(file, changed.encode())
    return f"Written to {page.document.file}:{again.document.line_of(('decision', 'signed_off'))}"


def _with_sign_off(text: str, page: Page, agreed: SignOff) -> str:
    """Return the page with the line that says who agreed; empty where it has no line of its own."""
    lines = text.split("\n")
    written = ("decision", "signed_off") in page.document.lines
    place = page.document.line_of(("decision", "signed_off" if written else "id")) - 1
    line = re.fullmatch(r"(?P<indent> +)(signed_off|id):.*?(?P<end>\r?)", lines[place])
    if line is None:
        return ""
    new = f"{line['indent']}{as_written(agreed)}{line['end']}"
    return "\n".join([*lines[: place if written else place + 1], new, *lines[place + 1 :]])


def _describe(done: str, table: SignedTable, agreed: SignOff, file: str, today: date) -> str:
    remarks = [f"{file}:{line}  {in_one_line(words)}" for line, words in table.comments]
    parts = [
        f"Agreed on {in_words(agreed.on)} by: {agreed.role}. The code of the logic is {agreed.logic}.",
        f"{done}\n    {as_written(agreed)}",
        "\n".join(["Comments in the table, to look at:", *remarks]) if remarks else "",
        WHAT_REMAINS.format(role=agreed.role, today=today.isoformat()),
    ]
    return "\n\n".join(part for part in parts if part)
