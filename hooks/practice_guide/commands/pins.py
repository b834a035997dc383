"""dev.py pins: write requirements.txt anew from requirements.in, with the hashes of every file for every system."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from practice_guide.commands.console import OptionParser, RefusedError
from practice_guide.commands.project import here

# Makes one list for Linux, Windows and macOS, which pip cannot work out, and for every Python from the oldest that all
# packages take. The words stand at the head of requirements.txt, where a bot that moves pins reads them.
COMPILE = "pip compile requirements.in -o requirements.txt --universal --python-version 3.11.5 --generate-hashes"
NO_MKDOCS_2 = "MkDocs 2 has no hooks and no Material, so it cannot build this guide. README says the way out."
PIN = re.compile(r"^(?P<name>[A-Za-z0-9][\w.-]*)==(?P<version>[\w.!+-]+)", re.MULTILINE)


def run(arguments: list[str]) -> int:
    """Move the named pins, write requirements.txt anew, say what moved, and return the exit status."""
    parser = OptionParser("dev.py pins", description="Move pins, and write requirements.txt with the hashes of each.")
    parser.add_argument("pins", metavar="NAME==VERSION", nargs="*", help="a package and the version to move it to")
    moved = move_pins(here().root, parser.read(arguments).pins)
    print("\n".join(moved or ["Every pin is as it was."]), flush=True)
    return 0


def move_pins(root: Path, wanted: list[str]) -> list[str]:
    """Write both files of pins and return a line for each version that is another now.

    Raises:
        RefusedError: A pin is not of the form NAME==VERSION, is MkDocs 2, or does not go with the others.
    """
    pins = dict(map(read_pin, wanted))
    direct, compiled = root / "requirements.in", root / "requirements.txt"
    written, before = direct.read_text(encoding="utf-8"), read_pins(compiled.read_text(encoding="utf-8"))
    direct.write_text(write_pins(written, pins), encoding="utf-8", newline="\n")
    try:
        compile_pins(root, [f"--upgrade-package={name}=={version}" for name, version in pins.items()])
    except RefusedError:
        direct.write_text(written, encoding="utf-8", newline="\n")
        raise
    return describe_moves(before, read_pins(compiled.read_text(encoding="utf-8")))


def read_pin(text: str) -> tuple[str, str]:
    """Read NAME==VERSION."""
    found = PIN.fullmatch(text)
    if found is None:
        raise RefusedError(f'"{text}" is no pin. Write it as in: dev.py pins mkdocs-material==9.8.1')
    name, version = normalise(found["name"]), found["version"]
    if name == "mkdocs" and not version.startswith("1."):
        raise RefusedError(NO_MKDOCS_2)
    return name, version


def read_pins(text: str) -> dict[str, str]:
    """The version of each package in a file of pins."""
    return {normalise(found["name"]): found["version"] for found in PIN.finditer(text)}


def write_pins(text: str, pins: dict[str, str]) -> str:
    """The file of direct pins with other versions; what it does not name is left to requirements.txt."""
    return PIN.sub(lambda found: f"{found['name']}=={pins.get(normalise(found['name']), found['version'])}", text)


def normalise(name: str) -> str:
    """A package's name as registries compare it: PyYAML and pyyaml are one."""
    return re.sub(r"[-_.]+", "-", name).lower()


def compile_pins(root: Path, upgrades: Iterable[str]) -> None:
    """Write requirements.txt; every version in it stays, unless it is upgraded or no longer goes with the others.

    Raises:
        RefusedError: No list satisfies every package on every system; the resolver has said why.
    """
    # Without the settings of this machine: what its own folders and mirrors hold is not what others are given.
    environment = {name: value for name, value in os.environ.items() if not name.startswith("UV_")}
    command = [sys.executable, "-m", "uv", *COMPILE.split(), "--no-config", "--quiet", *upgrades]
    if subprocess.run(command, cwd=root, env=environment, check=False).returncode != 0:
        raise RefusedError("The pins do not go together. The lines above say why. Both files are as they were.")


def describe_moves(before: dict[str, str], after: dict[str, str]) -> list[str]:
    """One line for each package that came, went or moved."""
    names = sorted(before.keys() | after.keys())
    versions = {name: (before.get(name, "not here"), after.get(name, "not here")) for name in names}
    return [f"{name}: {old} -> {new}" for name, (old, new) in versions.items() if old != new]
