"""Pages that the build makes itself, from what other pages declare."""

from __future__ import annotations

from collections.abc import Iterator

from ..front_matter import Document
from ..schema.page import PageFrontMatter
from ..statements import Body
from .pages import Page
from .tools import CheckedTool


def proof_pages(tools: dict[str, CheckedTool]) -> Iterator[Page]:
    """Yield a page for each tool that says how it was tested."""
    for name, checked in tools.items():
        front = checked.page.front
        yield Page(
            path=f"decisions/{name}/proof.md",
            document=Document(checked.page.document.file),
            front=PageFrontMatter(
                title=f"How we tested this tool: {front.title}",
                summary=f"What the build proves about “{front.title}”, over every combination of answers.",
                reviewed=front.reviewed,
                review_by=front.review_by,
            ),
            body=Body(),
            made_as="proof",
        )
