"""One page of the guide: its front matter, its statements and the anchors it offers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from ..addresses import page_address
from ..front_matter import Document, read_document
from ..problems import Problem, Trail
from ..schema.base import Entry
from ..schema.page import PageFrontMatter
from ..schema.walking import walk_entries
from ..statements import Body, read_body
from ..validation import read_page

FAMILY = "family"
"""The kind of page that holds a family sheet, and the last part of its address."""
PLAIN_FOLDERS = ("guide", "about")
"""Folders whose pages are text; wherever else a page without a block stands, it is plain guidance as well."""
BLOCK_KINDS = ("home", "decision", "checklist", "source", "scenario", "differences", "dated")


@dataclass(frozen=True)
class Anchor:
    """A place on a page that can be linked, and where it was written."""

    id: str
    line: int
    trail: Trail = ()


@dataclass(frozen=True)
class Page:
    """A page with checked front matter."""

    path: str
    """The file, from docs/: `guide/recording-a-call.md`."""
    document: Document
    front: PageFrontMatter
    body: Body
    made_as: str = ""
    """The kind of a page that the build makes itself; empty for a page that an author wrote."""
    origin: Page | None = None
    """For a page that shows another: that one."""

    @cached_property
    def address(self) -> str:
        """The address below the root of the site."""
        return page_address(self.path)

    @property
    def declaring(self) -> Page:
        """The page whose front matter holds the places of this one."""
        return self.origin or self

    @property
    def kind(self) -> str:
        """What kind of page it is: a block it carries, or the folder it stands in."""
        if self.made_as:
            return self.made_as
        for kind in BLOCK_KINDS:
            if getattr(self.front, kind):
                return kind
        folder, _, name = self.path.rpartition("/")
        if name == "index.md":
            return "index"
        return folder if folder in PLAIN_FOLDERS else "guide" if folder else "page"

    @cached_property
    def anchors(self) -> tuple[Anchor, ...]:
        """Every place on the page that can be linked, from text and from front matter."""
        written = [Anchor(found.id, found.line) for found in self.body.headings]
        written += [Anchor(found.id, found.line) for found in self.body.statements]
        trails = _family_anchors(self.declaring.front) if self.made_as == FAMILY else _block_anchors(self.front)
        return (*written, *(Anchor(name, self.declaring.document.line_of(trail), trail) for name, trail in trails))

    @cached_property
    def entries(self) -> tuple[tuple[Trail, Entry], ...]:
        """Every mapping in its front matter, outermost first, with the trail that leads to it."""
        return tuple(walk_entries(self.front))


def parse_page(path: str, content: bytes) -> tuple[Page | None, tuple[Problem, ...]]:
    """Return the page, or None where its front matter does not stand, and every problem in the file."""
    document = read_document(f"docs/{path}", content)
    front, problems = read_page(document)
    body = read_body(document)
    page = Page(path, document, front, body) if front else None
    return page, (*problems, *body.problems)


def _block_anchors(front: PageFrontMatter) -> Iterator[tuple[str, Trail]]:
    for number, reflection in enumerate(front.reflection):
        yield reflection.id, ("reflection", number, "id")
    if front.chart:
        yield front.chart.id, ("chart", "id")
    for number, difference in enumerate(front.differences):
        yield difference.id, ("differences", number, "id")
    for number, dated in enumerate(front.dated):
        yield dated.id, ("dated", number, "id")
    yield from _source_anchors(front)
    yield from _decision_anchors(front)
    yield from _checklist_anchors(front)


def _source_anchors(front: PageFrontMatter) -> Iterator[tuple[str, Trail]]:
    for number, section in enumerate(front.source.sections if front.source else []):
        yield section.id, ("source", "sections", number, "id")


def _decision_anchors(front: PageFrontMatter) -> Iterator[tuple[str, Trail]]:
    if not front.decision:
        return
    for outcome in front.decision.outcomes:
        yield f"outcome.{outcome}", ("decision", "outcomes", outcome)
    for name, question in front.decision.questions.items():
        yield name, ("decision", "questions", name)
        for answer in question.answers:
            yield f"{name}.{answer}", ("decision", "questions", name, "answers", answer)


def _checklist_anchors(front: PageFrontMatter) -> Iterator[tuple[str, Trail]]:
    if not front.checklist:
        return
    for number, group in enumerate(front.checklist.groups):
        yield group.id, ("checklist", "groups", number, "id")
        for position, item in enumerate(group.items):
            yield item.id, ("checklist", "groups", number, "items", position, "id")
    for number, field in enumerate(front.checklist.fields):
        yield field.id, ("checklist", "fields", number, "id")


def _family_anchors(front: PageFrontMatter) -> Iterator[tuple[str, Trail]]:
    for item, _ in front.checklist.family_lines if front.checklist else ():
        yield item.id, ("checklist", "family", "mirrors", item.id)
