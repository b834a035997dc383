"""Draw a tool as a picture: pure geometry, on a narrow sheet for a phone and on wide ones for desk and paper.

Questions run down the left in the order asked, those with a condition on a loop that can be passed by.
Outcomes are lanes on the right, the most protective first; an answer that raises one leads to its lane.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ..keeping import kept
from ..schema.decision import Decision
from .picture_blocks import PHONE, SHEET, Drawer, Layout
from .picture_content import Content, picture_content
from .picture_shapes import Block, Line, Mark, overlay, stack


@dataclass(frozen=True)
class Sheet:
    """One drawing. Where a picture takes several, lanes and ways go on from one to the next."""

    id: str
    title: str
    says: str
    width: float
    shapes: Block

    @property
    def height(self) -> float:
        return self.shapes.height


@dataclass(frozen=True)
class PictureView:
    """The picture of a tool in each width, and what it says, for the text that says the same."""

    drawings: tuple[tuple[str, tuple[Sheet, ...]], ...]
    content: Content


def picture_view(decision: Decision, title: str) -> PictureView:
    """Return the picture of a tool that keeps the contract."""
    content = picture_content(decision)
    return PictureView(_drawings(content, title), content)


@kept
def _drawings(content: Content, title: str) -> tuple[tuple[str, tuple[Sheet, ...]], ...]:
    return tuple((layout.name, draw(content, title, layout)) for layout in (PHONE, SHEET))


def draw(content: Content, title: str, layout: Layout) -> tuple[Sheet, ...]:
    """Draw a tool in one layout, on as many sheets as it needs."""
    drawer = Drawer(content, layout)
    sheets = [stack(blocks) for blocks in _share_out(drawer, layout.sheet_height)]
    with_lanes = [overlay(Block(0, lines=lanes), sheet) for sheet, lanes in zip(sheets, _lanes(sheets), strict=True)]
    return tuple(
        Sheet(f"picture-{layout.name}-{place}", _title(title, place, len(sheets)), _says(content), layout.width, shapes)
        for place, shapes in enumerate(with_lanes, start=1)
    )


def _blocks(drawer: Drawer) -> Iterator[Block]:
    content = drawer.content
    last = len(content.questions)
    yield stack([drawer.scale(), drawer.heading("Questions, in the order asked")])
    for question in content.questions:
        yield drawer.question(question, is_first=question.number == 1, is_last=question.number == last)
    if content.combinations:
        first, *others = content.combinations
        yield stack([drawer.heading("Answers that count together"), drawer.combination(first)])
        yield from (drawer.combination(combination) for combination in others)
    if content.clearing:
        heading = drawer.heading("When no answer above points anywhere")
        yield stack([heading, *(drawer.clearing(step) for step in content.clearing)])


def _share_out(drawer: Drawer, most: float) -> list[list[Block]]:
    """Share the blocks out to sheets; each sheet after the first starts with the heads of the lanes."""
    sheets: list[list[Block]] = [[]]
    for block in _blocks(drawer):
        if sheets[-1] and sum(placed.height for placed in sheets[-1]) + block.height > most:
            sheets.append([drawer.strip(block)])
        sheets[-1].append(block)
    return sheets


def _lanes(sheets: Sequence[Block]) -> Iterator[tuple[Line, ...]]:
    """Yield the lanes of each sheet: every lane from its head to the last mark on it."""
    for place, sheet in enumerate(sheets):
        later = {mark.lane for other in sheets[place + 1 :] for mark in other.marks}
        yield tuple(_lane(marks, sheet.height if lane in later else 0) for lane, marks in _by_lane(sheet.marks))


def _by_lane(marks: Iterable[Mark]) -> list[tuple[int, list[Mark]]]:
    lanes: dict[int, list[Mark]] = {}
    for mark in marks:
        lanes.setdefault(mark.lane, []).append(mark)
    return sorted(lanes.items())


def _lane(marks: Sequence[Mark], end: float) -> Line:
    head = marks[0]
    kind = "clear" if head.is_clearing else "lane"
    return Line(head.x, head.y, head.x, max(end, *(mark.y for mark in marks)), kind, head.tone)


def _title(title: str, place: int, sheets: int) -> str:
    part = f", part {place} of {sheets}" if sheets > 1 else ""
    return f"Picture of the tool “{title}”{part}"


def _says(content: Content) -> str:
    return (
        f"{len(content.questions)} questions from top to bottom, and {len(content.scale)} outcomes as lanes, "
        "the most protective on the left. Each answer that points to an outcome leads to its lane. "
        "The picture in words says the same."
    )
