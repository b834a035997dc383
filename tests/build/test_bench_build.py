"""The measure is plain Material over the same pages and nothing of ours."""

from __future__ import annotations

from pathlib import Path

import pytest

from practice_guide.commands.bench_build import make_plain_project, time_builds, time_one_build
from practice_guide.commands.builder import BuildError
from practice_guide.commands.project import Project


def test_plain_pages_keep_their_words_and_lose_our_templates(small_project: Project, tmp_path: Path) -> None:
    page = "---\ntitle: Home\ntemplate: home.html\nsummary: Short\n---\nWords.\n"
    (small_project.docs / "index.md").write_text(page, encoding="utf-8")
    plain = make_plain_project(small_project, tmp_path / "plain")
    assert (plain.docs / "index.md").read_text(encoding="utf-8") == (
        "---\ntitle: Home\nsummary: Short\n---\nWords.\n"
    )


def test_hooks_and_overrides_of_the_guide_have_no_part_in_the_plain_build(
    small_project: Project, tmp_path: Path
) -> None:
    hook = small_project.root / "hooks" / "fail.py"
    hook.write_text('raise SystemExit("ours")\n', encoding="utf-8")
    config = small_project.config.read_text(encoding="utf-8")
    small_project.config.write_text(f"{config}hooks: [hooks/fail.py]\n", encoding="utf-8")
    assert time_one_build(make_plain_project(small_project, tmp_path / "plain"), tmp_path / "built") > 0


def test_both_builds_are_timed_and_leave_nothing(small_project: Project, tmp_path: Path) -> None:
    times = time_builds(small_project, tmp_path / "bench", runs=1)
    assert (times.pages, times.runs) == (1, 1)
    assert min(times.ours, times.plain) > 0
    assert not (tmp_path / "bench" / "built").exists()


def test_a_build_that_fails_is_not_timed_and_says_why(small_project: Project, tmp_path: Path) -> None:
    (small_project.docs / "index.md").write_text("[broken](missing.md)\n", encoding="utf-8")
    with pytest.raises(BuildError, match=r"missing\.md"):
        time_one_build(small_project, tmp_path / "built")
