"""Where the shapes of a picture are, as boxes, and which of them get in each other's way."""

from __future__ import annotations

from itertools import combinations
from typing import NamedTuple

from practice_guide.views.picture import Sheet
from practice_guide.views.picture_blocks import BOLD, SIZES
from practice_guide.views.picture_shapes import RADIUS
from practice_guide.views.text_lines import text_width

CIRCLE = 12


class Box(NamedTuple):
    """What a shape covers."""

    name: str
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        """Tell whether the two cover a common spot."""
        apart_across = self.right <= other.left or other.right <= self.left
        apart_down = self.bottom <= other.top or other.bottom <= self.top
        return not (apart_across or apart_down)


def boxes_of(sheet: Sheet) -> list[Box]:
    """Return the boxes of what has to be read: words, numbers and letters."""
    shapes = sheet.shapes
    marks = [
        Box(mark.letter, mark.x - RADIUS, mark.y - RADIUS, mark.x + RADIUS, mark.y + RADIUS) for mark in shapes.marks
    ]
    numbers = [
        Box(number.text, number.x - CIRCLE, number.y - CIRCLE, number.x + CIRCLE, number.y + CIRCLE)
        for number in shapes.numbers
    ]
    return [*marks, *numbers, *(label_box(label.text, label.kind, label.x, label.y) for label in shapes.labels)]


def label_box(text: str, kind: str, x: float, y: float) -> Box:
    """Return the box of one line of text, by the widths that it was laid out with."""
    size, _ = SIZES[kind]
    return Box(text, x, y - 0.76 * size, x + text_width(text, size, is_bold=kind in BOLD), y + 0.2 * size)


def find_collisions(sheet: Sheet) -> list[tuple[str, str]]:
    """Return each two shapes that cover each other; the heads of lanes on a narrow sheet may stand close."""
    return [(one.name, other.name) for one, other in combinations(boxes_of(sheet), 2) if one.meets(other)]


def find_strays(sheet: Sheet) -> list[str]:
    """Return what reaches over an edge of the sheet."""
    lines = [
        Box(line.kind, min(line.x1, line.x2), min(line.y1, line.y2), max(line.x1, line.x2), max(line.y1, line.y2))
        for line in sheet.shapes.lines
    ]
    plates = [
        Box("plate", plate.x, plate.y, plate.x + plate.width, plate.y + plate.height) for plate in sheet.shapes.plates
    ]
    return [
        box.name
        for box in [*boxes_of(sheet), *lines, *plates]
        if box.left < 0 or box.top < 0 or box.right > sheet.width or box.bottom > sheet.height
    ]
