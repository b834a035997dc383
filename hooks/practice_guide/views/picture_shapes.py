"""Shapes of a drawing with their places: what a template needs to write SVG, and nothing about looks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import cos, pi, sin

RADIUS = 11
CORNERS = 8


@dataclass(frozen=True)
class Line:
    """A straight line; `tone` is the step of the scale that it belongs to, or 0."""

    x1: float
    y1: float
    x2: float
    y2: float
    kind: str
    tone: int = 0


@dataclass(frozen=True)
class Label:
    """One line of text, starting at `x` on the baseline `y`."""

    x: float
    y: float
    text: str
    kind: str


@dataclass(frozen=True)
class Plate:
    """A rectangle behind words."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class Number:
    """The number of a question in its circle."""

    x: float
    y: float
    text: str
    is_branch: bool


@dataclass(frozen=True)
class Mark:
    """The letter of an outcome in its shape, on the outcome's lane."""

    x: float
    y: float
    lane: int
    letter: str
    tone: int
    is_clearing: bool

    @property
    def points(self) -> str:
        """Return the corners: of an octagon for the most protective outcome, else of a square."""
        if self.lane == 0:
            turns = [pi * (2 * corner + 1) / CORNERS for corner in range(CORNERS)]
            reach = RADIUS / cos(pi / CORNERS)
            corners = [(reach * cos(turn), reach * sin(turn)) for turn in turns]
        else:
            side = RADIUS - 1.5
            corners = [(-side, -side), (side, -side), (side, side), (-side, side)]
        return " ".join(f"{self.x + x:.1f},{self.y + y:.1f}" for x, y in corners)


@dataclass(frozen=True)
class Block:
    """Shapes that stay together on one sheet; places count from the top of the block."""

    height: float
    plates: tuple[Plate, ...] = ()
    lines: tuple[Line, ...] = ()
    numbers: tuple[Number, ...] = ()
    marks: tuple[Mark, ...] = ()
    labels: tuple[Label, ...] = ()

    def lowered(self, by: float) -> Block:
        """Return the block with everything lower on the page."""
        if not by:
            return self
        # Written out, since `replace` takes three times as long and this is most of the work.
        return Block(
            self.height,
            tuple(Plate(one.x, one.y + by, one.width, one.height) for one in self.plates),
            tuple(Line(one.x1, one.y1 + by, one.x2, one.y2 + by, one.kind, one.tone) for one in self.lines),
            tuple(Number(one.x, one.y + by, one.text, one.is_branch) for one in self.numbers),
            tuple(Mark(one.x, one.y + by, one.lane, one.letter, one.tone, one.is_clearing) for one in self.marks),
            tuple(Label(one.x, one.y + by, one.text, one.kind) for one in self.labels),
        )


def overlay(*blocks: Block) -> Block:
    """Return one block with all of them in the same place, as high as the highest."""
    return Block(
        max(block.height for block in blocks),
        tuple(plate for block in blocks for plate in block.plates),
        tuple(line for block in blocks for line in block.lines),
        tuple(number for block in blocks for number in block.numbers),
        tuple(mark for block in blocks for mark in block.marks),
        tuple(label for block in blocks for label in block.labels),
    )


def stack(blocks: Sequence[Block], gap: float = 0) -> Block:
    """Return one block with all of them, each below the one before."""
    top, placed = 0.0, [Block(0)]
    for block in blocks:
        placed.append(replace(block.lowered(top), height=top + block.height))
        top += block.height + gap
    return overlay(*placed)
