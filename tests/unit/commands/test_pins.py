from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from practice_guide.commands import pins as command
from practice_guide.commands.console import RefusedError

DIRECT = "# Why they are here\nmkdocs==1.6.1\nPyYAML==6.0.2\n"
COMPILED = "# made\nmkdocs==1.6.1 \\\n    --hash=sha256:aa\npyyaml==6.0.2 \\\n    --hash=sha256:bb\n    # via mkdocs\n"
MOVED = COMPILED.replace("6.0.2", "6.0.3") + "cffi==2.1.1 ; os_name == 'nt' \\\n    --hash=sha256:cc\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "requirements.in").write_text(DIRECT, encoding="utf-8")
    (tmp_path / "requirements.txt").write_text(COMPILED, encoding="utf-8")
    return tmp_path


def stand_in(monkeypatch: pytest.MonkeyPatch, root: Path, writes: str, status: int = 0) -> list[list[str]]:
    """Put a resolver in the place of the real one, which needs the internet, and note how it is called."""
    ran: list[list[str]] = []

    def resolve(words: list[str], cwd: Path, env: dict[str, str], check: bool) -> subprocess.CompletedProcess[str]:
        ran.append([*words[3:], *(name for name in env if name.startswith("UV_"))])
        (cwd / "requirements.txt").write_text(writes, encoding="utf-8")
        return subprocess.CompletedProcess(words, status)

    monkeypatch.setattr(command.subprocess, "run", resolve)
    return ran


def test_a_pin_moves_in_both_files_and_what_came_with_it_is_told(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("UV_FIND_LINKS", "/opt/own")
    ran = stand_in(monkeypatch, root, MOVED)
    assert command.move_pins(root, ["pyyaml==6.0.3"]) == ["cffi: not here -> 2.1.1", "pyyaml: 6.0.2 -> 6.0.3"]
    assert (root / "requirements.in").read_text(encoding="utf-8") == DIRECT.replace("6.0.2", "6.0.3")
    assert ran == [[*command.COMPILE.split(), "--no-config", "--quiet", "--upgrade-package=pyyaml==6.0.3"]]


def test_a_pin_that_goes_with_no_other_leaves_the_file_of_direct_pins(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stand_in(monkeypatch, root, COMPILED, status=1)
    with pytest.raises(RefusedError, match=r"^The pins do not go together\. The lines above say why\."):
        command.move_pins(root, ["pyyaml==99"])
    assert (root / "requirements.in").read_text(encoding="utf-8") == DIRECT


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        ("pyyaml", '"pyyaml" is no pin. Write it as in: dev.py pins mkdocs-material==9.8.1'),
        ("pyyaml>=6", '"pyyaml>=6" is no pin. Write it as in: dev.py pins mkdocs-material==9.8.1'),
        ("MkDocs==2.0.dev6", command.NO_MKDOCS_2),
    ],
)
def test_what_is_no_pin_and_mkdocs_2_are_refused_before_anything_is_written(root: Path, wanted: str, said: str) -> None:
    with pytest.raises(RefusedError) as refused:
        command.move_pins(root, [wanted])
    assert str(refused.value) == said
    assert (root / "requirements.in").read_text(encoding="utf-8") == DIRECT
