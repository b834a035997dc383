"""Keep what a build works out from its input alone, so that the next build works out only what changed.

A kept result is found by the function that made it, what the function was given, and a digest of our own code. Whatever
changed is made anew, and deleting the file costs nothing but time.
"""

from __future__ import annotations

import hashlib
import pickle
import sys
from collections.abc import Callable
from functools import cache, wraps
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

import pydantic
import segno
import yaml

from .whole_files import write_whole

Given = ParamSpec("Given")
Made = TypeVar("Made")

PACKAGE = Path(__file__).parent
LIBRARIES = (sys.version, pydantic.VERSION, segno.__version__, yaml.__version__)
DIGEST_SIZE = hashlib.sha256().digest_size


class Store:
    """Results by name, in a file; nothing is kept until it is opened on one."""

    def __init__(self) -> None:
        self._file: Path | None = None
        self._kept: dict[bytes, bytes] = {}
        self._used: dict[bytes, bytes] = {}

    def open(self, file: Path) -> None:
        """Take up what an earlier build kept in a file; a file that is damaged or of other code counts as empty."""
        self._file, self._used = file, {}
        content = file.read_bytes() if file.is_file() else b""
        payload = content[DIGEST_SIZE:]
        is_ours = content[:DIGEST_SIZE] == _seal(payload)
        # Only what this very code wrote is unpickled.
        self._kept = pickle.loads(payload) if is_ours else {}

    def take(self, name: bytes, make: Callable[[], Made]) -> Made:
        """Return what is kept under a name, made now where nothing is."""
        if self._file is None:
            return make()
        known = self._kept.get(name) or self._used.get(name)
        if known is not None:
            self._used[name] = known
            result: Made = pickle.loads(known)
            return result
        made = make()
        self._used[name] = pickle.dumps(made, pickle.HIGHEST_PROTOCOL)
        return made

    def save(self) -> None:
        """Write what this build used, and nothing else, for the next one."""
        if self._file is None or self._used == self._kept:
            return
        payload = pickle.dumps(self._used, pickle.HIGHEST_PROTOCOL)
        write_whole(self._file, _seal(payload) + payload)
        self._kept = dict(self._used)


STORE = Store()
"""Where this process keeps results; the build opens it on a file."""


def kept(make: Callable[Given, Made]) -> Callable[Given, Made]:
    """Let a function that depends on nothing but what it is given keep its results in the store."""

    @wraps(make)
    def take(*args: Given.args, **named: Given.kwargs) -> Made:
        given = pickle.dumps((make.__module__, make.__qualname__, args, named), pickle.HIGHEST_PROTOCOL)
        return STORE.take(hashlib.sha256(given).digest(), lambda: make(*args, **named))

    return take


def _seal(payload: bytes) -> bytes:
    return hashlib.sha256(_code_digest() + payload).digest()


@cache
def _code_digest() -> bytes:
    parts: list[Any] = [*LIBRARIES, *(file.read_bytes() for file in sorted(PACKAGE.rglob("*.py")))]
    return hashlib.sha256(pickle.dumps(parts)).digest()
