"""Say in one line what is wrong with the computer or its settings, where nothing is wrong with the guide."""

from __future__ import annotations

import errno
import re

from practice_guide.views.dates import DayError

REFUSED = (errno.EROFS, errno.EACCES, errno.EPERM)
FULL = (errno.ENOSPC, errno.EDQUOT)
# How Python ends when it meets one of these.
LAST_LINE = re.compile(r"\w+Error: \[Errno (?P<number>\d+)\] (?P<reason>[^:]*)(: '(?P<file>.*)')?")
MISSING = re.compile(r"ModuleNotFoundError: No module named '(?P<name>[^']+)'")


def describe_fault(error: BaseException) -> str:
    """Return what happened and what to do, in one line; empty for an error that is none of the computer's."""
    if isinstance(error, ModuleNotFoundError) and not (error.name or "").startswith("practice_guide"):
        name = (error.name or "").partition(".")[0]
        return (
            f'The package "{name}" is missing from .venv. Delete the folder .venv and run this again: it is made anew.'
        )
    if isinstance(error, DayError):
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
