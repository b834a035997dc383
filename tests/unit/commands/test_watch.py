from __future__ import annotations

from pathlib import Path

import pytest

from practice_guide.commands import watch
from practice_guide.commands.watch import take_snapshot, wait_for_change


def names(places: list[Path]) -> list[str]:
    return sorted(Path(path).name for path, _, _ in take_snapshot(places))


def test_a_snapshot_holds_every_file_in_folders_and_single_files(tmp_path: Path) -> None:
    (tmp_path / "docs" / "guide").mkdir(parents=True)
    for name in ("docs/index.md", "docs/guide/page.md", "mkdocs.yml"):
        (tmp_path / name).write_text("x", encoding="utf-8")
    assert names([tmp_path / "docs", tmp_path / "mkdocs.yml"]) == ["index.md", "mkdocs.yml", "page.md"]


def test_what_editors_and_python_leave_behind_is_ignored(tmp_path: Path) -> None:
    (tmp_path / "__pycache__").mkdir()
    for name in ("__pycache__/a.py", ".#index.md", "index.md~", ".index.md.swp", "index.md"):
        (tmp_path / name).write_text("x", encoding="utf-8")
    assert names([tmp_path]) == ["index.md"]


def test_a_place_that_does_not_exist_has_no_files(tmp_path: Path) -> None:
    assert take_snapshot([tmp_path / "overrides"]) == frozenset()


@pytest.mark.parametrize("change", ["edit", "add", "delete"])
def test_every_change_ends_the_waiting(change: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page, other = tmp_path / "page.md", tmp_path / "other.md"
    page.write_text("x", encoding="utf-8")
    looks = []

    def change_something(seconds: float) -> None:
        looks.append(seconds)
        if change == "edit":
            page.write_text("xx", encoding="utf-8")
        elif change == "add":
            other.write_text("x", encoding="utf-8")
        else:
            page.unlink()

    monkeypatch.setattr(watch.time, "sleep", change_something)
    wait_for_change([tmp_path], take_snapshot([tmp_path]))
    assert looks == [watch.SECONDS_BETWEEN_LOOKS]
