"""Set PDFs from print templates, and keep finished ones between builds.

The same data, template and fonts always give the same bytes, so only what changed is set again.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import cached_property, partial
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final

from typst import Compiler

from ..whole_files import write_whole
from .codes import QrCode

# Typst checks the file against it and refuses one that a screen reader could not follow.
STANDARD: Final = "ua-1"
# The cache may hold this many times what a build used, for going back and forth between two builds.
SPARE = 3


@dataclass(frozen=True)
class Pdf:
    """One PDF to be: where it stands, what it shows, and the date of that."""

    address: str
    data: dict[str, Any]
    made_on: date
    template: str = "checklist.typ"


@dataclass(frozen=True)
class PdfTemplate:
    """A template with the fonts beside it."""

    file: Path

    def set_pdf(self, data: Mapping[str, Any], made_on: date) -> bytes:
        """Return a tagged PDF of the data. A template that fails raises typst's own error.

        The date inside the file is that of the content and not of the build, so that builds can be repeated.
        """
        moment = datetime(made_on.year, made_on.month, made_on.day, tzinfo=UTC)
        pdf = self._compiler.compile(
            format="pdf",
            sys_inputs={"data": _as_text(data, str)},
            pdf_standards=[STANDARD],
            timestamp=int(moment.timestamp()),
        )
        assert isinstance(pdf, bytes)  # one PDF, whatever its pages
        return pdf

    def digest(self, data: Mapping[str, Any], made_on: date) -> str:
        """Return a name for the PDF of the data that changes with whatever could change the PDF."""
        text = _as_text(data, lambda code: code.address)
        return hashlib.sha256(f"{self._own_digest}{made_on}{text}".encode()).hexdigest()

    @cached_property
    def _compiler(self) -> Compiler:
        fonts = [str(self.file.parent / "fonts")]
        return Compiler(str(self.file), root=str(self.file.parent), font_paths=fonts, ignore_system_fonts=True)

    @cached_property
    def _own_digest(self) -> str:
        parts = [self.file, *sorted((self.file.parent / "fonts").glob("*.ttf"))]
        content = b"".join(part.read_bytes() for part in parts)
        # One drawing stands for how all of them are drawn.
        return hashlib.sha256(content + f"{version('typst')}{QrCode('')}".encode()).hexdigest()


@dataclass
class PdfCache:
    """A folder of files by the digest of what they were made from."""

    folder: Path
    used: set[str] = field(default_factory=set)

    def take(self, digest: str, make: Callable[[], bytes]) -> bytes:
        """Return the file of a digest, made now where the cache does not have it."""
        file = self.folder / digest
        self.used.add(digest)
        # Another build may take the file away at any moment.
        with suppress(FileNotFoundError):
            os.utime(file)
            return file.read_bytes()
        content = make()
        write_whole(file, content)
        return content

    def tidy(self) -> None:
        """Drop what has not been used for longest."""
        files = sorted(self.folder.glob("*"), key=_last_used, reverse=True)
        for file in files[SPARE * len(self.used) :]:
            file.unlink(missing_ok=True)


def set_pdfs(pdfs: Iterable[Pdf], templates: Path, cache: PdfCache) -> Iterator[tuple[str, bytes]]:
    """Yield each PDF: its address and its content, set now or taken from the cache."""
    by_name: dict[str, PdfTemplate] = {}
    for entry in pdfs:
        template = by_name.setdefault(entry.template, PdfTemplate(templates / entry.template))
        digest = template.digest(entry.data, entry.made_on)
        yield entry.address, cache.take(digest, partial(template.set_pdf, entry.data, entry.made_on))


def _as_text(data: Mapping[str, Any], say: Callable[[QrCode], str]) -> str:
    return json.dumps(data, ensure_ascii=False, sort_keys=True, default=say)


def _last_used(file: Path) -> float:
    """Return when a file was last used; one that another build took away meanwhile counts as the oldest."""
    with suppress(FileNotFoundError):
        return file.stat().st_mtime
    return 0.0
