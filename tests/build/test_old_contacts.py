"""Readers of an old edition turn to the contact of today, and an old site with another one is made again."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from practice_guide.commands.editions import make_editions
from practice_guide.commands.project import Project

from .edition_desk import SITE, EditionDesk, add_quick_builder, start_desk

NEXT = "python3 dev.py build puts them into the site.\n"
# A build in a moment, which shows the contact that it was given.
BUILDER = """
import os
from pathlib import Path

page = Path("site/guide/calls/index.html")
page.parent.mkdir(parents=True)
page.write_text(f"<body>{os.environ['GUIDE_CONTACT']!r}</body>", encoding="utf-8")
"""


@pytest.fixture
def desk(tmp_path: Path, project: Project, capsys: pytest.CaptureFixture[str]) -> EditionDesk:
    """A guide that released 2026.1 and is now 2026.2."""
    found = start_desk(tmp_path)
    add_quick_builder(found, project)
    (tmp_path / "hooks/practice_guide/commands/__main__.py").write_text(BUILDER, encoding="utf-8")
    found.release("2026.1", date(2026, 11, 21))
    found.name("2026.2")
    capsys.readouterr()
    return found


def made(desk: EditionDesk, capsys: pytest.CaptureFixture[str]) -> tuple[str, str, str]:
    """Return what is said while 2026.1 is made, the contact on its page, and the one in its record."""
    assert make_editions(desk.project) == 0
    shown = desk.old_page("2026.1").read_text(encoding="utf-8").rpartition("</aside>")[2].strip()
    record = json.loads((desk.project.old_sites / "2026.1" / "made.json").read_text(encoding="utf-8"))
    return capsys.readouterr().out, shown.removesuffix("</body>"), record["contact"]


def test_an_old_site_has_the_contact_of_today_and_is_made_again_when_that_changes(
    desk: EditionDesk, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    again = f"Edition 2026.1 is made again, from archives/2026.1.tar.gz.\n{NEXT}"
    there = f"Edition 2026.1 is there already.\n{NEXT}"
    assert made(desk, capsys) == (again, "'team@council.internal'", "team@council.internal")
    assert made(desk, capsys) == (there, "'team@council.internal'", "team@council.internal")
    settings = f'{{extra: {{edition: "2026.2", contact: !ENV GUIDE_CONTACT}}, site_url: "{SITE}"}}\n'
    desk.project.config.write_text(settings, encoding="utf-8")
    monkeypatch.setenv("GUIDE_CONTACT", "guide@council.internal")
    assert made(desk, capsys) == (again, "'guide@council.internal'", "guide@council.internal")
    monkeypatch.delenv("GUIDE_CONTACT")
    assert made(desk, capsys) == (again, "''", "")
    assert made(desk, capsys) == (there, "''", "")


def test_one_that_was_made_before_contacts_were_noted_is_made_again(
    desk: EditionDesk, capsys: pytest.CaptureFixture[str]
) -> None:
    first = made(desk, capsys)
    record = desk.project.old_sites / "2026.1" / "made.json"
    noted = json.loads(record.read_text(encoding="utf-8"))
    del noted["contact"]
    record.write_text(json.dumps(noted), encoding="utf-8")
    assert made(desk, capsys) == first
