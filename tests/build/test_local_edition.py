"""An authority's own edition: its areas come from a folder outside the guide, and one is on by default."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from practice_guide.commands.build import BuildError, build_into
from practice_guide.commands.changes import changes
from practice_guide.commands.check import check
from practice_guide.commands.console import RefusedError
from practice_guide.commands.project import Project
from practice_guide.commands.release import release
from practice_guide.guide.kind import Edition
from practice_guide.kinds.local_edition import LocalEdition
from practice_guide.site import Site, read_site

from .guide_project import make_guide_project

AREA_FILE = """---
title: Ourshire
summary: What Ourshire adds.
reviewed: 2026-11-21
review_by: 2027-11-20
local:
  id: ourshire
  name: Ourshire
  covers: One council.
  standing: current
  owner: practice lead
  notes:
    - {id: team, on: guide/calls.md#say-your-team, says: Say the team of Ourshire., quotes: "Say your", source: Ours}
---
"""
STATEMENT = '\n## Start {#start}\n\nSay your team.\n{#say-your-team cite="own" reason="It helps."}\n'


@pytest.fixture
def own(project: Project, tmp_path: Path) -> Project:
    """A small guide, beside a folder with the file of one area."""
    small = make_guide_project(project, tmp_path / "guide")
    page = small.docs / "guide" / "calls.md"
    page.write_text(page.read_text(encoding="utf-8") + STATEMENT, encoding="utf-8")
    (tmp_path / "ours").mkdir()
    (tmp_path / "ours" / "ourshire.md").write_text(AREA_FILE, encoding="utf-8")
    return small


def with_settings(own: Project, **extra: str) -> Project:
    settings = json.loads(own.config.read_text(encoding="utf-8"))
    own.config.write_text(json.dumps({**settings, "extra": {"edition": "2026.1"} | extra}), encoding="utf-8")
    return own


def test_the_lines_of_the_area_that_is_on_by_default_are_open_in_the_page_itself(own: Project, tmp_path: Path) -> None:
    built = tmp_path / "site"
    build_into(own, built, {"GUIDE_LOCAL": "../ours", "GUIDE_AREA": "ourshire"})
    page = (built / "guide" / "calls" / "index.html").read_text(encoding="utf-8")
    assert '<details class="local-lines__area" data-area="ourshire" open>' in page
    assert "With local rules for <strong data-local-name>Ourshire</strong>" in page
    # Nothing turns it off without scripts; and the bar keeps its height when they start.
    assert '<button type="button" class="button button--plain screen-only js-only" data-local-off>' in page
    assert "What Ourshire adds." in (built / "local" / "ourshire" / "index.html").read_text(encoding="utf-8")


def test_an_area_file_with_a_mistake_stops_the_build_and_is_named_where_it_lies(
    own: Project, capfd: pytest.CaptureFixture[str]
) -> None:
    (own.root.parent / "ours" / "ourshire.md").write_text(AREA_FILE.replace("owner:", "ownr:"), encoding="utf-8")
    with pytest.raises(BuildError):
        build_into(own, own.site, {"GUIDE_LOCAL": "../ours"})
    said = capfd.readouterr().err
    assert '../ours/ourshire.md:11  local > ownr\n    There is no key called "ownr" here. Did you mean "owner"?' in said
    assert "Nothing was built." in said


def test_check_and_changes_read_the_folder(own: Project, capsys: pytest.CaptureFixture[str]) -> None:
    with_settings(own, local_folder="../ours", local_area="oureshire")
    assert check(own, []) == 1
    assert 'No file describes an area called "oureshire". Did you mean "ourshire"?' in capsys.readouterr().out
    with pytest.raises(RefusedError, match=r'No file describes an area called "oureshire"\. Did you mean "ourshire"\?'):
        changes(own)


def test_one_area_file_may_be_named_to_check(own: Project, capsys: pytest.CaptureFixture[str]) -> None:
    with_settings(own, local_folder="../ours")
    file = own.root.parent / "ours" / "ourshire.md"
    file.write_text(AREA_FILE.replace("owner:", "ownr:"), encoding="utf-8")
    (own.docs / "other.md").write_text("", encoding="utf-8")
    assert check(own, [str(file)]) == 1
    assert capsys.readouterr().out.rstrip().endswith("2 problems in 1 file.")


def test_a_change_in_the_folder_is_one_to_the_site(own: Project) -> None:
    assert own.root / "../ours" in with_settings(own, local_folder="../ours").watched


# An edition of its own

DAY = date(2026, 11, 21)
LISTED = {
    "id": "read",
    "on": "checklists/get-ready.md#read",
    "says": "In our archive.",
    "quotes": "Read",
    "source": "Ours",
}


def released(own: Project) -> Project:
    """A local edition with a line on a list, released once."""
    file = own.root.parent / "ours" / "ourshire.md"
    file.write_text(AREA_FILE.replace("  notes:\n", f"  notes:\n    - {json.dumps(LISTED)}\n"), encoding="utf-8")
    with_settings(own, local_folder="../ours", local_area="ourshire")
    assert release(own, "2026.1", DAY) == 0
    return own


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def site_of(own: Project) -> Site:
    local = LocalEdition("../ours", "ourshire")
    site = read_site(own.root, own.docs, DAY, Edition("2026.1", "guide editor", DAY), local)
    assert site.problems == ()
    return site


def test_a_release_writes_into_the_folder_and_nothing_into_the_guide(
    own: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    before = sorted(own.root.rglob("*"))
    released(own)
    assert capsys.readouterr().out.startswith(
        "Your edition 2026.1 is in ../ours/editions/2026.1.json. Places of your own: 3. Sheets with your lines: 1.\n"
        "It stands on the guide's edition 2026.1. Nothing in the guide's own folder was written"
    )
    assert sorted(own.root.rglob("*")) == before
    [ledger] = site_of(own).local_history.ledgers
    assert (ledger.edition, ledger.guide, [*ledger.pages]) == ("2026.1", "2026.1", ["local/ourshire/"])
    assert [sheet.checklist for sheet in ledger.sheets.values()] == ["get-ready/area.ourshire"]
    assert release(own, "2026.1", DAY) == 0
    assert capsys.readouterr().out.startswith(
        "Edition 2026.1 is released already, and your own lines are as they were."
    )


def test_a_line_that_changed_is_told_and_its_older_sheet_answers(
    own: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    [code] = site_of(released(own)).local_history.ledgers[0].sheets
    file = own.root.parent / "ours" / "ourshire.md"
    edit(file, "In our archive.", "In our library.")
    edit(own.docs / "guide" / "calls.md", "Say your team.", "Name your team.")
    capsys.readouterr()
    assert (changes(own), release(own, "2026.2", DAY)) == (0, 1)
    said, refused = capsys.readouterr()
    assert "Your own lines since your edition 2026.1:" in said
    assert "was: Ours In our archive.\n        now: Ours In our library." in said
    assert f"The code {code} is replaced by" in said
    assert "The words of the guide that your notes quote: 1 found, 1 changed, 0 orphaned." in said
    assert '../ours/ourshire.md:13  note.read\n    The local "note.read" is not as in 2026.1' in refused
    [answer] = site_of(own).view(f"s/{code.lower()}.md", "").part("former-sheet")
    assert (answer.code, answer.title, answer.url) == (
        code,
        "Get ready, with local rules for Ourshire",
        "../../checklists/get-ready/",
    )
    assert [[stretch.text for stretch in words] for words in answer.reworded] == [["In our", "archive.", "library."]]
    told = '[{"on": "2026-11-21", "kind": "clarification", "what": "Says where.", "ids": ["note.read"]}]'
    edit(file, "local:", f"changes: {told}\nlocal:")
    assert release(own, "2026.2", DAY) == 0


def test_the_guide_itself_is_never_compared_with_the_lines_of_an_area(
    own: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    site = site_of(released(own))
    assert "local/ourshire/" not in site.national.pages
    assert [sheet.checklist for sheet in site.national.sheets.values()] == ["get-ready"]
    assert site.national.fingerprint == site.local_history.ledgers[0].guide_fingerprint
    capsys.readouterr()
    assert changes(own) == 0
    assert capsys.readouterr().out == (
        "Nothing changed in your own lines since your edition 2026.1.\n\n"
        "The words of the guide that your notes quote: 2 found, 0 changed, 0 orphaned.\n\n"
        "Nothing changed in the guide since your edition 2026.1.\n"
    )


def test_a_damaged_ledger_in_the_folder_is_named_where_it_lies(own: Project) -> None:
    edit(released(own).root.parent / "ours" / "editions" / "2026.1.json", "In our archive.", "In our attic.")
    with pytest.raises(RefusedError) as refused:
        changes(own)
    assert str(refused.value).startswith(
        "../ours/editions/2026.1.json:1\n    This ledger was changed after its release."
    )
