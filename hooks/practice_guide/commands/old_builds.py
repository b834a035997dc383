"""Build an earlier edition in a folder of its own, with its own code and pins."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from practice_guide.commands.old_sources import Source, SourceError
from practice_guide.commands.project import Project
from practice_guide.editions.ledger import Ledger
from practice_guide.editions.old_sites import OldSite

PINS = "requirements.txt"
LINES_TO_SHOW = 15


@contextmanager
def built_edition(project: Project, ledger: Ledger, source: Source, made: OldSite) -> Iterator[Path]:
    """Yield the folder of the site as it was built on the day of its release, while the block runs."""
    with tempfile.TemporaryDirectory(prefix=f"edition-{ledger.edition}-") as name:
        old = Project(Path(name))
        for path, content in source.files.items():
            _write(old.root / path, content)
        # With its own ledger, which no archive holds, it knows that it was released.
        ledger_name = f"{ledger.edition}.json"
        _write(old.ledgers / ledger_name, (project.ledgers / ledger_name).read_bytes())
        _build(old, ledger, _has_our_pins(project, source), made)
        yield old.site


def _build(old: Project, ledger: Ledger, has_our_pins: bool, made: OldSite) -> None:
    # The interface of every edition is its dev.py, which sets up the pins of its time where ours are others.
    command = ["-m", "practice_guide.commands"] if has_our_pins else ["dev.py"]
    done = subprocess.run(
        [sys.executable, *command, "build"],
        cwd=old.root,
        env=_environment(old, ledger, made),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    if done.returncode != 0 or not old.site.is_dir():
        said = done.stdout.decode("utf-8", "replace").splitlines()[-LINES_TO_SHOW:]
        shown = "\n".join(f"    {line}" for line in said)
        raise SourceError(f"Edition {ledger.edition} cannot be made again: its build failed.\n{shown}")


def _environment(old: Project, ledger: Ledger, made: OldSite) -> dict[str, str]:
    """Return the environment: the day of release; the address and the contact of today, to which readers must come."""
    day = datetime(ledger.on.year, ledger.on.month, ledger.on.day, tzinfo=UTC)
    return {
        **os.environ,
        **({"SITE_URL": made.site_url} if made.site_url else {}),
        "GUIDE_CONTACT": made.contact,
        "SOURCE_DATE_EPOCH": f"{day.timestamp():.0f}",
        "PYTHONPATH": str(old.root / "hooks"),
        "PYTHONUTF8": "1",
    }


def _has_our_pins(project: Project, source: Source) -> bool:
    ours = project.root / PINS
    return source.files.get(PINS) == (ours.read_bytes() if ours.is_file() else None)


def _write(file: Path, content: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
