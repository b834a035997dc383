"""Run one command: python -m practice_guide.commands NAME ARGUMENTS (dev.py does this inside .venv)."""

from __future__ import annotations

import signal
import sys
from difflib import get_close_matches
from importlib import import_module

from practice_guide.commands.faults import describe_fault
from practice_guide.commands.processes import stop_on_signals

# A module of this package for each name. Only the one that is asked for is imported, so that
# the list of commands can be shown before anything is installed.
COMMANDS = {
    "serve": "show the guide on this computer and follow your changes",
    "build": "make the whole site in site/",
    "check": "check the front matter of all pages, or of the FILES you name",
    "test": "run every test; further words go to pytest, as in: test -k recording",
    "changes": "say what your edits would do to readers, links, tools and sheets",
    "release": "write the ledger of an edition, as in: release 2026.1",
    "bench": "measure speed and size against the limits",
}

# Added to the number of a signal, as shells do.
STOPPED = 128


def main(arguments: list[str]) -> int:
    """Run the named command and return its exit status."""
    if not arguments or arguments[0] in ("-h", "--help", "help"):
        print(describe_commands())
        return 0
    name, *rest = arguments
    if name not in COMMANDS:
        print(describe_unknown(name), file=sys.stderr)
        return 2
    try:
        status: int = import_module(f"practice_guide.commands.{name}").run(rest)
    except KeyboardInterrupt as stopped:
        return STOPPED + getattr(stopped, "number", signal.SIGINT)
    except Exception as error:
        fault = describe_fault(error)
        if not fault:
            raise
        print(fault, file=sys.stderr)
        return 1
    return status


def describe_commands() -> str:
    lines = [f"    {name:<8} {does}" for name, does in COMMANDS.items()]
    return "\n".join(["python3 dev.py COMMAND", "", *lines])


def describe_unknown(name: str) -> str:
    close = get_close_matches(name, COMMANDS, n=1)
    guess = f' Did you mean "{close[0]}"?' if close else ""
    return f'There is no command called "{name}".{guess}\n\n{describe_commands()}'


if __name__ == "__main__":
    stop_on_signals()
    sys.exit(main(sys.argv[1:]))
