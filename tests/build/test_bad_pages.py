"""A page with a fault stops the build with a report, and the last good site stays as it was."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from practice_guide.commands.build import build_and_tell
from practice_guide.commands.project import Project

from .guide_project import CASES, make_guide_project

# One of each way that a fault is found: reading, YAML, the schema, other pages, the text, the logic of a tool.
FAULTS = (
    "a-file-that-is-not-utf-8",
    "an-empty-file",
    "yes-without-quotes",
    "an-unknown-key",
    "a-duplicate-key",
    "a-cite-of-an-unknown-source",
    "a-script-in-the-text",
    "an-unknown-that-clears",
)


@pytest.fixture(scope="module")
def small(project: Project, tmp_path_factory: pytest.TempPathFactory) -> Project:
    found = make_guide_project(project, tmp_path_factory.mktemp("faults"))
    assert build_and_tell(found) == 0
    return found


def fingerprints(folder: Path) -> dict[str, str]:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {str(file.relative_to(folder)): hashlib.sha256(file.read_bytes()).hexdigest() for file in files}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_reported_ends_in_failure_and_touches_nothing(
    fault: str, small: Project, capfd: pytest.CaptureFixture[str]
) -> None:
    case = CASES / "invalid" / f"{fault}.md"
    report = case.with_suffix(".txt").read_text(encoding="utf-8")
    page = small.root / report.partition(":")[0]
    good, before = page.read_bytes(), fingerprints(small.site)
    page.write_bytes(case.read_bytes())
    try:
        status = build_and_tell(small)
    finally:
        page.write_bytes(good)
    said = capfd.readouterr().err
    assert status == 1
    assert said.startswith(f"{report}Nothing was built.\n")
    assert "Traceback" not in said
    assert fingerprints(small.site) == before


def test_a_list_that_markdown_hangs_on_the_wrong_element_stops_the_build(
    small: Project, capfd: pytest.CaptureFixture[str]
) -> None:
    page = small.docs / "guide" / "calls.md"
    good = page.read_bytes()
    table = '\n| One | Two |\n| --- | --- |\n| a | b |\n{#table cite="guide-2020"}\n'
    page.write_bytes(good + table.encode())
    try:
        assert build_and_tell(small) == 1
    finally:
        page.write_bytes(good)
    line = good.count(b"\n") + 5
    assert f"docs/guide/calls.md:{line}" in capfd.readouterr().err


def test_a_page_in_a_folder_of_its_own_is_built_as_plain_guidance(project: Project, tmp_path: Path) -> None:
    small = make_guide_project(project, tmp_path)
    places = ("policies/calls.md", "guide/deep/calls.md", "checklists/how-to-use-these.md", "templates-of-ours/a.md")
    for place in places:
        page = small.docs / place
        page.parent.mkdir(parents=True, exist_ok=True)
        front = f"title: How we work, {place}\nsummary: How.\nreviewed: 2026-11-21\nreview_by: 2027-11-20\n"
        page.write_text(f"---\n{front}---\n## Ours {{#ours}}\n\nAsk.\n", encoding="utf-8")
    assert build_and_tell(small) == 0
    for place in places:
        html = (small.site / place.removesuffix(".md") / "index.html").read_text(encoding="utf-8")
        assert 'class="page page--guide"' in html
        assert '<h2 id="ours">' in html
