"""Run one command: python -m practice_guide.commands NAME ARGUMENTS (dev.py does this inside .venv)."""

from __future__ import annotations

import os
import signal
import sys
from difflib import get_close_matches
from importlib import import_module
from importlib.metadata import version
from platform import platform, python_version

from practice_guide.commands.console import RefusedError, describe_fault
from practice_guide.commands.processes import stop_on_signals

# A module of this package for each name. Only the one that is asked for is imported, so that
# the list of commands can be shown before anything is installed.
COMMANDS = {
    "serve": "show the guide on this computer and follow your changes",
    "build": "make the whole site in site/",
    "check": "check the front matter of all pages, or of the FILES you name",
    "test": "run every test; --quick: without a browser; --engines: a walk in three; further words go to pytest",
    "sign-off": "read back the table that a manager filled in, as in: sign-off visit-mode routes.csv",
    "changes": "say what your edits would do to readers, links, tools and sheets",
    "local": "start the file of your area, as in: local new ourshire",
    "search": "show what a reader would find, and why, as in: search mum's boyfriend",
    "release": "write the ledger of an edition, as in: release 2026.1",
    "bench": "measure speed and size against the limits",
    "pins": "move the version of a package, as in: pins mkdocs-material==9.8.1",
}
# A tool of the repository: dev.py runs every command at its root.
OUTSIDE = {"bench": "tools.bench.command"}
HELP, VERSION = ("-h", "--help", "help"), "--version"

# Added to the number of a signal, as shells do.
STOPPED = 128
# SIGPIPE, which Windows does not have.
CLOSED_PIPE = 13


def main(arguments: list[str]) -> int:
    """Run the named command and return its exit status."""
    try:
        try:
            return run(arguments)
        finally:
            # Here, where a reader that is gone can still be dealt with.
            sys.stdout.flush()
    except KeyboardInterrupt as stopped:
        return STOPPED + getattr(stopped, "number", signal.SIGINT)
    except BrokenPipeError:
        # Whoever read this has seen enough, as in `dev.py check | head`. Python flushes once more when it ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return STOPPED + CLOSED_PIPE
    except Exception as error:
        fault = describe_fault(error)
        if not fault:
            raise
        print(fault, file=sys.stderr)
        return error.status if isinstance(error, RefusedError) else 1


def run(arguments: list[str]) -> int:
    name, *rest = arguments or HELP
    if name in HELP:
        print(describe_commands())
        return 0
    if name == VERSION:
        return tell_version()
    if name not in COMMANDS:
        print(describe_unknown(name), file=sys.stderr)
        return 2
    status: int = import_module(OUTSIDE.get(name, f"practice_guide.commands.{name.replace('-', '_')}")).run(rest)
    return status


def tell_version() -> int:
    """Print the edition and what it is built with, as a report of a fault needs them."""
    # Not at the top: the list of commands needs no package.
    from practice_guide.commands.project import here, read_settings

    print(f"Edition {read_settings(here()).edition}")
    print(f"MkDocs {version('mkdocs')}, Material for MkDocs {version('mkdocs-material')}")
    print(f"Python {python_version()} on {platform()}")
    return 0


def describe_commands() -> str:
    lines = [f"    {name:<8} {does}" for name, does in COMMANDS.items()]
    more = ["COMMAND --help explains a command. --version tells the edition and what it is built with."]
    return "\n".join(["python3 dev.py COMMAND", "", *lines, "", *more])


def describe_unknown(name: str) -> str:
    close = get_close_matches(name, [*COMMANDS, *HELP, VERSION], n=1)
    guess = f' Did you mean "{close[0]}"?' if close else ""
    return f'There is no command called "{name}".{guess}\n\n{describe_commands()}'


if __name__ == "__main__":
    stop_on_signals()
    sys.exit(main(sys.argv[1:]))
