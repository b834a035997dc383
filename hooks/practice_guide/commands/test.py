"""dev.py test: run ruff, mypy and every test, or what pytest's own arguments choose."""

from __future__ import annotations

import os
import sys

from practice_guide.commands.browser import NoBrowserError, get_browser
from practice_guide.commands.processes import started

# One worker for each core. The tests of a module stay together, so that what they share is made once; modules go out
# in the order of their folders, so that the long ones do not come last. An argument that comes later wins: `-n 0`.
PARALLEL = ("--numprocesses=auto", "--dist=loadscope", "--no-loadscope-reorder")
SLOWEST = ("--durations=10", "--durations-min=2")
QUICK = "--quick"
WITHOUT_BROWSER = ("-m", "not browser")


def run(arguments: list[str]) -> int:
    """Run pytest with the arguments and return its exit status; with --quick, only what needs no browser.

    Ruff and mypy are tests as well (tests/build/test_lint.py), so that pytest's last line tells all.
    """
    for_pytest = [argument for argument in arguments if argument != QUICK]
    if QUICK in arguments:
        return run_pytest([*WITHOUT_BROWSER, *for_pytest], {})
    try:
        browser = get_browser()
    except NoBrowserError as error:
        print(error, file=sys.stderr)
        return 1
    print(f"Testing with {browser}", flush=True)
    return run_pytest(for_pytest, {"CHROME_PATH": str(browser)})


def run_pytest(arguments: list[str], environment: dict[str, str]) -> int:
    command = [sys.executable, "-m", "pytest", *PARALLEL, *SLOWEST, *arguments]
    with started(command, reads_terminal=True, env={**os.environ, **environment}) as tests:
        return tests.wait()
