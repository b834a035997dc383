"""The files of pins: exact, with hashes, for every system, and without a trace of the machine that wrote them."""

from __future__ import annotations

import re

import pytest

from practice_guide.commands.pins import COMPILE, read_pins
from practice_guide.commands.project import Project

# A package with its version, for which systems, and the hash of at least one file. Comments say what needs it.
PINNED = re.compile(r"[a-z0-9-]+==[\w.]+( ; [\w.<>=!' ]+)?( \\\n    --hash=sha256:[0-9a-f]{64})+(\n    #.*)*\n")


def read(project: Project, name: str) -> str:
    return (project.root / name).read_text(encoding="utf-8")


def find_faults(compiled: str) -> list[str]:
    """What stands between the pins of a compiled file, besides its head."""
    return [line for line in PINNED.sub("", compiled).splitlines() if not line.startswith("#")]


def test_every_pin_has_the_hashes_of_its_files_and_nothing_else_stands_there(project: Project) -> None:
    compiled = read(project, "requirements.txt")
    assert find_faults(compiled) == []
    assert compiled.splitlines()[1] == f"#    uv {COMPILE} --no-config"


@pytest.mark.parametrize(
    "line",
    [
        "extra==1.0",
        "extra>=1.0 \\\n    --hash=sha256:" + "0" * 64,
        "--extra-index-url file:///opt/simple",
        "extra @ file:///opt/extra.whl \\\n    --hash=sha256:" + "0" * 64,
        "extra==1.0+local \\\n    --hash=sha256:" + "0" * 64,
    ],
)
def test_a_pin_without_a_hash_an_address_or_a_local_version_is_found(line: str, project: Project) -> None:
    assert find_faults(f"{read(project, 'requirements.txt')}{line}\n")[0] == line.splitlines()[0]


def test_both_files_give_the_same_version_of_what_the_guide_asks_for(project: Project) -> None:
    direct, compiled = read_pins(read(project, "requirements.in")), read_pins(read(project, "requirements.txt"))
    asked = [line for line in read(project, "requirements.in").splitlines() if line and not line.startswith("#")]
    assert len(direct) == len(asked)
    assert direct == {name: compiled[name] for name in direct}


def test_mkdocs_2_is_not_among_them(project: Project) -> None:
    assert read_pins(read(project, "requirements.txt"))["mkdocs"].startswith("1.")
