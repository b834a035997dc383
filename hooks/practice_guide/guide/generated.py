"""Pages that the build makes itself, from what other pages declare."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ..front_matter import Document
from ..schema.page import PageFrontMatter
from ..statements import Body
from .catalogue import CONTENT_MAP, PRINT_SEVERAL, Catalogue
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


def content_map_page(catalogue: Catalogue) -> Page:
    """Return the page that maps sources to statements and back. It is as current as the pages it is made from."""
    fronts = [page.front for page in catalogue.pages.values()]
    front = PageFrontMatter(
        title="Content map",
        summary="For maintainers: what rests on each section of each source, and the sources of every page.",
        reviewed=max((front.reviewed for front in fronts), default=date.min),
        review_by=max((front.review_by for front in fronts), default=date.max),
    )
    return _page_without_file(CONTENT_MAP, front, "content-map")


def print_several_pages(catalogue: Catalogue) -> Iterator[Page]:
    """Yield the page that prints several checklists at once, where there are any. It is as old as the oldest."""
    fronts = [page.front for page in catalogue.checklists.values()]
    if fronts:
        front = PageFrontMatter(
            title="Print several checklists",
            summary="Choose the lists that you want on paper and print them in one go.",
            reviewed=min(front.reviewed for front in fronts),
            review_by=min(front.review_by for front in fronts),
        )
        yield _page_without_file(PRINT_SEVERAL, front, "print-several")


def _page_without_file(path: str, front: PageFrontMatter, made_as: str) -> Page:
    return Page(path, Document(f"docs/{path}"), front, Body(), made_as)
