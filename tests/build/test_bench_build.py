"""The measure is plain Material over the same pages and nothing of ours."""

from __future__ import annotations

from pathlib import Path

import pytest
from tools.bench.build import (
    add_made_pages,
    copy_without_pdfs,
    edit_a_page,
    make_plain_project,
    time_builds,
    time_one_build,
)

from practice_guide.commands.build import BuildError
from practice_guide.commands.project import Project


def test_plain_pages_keep_their_words_and_lose_our_templates(small_project: Project, tmp_path: Path) -> None:
    page = "---\ntitle: Home\ntemplate: home.html\nsummary: Short\n---\nWords.\n"
    (small_project.docs / "index.md").write_text(page, encoding="utf-8")
    plain = make_plain_project(small_project, tmp_path / "plain")
    assert (plain.docs / "index.md").read_text(encoding="utf-8") == ("---\ntitle: Home\nsummary: Short\n---\nWords.\n")


def test_hooks_and_overrides_of_the_guide_have_no_part_in_the_plain_build(
    small_project: Project, tmp_path: Path
) -> None:
    hook = small_project.root / "hooks" / "fail.py"
    hook.write_text('raise SystemExit("ours")\n', encoding="utf-8")
    config = small_project.config.read_text(encoding="utf-8")
    small_project.config.write_text(f"{config}hooks: [hooks/fail.py]\n", encoding="utf-8")
    assert time_one_build(make_plain_project(small_project, tmp_path / "plain"), tmp_path / "built") > 0


def test_both_builds_are_timed_and_leave_nothing(small_project: Project, tmp_path: Path) -> None:
    page = (small_project.docs / "index.md").read_bytes()
    times = time_builds(small_project, tmp_path / "bench", runs=1)
    assert (times.pages, len(times.ours), len(times.plain)) == (1, 1, 1)
    assert min(*times.ours, *times.plain, times.first) > 0
    assert not (tmp_path / "bench").exists()
    assert (small_project.docs / "index.md").read_bytes() == page


def test_plain_gets_a_page_for_each_that_our_build_made(small_project: Project, tmp_path: Path) -> None:
    plain = make_plain_project(small_project, tmp_path / "plain")
    for address in ("", "guide/calls/", "guide/", "s/", "s/abc/", "search/"):
        page = tmp_path / "built" / address / "index.html"
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text("Built", encoding="utf-8")
    for written in ("guide/calls.md", "guide/index.md"):
        (plain.docs / written).parent.mkdir(exist_ok=True)
        (plain.docs / written).write_text("Written", encoding="utf-8")
    before = {file.relative_to(plain.docs).as_posix() for file in plain.docs.rglob("*.md")}
    add_made_pages(tmp_path / "built", plain)
    added = {file.relative_to(plain.docs).as_posix() for file in plain.docs.rglob("*.md")} - before
    assert added == {"s/index.md", "s/abc/index.md"}


def test_the_copy_that_is_timed_sets_no_pdfs(project: Project, tmp_path: Path) -> None:
    copy = copy_without_pdfs(project, tmp_path / "ours")
    kept, whole = (place.config.read_text(encoding="utf-8").splitlines() for place in (copy, project))
    assert [line for line in whole if line not in kept] == ["strict: true", "  - hooks/print_checklists.py"]
    assert [line for line in kept if line not in whole] == ["strict: false"]


def test_an_edit_changes_the_bytes_of_one_page(small_project: Project) -> None:
    before = (small_project.docs / "index.md").read_bytes()
    edit_a_page(small_project)
    assert (small_project.docs / "index.md").read_bytes() == before + b"\n"


def test_a_build_that_fails_is_not_timed_and_says_why(small_project: Project, tmp_path: Path) -> None:
    (small_project.docs / "index.md").write_text("[broken](missing.md)\n", encoding="utf-8")
    with pytest.raises(BuildError, match=r"missing\.md"):
        time_one_build(small_project, tmp_path / "built")
