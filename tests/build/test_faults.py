"""What the computer refuses is told in one line, and costs nothing that was there."""

from __future__ import annotations

import errno

import pytest

from practice_guide import whole_files
from practice_guide.commands.build import build_and_tell
from practice_guide.commands.project import Project

KEPT = "The build failed, and the lines above say why. The last good site is still in site/.\n"


@pytest.mark.parametrize(
    ("hook", "told"),
    [
        (
            "import typset\n",
            'The package "typset" is missing from .venv. Delete the folder .venv and run this again: it is made anew.',
        ),
        (
            'from pathlib import Path\ndef on_post_build(config):\n    Path("/dev/full").write_text("x")\n',
            "The disk was full. Make room on it, then run this again. Nothing was lost.",
        ),
        (
            'def on_files(files, config):\n    raise OSError(30, "Read-only file system", "/mnt/a file")\n',
            "/mnt/a file cannot be used: read-only file system. Let it be read and written, then run this again.",
        ),
    ],
)
def test_in_the_middle_of_a_build(
    hook: str, told: str, small_project: Project, capfd: pytest.CaptureFixture[str]
) -> None:
    assert build_and_tell(small_project) == 0
    (small_project.root / "hooks" / "meet.py").write_text(hook, encoding="utf-8")
    config = small_project.config.read_text(encoding="utf-8")
    small_project.config.write_text(f"{config}hooks: [hooks/meet.py]\n", encoding="utf-8")
    capfd.readouterr()
    assert build_and_tell(small_project) == 1
    said = [line for line in capfd.readouterr().err.splitlines(keepends=True) if not line.startswith("INFO")]
    assert "".join(said) == f"Error: {told}\n{KEPT}"
    assert sorted(path.name for path in small_project.root.iterdir()) == ["docs", "hooks", "mkdocs.yml", "site"]


def test_before_a_build_has_begun(
    small_project: Project, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(prefix: str, dir: object) -> str:  # noqa: A002  # the library calls it so
        raise OSError(errno.EROFS, "Read-only file system", f"{dir}/x")

    monkeypatch.setattr(whole_files.tempfile, "mkdtemp", refuse)
    assert build_and_tell(small_project) == 1
    place = f"{small_project.root}/x"
    assert capfd.readouterr().err == (
        f"Error: {place} cannot be used: read-only file system. Let it be read and written, then run this again.\n"
        "The build failed, and the lines above say why. There is no site yet.\n"
    )


def test_any_other_traceback_is_shown_whole(small_project: Project, capfd: pytest.CaptureFixture[str]) -> None:
    (small_project.root / "hooks" / "break.py").write_text("raise ValueError(3)\n", encoding="utf-8")
    config = small_project.config.read_text(encoding="utf-8")
    small_project.config.write_text(f"{config}hooks: [hooks/break.py]\n", encoding="utf-8")
    assert build_and_tell(small_project) == 1
    said = capfd.readouterr().err
    assert "Traceback (most recent call last)" in said
    assert "ValueError: 3\n" in said
