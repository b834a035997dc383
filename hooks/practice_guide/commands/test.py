"""dev.py test: run ruff, mypy and every test, or what pytest's own arguments choose."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from practice_guide.commands.browser import display_command, get_browser, get_engines, get_headless_shell
from practice_guide.commands.processes import started

# One worker for each core and one more, since a browser that writes to the disk or closes is waited for. The tests of a
# module stay together, so that what they share is made once; modules go out in the order of their folders, so that the
# long ones do not come last. An argument that comes later wins: `-n 0`.
PARALLEL = (f"--numprocesses={(os.cpu_count() or 1) + 1}", "--dist=loadscope", "--no-loadscope-reorder")
SLOWEST = ("--durations=10", "--durations-min=2")
QUICK = "--quick"
SHORT = ("-m", "not browser and not long")
ENGINES = "--engines"
# The walk is short, and one process starts each engine once.
WALK = ("--numprocesses=0", "tests/engines")


def run(arguments: list[str]) -> int:
    """Run pytest with the arguments and return its exit status.

    With --quick it leaves out what needs a browser or is long by itself; with --engines it runs only the short walk in
    three engines.
    Ruff and mypy are tests as well (tests/build/test_lint.py), so that pytest's last line tells all.
    """
    for_pytest = [argument for argument in arguments if argument not in (QUICK, ENGINES)]
    if QUICK in arguments:
        return run_pytest([*SHORT, *for_pytest], {})
    browser = get_browser()
    if ENGINES in arguments:
        get_engines()  # a missing one is got or told, never passed over
        return run_pytest([*WALK, *for_pytest], {"CHROME_PATH": str(browser)}, display_command())
    # Whoever names a browser wants that one tested.
    shell = None if os.environ.get("CHROME_PATH") else get_headless_shell()
    environment = {"CHROME_PATH": str(browser), **({"CHROME_HEADLESS_SHELL_PATH": str(shell)} if shell else {})}
    print(f"Testing with {shell or browser}", flush=True)
    return run_pytest(for_pytest, environment)


def run_pytest(arguments: list[str], environment: dict[str, str], display: Sequence[str] = ()) -> int:
    command = [*display, sys.executable, "-m", "pytest", *PARALLEL, *SLOWEST, *arguments]
    environment = {**os.environ, **environment}
    # The tests start Python some two hundred times. Where nothing compiled is kept, each reads all the code anew.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    with started(command, reads_terminal=True, env=environment) as tests:
        return tests.wait()
