"""Set PDFs from a print template: the same data, template and fonts always give the same bytes."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cached_property
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final

from typst import Compiler

# Typst checks the file against it and refuses one that a screen reader could not follow.
STANDARD: Final = "ua-1"


@dataclass(frozen=True)
class Press:
    """A template with the fonts beside it."""

    template: Path

    def set_pdf(self, data: Mapping[str, Any], made_on: date) -> bytes:
        """Return a tagged PDF of the data. A template that fails raises typst's own error.

        The date inside the file is that of the content and not of the build, so that builds can be repeated.
        """
        moment = datetime(made_on.year, made_on.month, made_on.day, tzinfo=UTC)
        pdf = self._compiler.compile(
            format="pdf",
            sys_inputs={"data": _as_text(data)},
            pdf_standards=[STANDARD],
            timestamp=int(moment.timestamp()),
        )
        assert isinstance(pdf, bytes)  # one PDF, whatever its pages
        return pdf

    def digest(self, data: Mapping[str, Any], made_on: date) -> str:
        """Return a name for the PDF of the data that changes with whatever could change the PDF."""
        return hashlib.sha256(f"{self._own_digest}{made_on}{_as_text(data)}".encode()).hexdigest()

    @cached_property
    def _compiler(self) -> Compiler:
        fonts = [str(self.template.parent / "fonts")]
        return Compiler(str(self.template), root=str(self.template.parent), font_paths=fonts, ignore_system_fonts=True)

    @cached_property
    def _own_digest(self) -> str:
        parts = [self.template, *sorted((self.template.parent / "fonts").glob("*.ttf"))]
        content = b"".join(part.read_bytes() for part in parts)
        return hashlib.sha256(content + version("typst").encode()).hexdigest()


def _as_text(data: Mapping[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False, sort_keys=True)
