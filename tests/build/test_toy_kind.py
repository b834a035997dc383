"""A kind of page that one file brings: read, checked, linked, searched, listed, kept in the ledger, built."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from practice_guide.commands.build import build_into
from practice_guide.commands.project import Project

from .guide_project import make_guide_project

TOY = '''
"""A thing to play with."""

from typing import Annotated

from pydantic import Field

from ..guide.catalogue import Declared
from ..guide.front import Key
from ..guide.kind import Kind
from ..guide.links import Group
from ..guide.page import Looks
from ..guide.search import SearchEntry
from ..reading.roles import MEANING, WORDS, Names
from {fields} import Condition, Id, Sourced, Text


class Toy(Sourced):
    """One toy."""

    id: Annotated[Id, MEANING] = Field(description="The permanent id.")
    plays: Annotated[Text, WORDS] = Field(description="What one does with it.")
    tool: Annotated[Id, MEANING, Names("decision tool")] = Field(description="The tool that `given` reads.")
    given: Annotated[Condition | None, MEANING] = Field(default=None, description="When it is given.")
    like: Annotated[list[Annotated[Id, Names("toy")]], MEANING] = Field(default=[], description="Toys like it.")


TOYS = Kind(
    "toy",
    (Key("toy", Toy | None, "A toy."),),
    folder="toys",
    sort="toy",
    looks=Looks("toy"),
    anchors=lambda toy: ((f"toy-{{toy.id}}", ("toy", "id")),),
    declares=lambda page, toy: (Declared("toy", toy.id, page, page.front.title),),
    search=lambda page, toy: (SearchEntry("", page.front.title, (toy.plays,)),),
    conditions_read=lambda toy, _: toy.tool,
    contents=lambda catalogue, page: (Group("toys", "Toys", tuple(catalogue.pages_of("toy"))),),
    view=lambda seen: TOYS.block(seen.page),
)
'''
PAGE = """---
title: {title}
summary: A toy.
reviewed: 2026-11-21
review_by: 2027-11-20
toy:
  id: {name}
  plays: {plays}
  tool: go-or-call
  given: {{danger: ["yes"]}}
  cite: [guide-2020:platform]
  like: [{like}]
---
See [calls](../guide/calls.md#{anchor}).
"""
INDEX = "---\ntitle: Toys\nsummary: All toys.\nreviewed: 2026-11-21\nreview_by: 2027-11-20\n---\n"
LEDGER = """
import sys
from datetime import date
from pathlib import Path
from practice_guide.editions.ledger import ledger_text
from practice_guide.guide import load_guide
from practice_guide.guide.kind import Edition
from practice_guide.kinds.all_kinds import KINDS
from practice_guide.site import Site
guide = load_guide(Path(sys.argv[1]), KINDS)
print(ledger_text(Site(guide, Edition("2026.1", "", date(2026, 11, 21))).editions.now))
"""


def toy(name: str, plays: str = "Roll it.", like: str = "ball", anchor: str = "someone-else") -> str:
    return PAGE.format(title=name.capitalize(), name=name, plays=plays, like=like, anchor=anchor)


@pytest.fixture
def small(project: Project, tmp_path: Path) -> Project:
    """The small guide with a kind of page that one file brings, and two pages of it."""
    found = make_guide_project(project, tmp_path)
    package = found.root / "hooks" / "practice_guide"
    fields = "..reading.fields" if (package / "reading" / "fields.py").exists() else "..schema.base"
    (package / "kinds" / "toy.py").write_text(TOY.format(fields=fields), encoding="utf-8")
    with (package / "kinds" / "all_kinds.py").open("a", encoding="utf-8") as listed:
        listed.write("\nfrom .toy import TOYS\n\nKINDS = (*KINDS, TOYS)\n")
    looks = found.root / "overrides" / "components" / "toy"
    looks.mkdir()
    (looks / "toy.html").write_text('<p id="toy-{{ part.id }}">{{ part.plays | e }}</p>', encoding="utf-8")
    (looks / "toy.css").write_text("p { color: red }", encoding="utf-8")
    pages = found.docs / "toys"
    pages.mkdir()
    (pages / "index.md").write_text(INDEX, encoding="utf-8")
    (pages / "ball.md").write_text(toy("ball", "Throw it & catch it."), encoding="utf-8")
    (pages / "hoop.md").write_text(toy("hoop"), encoding="utf-8")
    return found


def run(project: Project, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run Python with the package of a project."""
    environment = {**os.environ, "PYTHONPATH": str(project.root / "hooks"), "PYTHONUTF8": "1"}
    command = [sys.executable, *arguments]
    return subprocess.run(command, cwd=project.root, env=environment, check=False, capture_output=True, text=True)


def check(project: Project) -> str:
    return run(project, "-m", "practice_guide.commands", "check").stdout


def test_its_pages_are_built_shown_listed_searched_and_have_their_keys_explained(
    small: Project, tmp_path: Path
) -> None:
    site = tmp_path / "site"
    build_into(small, site, {"PYTHONPATH": str(small.root / "hooks")})
    page = (site / "toys" / "ball" / "index.html").read_text(encoding="utf-8")
    assert '<p id="toy-ball">Throw it &amp; catch it.</p>' in page
    assert re.search(r"components/toy/toy\.[0-9a-f]{10}\.css", page)
    assert 'class="page page--toy"' in page
    contents = (site / "toys" / "index.html").read_text(encoding="utf-8")
    assert 'href="../toys/ball/"' in contents or 'href="ball/"' in contents
    assert "Hoop" in contents
    data = json.loads((site / "search" / "data.json").read_text(encoding="utf-8"))
    assert "Throw it & catch it." in {text for *_, texts in data["entries"] for text in texts}
    source = (site / "sources" / "guide-2020" / "index.html").read_text(encoding="utf-8")
    assert "Throw it &amp; catch it." in source


def test_it_is_kept_in_the_ledger_with_its_place(small: Project) -> None:
    ledger = json.loads(run(small, "-c", LEDGER, str(small.docs)).stdout)
    places = ledger["pages"]["toys/ball/"]["places"]
    assert set(places) == {"", "toy-ball"}
    assert places[""]["words"][:3] == ["Ball", "A toy.", "Throw it & catch it."]
    assert places[""]["meaning"]["toy tool"] == "go-or-call"


def test_what_is_wrong_with_a_page_of_it_is_told_with_file_and_line(small: Project) -> None:
    wrong = toy("hoop", like="bal", anchor="somewhere").replace("danger:", "dangers:").replace("platform", "chat")
    (small.docs / "toys" / "hoop.md").write_text(wrong, encoding="utf-8")
    (small.docs / "toys" / "doll.md").write_text(toy("dolly"), encoding="utf-8")
    report = check(small)
    for line in (
        "docs/toys/doll.md:7  id\n",
        'The file of "dolly" is docs/toys/dolly.md. Rename the file or change the id.',
        'docs/toys/hoop.md:10  given\n    The tool has no question called "dangers". Did you mean "danger"?',
        'docs/toys/hoop.md:11  cite\n    The source "guide-2020" has no section called "chat".',
        'docs/toys/hoop.md:12  like > item 1\n    There is no toy called "bal". Did you mean "ball"?',
        'docs/toys/hoop.md:14\n    The page "guide/calls.md" has no place called "somewhere".',
    ):
        assert line in report, report


NEVER = 'who: [adult], child-agrees: ["yes"]'
"""A child who agrees is asked only where a child is called."""


def test_a_condition_that_no_answers_meet_is_told_in_a_field_of_its_own(small: Project) -> None:
    given = f"[{{who: [child]}}, {{{NEVER}}}]"
    page = toy("hoop").replace("tool: go-or-call", "tool: who-calls").replace('{danger: ["yes"]}', given)
    (small.docs / "toys" / "hoop.md").write_text(page, encoding="utf-8")
    assert check(small).startswith(
        "docs/toys/hoop.md:10  given > item 2\n"
        "    No combination of answers meets this condition. Change it, or remove what depends on it."
    )


def test_a_condition_that_no_answers_meet_is_told_in_any_field_of_a_tool(small: Project) -> None:
    file = small.docs / "decisions" / "who-calls.md"
    text = file.read_text(encoding="utf-8")
    assert text.endswith("alone: true}\n---\n")
    notices = f"  notices:\n    - text: Never shown.\n      when: {{{NEVER}}}\n      cite: [guide-2020]\n---\n"
    file.write_text(text.removesuffix("---\n") + notices, encoding="utf-8")
    assert check(small).startswith(
        "docs/decisions/who-calls.md:38  notices > item 1 > when > item 1\n"
        "    No combination of answers meets this condition. Change it, or remove what depends on it."
    )


def test_a_page_in_its_folder_without_its_block_is_plain_guidance(small: Project) -> None:
    (small.docs / "toys" / "notes.md").write_text(INDEX.replace("title: Toys", "title: Notes"), encoding="utf-8")
    assert check(small).startswith("No problems found.")
