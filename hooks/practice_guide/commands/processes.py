"""Start other programs, and end them with all that they started when a command is stopped."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Any

SIGNALS = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]
# Time to take away temporary files and to close a browser; whatever is there after that is ended by force.
SECONDS_TO_LEAVE = 10


class StoppedError(KeyboardInterrupt):
    """Somebody stopped the command. Raised where the signal comes in; caught like Ctrl-C, by `main` at the latest."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.number = number


def stop_on_signals() -> None:
    """Let each signal that ends a command do what Ctrl-C does, so that everything is tidied up on the way out."""
    for number in SIGNALS:
        if signal.getsignal(number) != signal.SIG_IGN:  # as `nohup` wants it
            signal.signal(number, _stop)


def _stop(number: int, _: object) -> None:
    for other in SIGNALS:  # once is enough: a second one must not end the tidying up
        signal.signal(other, signal.SIG_IGN)
    raise StoppedError(number)


@contextmanager
def started(
    command: Sequence[str], *, reads_terminal: bool = False, **options: Any
) -> Iterator[subprocess.Popen[bytes]]:
    """Yield a program; when the block is stopped, end it together with everything that it started.

    Args:
        command: The program and its arguments.
        reads_terminal: Whether somebody may type into it. A group of its own could not read what they type; in a
            terminal, Ctrl-C reaches it anyway.
        options: What else `subprocess.Popen` takes.
    """
    has_group = os.name == "posix" and not (reads_terminal and sys.stdin.isatty())
    with subprocess.Popen(command, process_group=0 if has_group else None, **options) as program:
        try:
            yield program
        except BaseException:
            _end(program, has_group)
            raise


def _end(program: subprocess.Popen[bytes], has_group: bool) -> None:
    """Ask it to leave, as Ctrl-C does; then end by force what is left of it."""
    if os.name == "posix":
        _send(program, has_group, signal.SIGINT)
        with suppress(subprocess.TimeoutExpired):
            program.wait(SECONDS_TO_LEAVE)
        _send(program, has_group, signal.SIGKILL)
    else:
        program.kill()


def _send(program: subprocess.Popen[bytes], has_group: bool, number: int) -> None:
    if not has_group:
        program.send_signal(number)
        return
    with suppress(ProcessLookupError):  # nothing is left of it
        os.killpg(program.pid, number)
