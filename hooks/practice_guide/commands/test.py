"""dev.py test: run ruff, mypy and every test, or what pytest's own arguments choose."""

from __future__ import annotations

import os
import sys

from practice_guide.commands.browser import NoBrowserError, get_browser
from practice_guide.commands.processes import started


def run(arguments: list[str]) -> int:
    """Run pytest with the arguments and return its exit status.

    Ruff and mypy are tests as well (tests/build/test_lint.py), so that pytest's last line tells all.
    """
    try:
        browser = get_browser()
    except NoBrowserError as error:
        print(error, file=sys.stderr)
        return 1
    print(f"Testing with {browser}", flush=True)
    environment = {**os.environ, "CHROME_PATH": str(browser)}
    command = [sys.executable, "-m", "pytest", *arguments]
    with started(command, reads_terminal=True, env=environment) as tests:
        return tests.wait()
