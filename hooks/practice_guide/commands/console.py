"""What every command says to whoever runs it: its options, and in one line what is wrong with the computer."""

from __future__ import annotations

import argparse
import errno
import re
from difflib import get_close_matches
from typing import NoReturn

from practice_guide.reading.problems import UnusableSettingError

REFUSED = (errno.EROFS, errno.EACCES, errno.EPERM)
FULL = (errno.ENOSPC, errno.EDQUOT)
# How Python ends when it meets one of these.
LAST_LINE = re.compile(r"\w+Error: \[Errno (?P<number>\d+)\] (?P<reason>[^:]*)(: '(?P<file>.*)')?")
MISSING = re.compile(r"ModuleNotFoundError: No module named '(?P<name>[^']+)'")


class RefusedError(Exception):
    """A command cannot do what it is asked. Raised with what to say; `main` prints that and ends with the status."""

    def __init__(self, report: str, status: int = 1) -> None:
        super().__init__(report)
        self.status = status


class OptionParser(argparse.ArgumentParser):
    """Reads the words behind the name of a command: --help explains each, a mistyped one is told the nearest."""

    def __init__(self, command: str, description: str) -> None:
        """Make a parser for a command such as `dev.py check`; options are never guessed from their first letters."""
        super().__init__(command, description=description, allow_abbrev=False)

    def read(self, words: list[str]) -> argparse.Namespace:
        """Read the words, or end the program with what is wrong and the nearest right option."""
        chosen, unknown = self.parse_known_args(words)
        if unknown:
            self.error("\n".join(map(self.describe_unknown, unknown)))
        return chosen

    def describe_unknown(self, word: str) -> str:
        """Say that there is no such option, with the nearest one."""
        name = word.partition("=")[0]
        options = [option for action in self._actions for option in action.option_strings]
        close = get_close_matches(name, options, n=1)
        guess = f' Did you mean "{close[0]}"?' if close else ""
        what = "option called" if word.startswith("-") else "use for"
        return f'There is no {what} "{name}".{guess}'

    def error(self, message: str) -> NoReturn:
        """End the program with the exit status of a wrong call."""
        self.exit(2, f"{message}\n{self.format_usage()}")


def describe_fault(error: BaseException) -> str:
    """Return what happened and what to do; empty for an error that is a fault of ours."""
    if isinstance(error, ModuleNotFoundError) and not (error.name or "").startswith("practice_guide"):
        name = (error.name or "").partition(".")[0]
        return (
            f'The package "{name}" is missing from .venv. Delete the folder .venv and run this again: it is made anew.'
        )
    if isinstance(error, RefusedError | UnusableSettingError):
        return str(error)
    if isinstance(error, OSError) and error.errno in FULL:
        place = f" when writing {error.filename}" if error.filename else ""
        return f"The disk was full{place}. Make room on it, then run this again. Nothing was lost."
    if isinstance(error, OSError) and error.errno in REFUSED:
        reason = (error.strerror or "not allowed").lower()
        return (
            f"{error.filename or 'A file'} cannot be used: {reason}. Let it be read and written, then run this again."
        )
    return ""


def describe_crash(said: str) -> str:
    """Return the same for a program that ended in a traceback, from what it said."""
    last = said.rstrip().rpartition("\n")[2]
    if found := MISSING.fullmatch(last):
        return describe_fault(ModuleNotFoundError(name=found["name"]))
    if found := LAST_LINE.fullmatch(last):
        return describe_fault(OSError(int(found["number"]), found["reason"], found["file"]))
    return ""
