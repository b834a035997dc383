"""An authority's own edition: its areas come from a folder outside the guide, and one is on by default."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from practice_guide.commands.build import BuildError, build_into
from practice_guide.commands.changes import changes
from practice_guide.commands.check import check
from practice_guide.commands.project import Project

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
    assert (check(own, []), changes(own)) == (1, 1)
    said, reported = capsys.readouterr()
    assert 'No file describes an area called "oureshire". Did you mean "ourshire"?' in said
    assert 'No file describes an area called "oureshire". Did you mean "ourshire"?' in reported


def test_one_area_file_may_be_named_to_check(own: Project, capsys: pytest.CaptureFixture[str]) -> None:
    with_settings(own, local_folder="../ours")
    file = own.root.parent / "ours" / "ourshire.md"
    file.write_text(AREA_FILE.replace("owner:", "ownr:"), encoding="utf-8")
    (own.docs / "other.md").write_text("", encoding="utf-8")
    assert check(own, [str(file)]) == 1
    assert capsys.readouterr().out.rstrip().endswith("2 problems in 1 file.")


def test_a_change_in_the_folder_is_one_to_the_site(own: Project) -> None:
    assert own.root / "../ours" in with_settings(own, local_folder="../ours").watched
