"""Lay out each part of a tool's picture: the scale, a question, a combination, what clears."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from .picture_content import Combination, Content, Group, PictureQuestion, Step
from .picture_shapes import RADIUS, Block, Label, Line, Mark, Number, Plate, overlay, stack
from .text_lines import text_width, wrap_text

# Size and distance between lines of each kind of text. The stylesheet sets the same sizes.
SIZES = {
    "heading": (16.0, 21.0),
    "ask": (15.0, 19.0),
    "answer": (14.0, 18.0),
    "quiet": (14.0, 18.0),
    "when": (13.0, 17.0),
}
BOLD = ("heading", "ask")
BASELINE = 0.76
GAP = 6.0
PAD = 9.0
MAIN_X, BRANCH_X = 14.0, 34.0
TEXT_AFTER = 20.0
MOST_PITCH = 26.0
END_OF_TEXT = 5.0
TURN = 14.0


@dataclass(frozen=True)
class Layout:
    """Where the columns stand. With `is_stacked` the answers stand below their question."""

    name: str
    width: float
    answers_x: float
    lanes_width: float
    """How far the middles of the first and the last lane may be apart."""
    is_stacked: bool
    sheet_height: float

    def lane_x(self, lane: int, lanes: int) -> float:
        """Return the middle of a lane; the last one stands at the edge."""
        pitch = min(MOST_PITCH, self.lanes_width / max(1, lanes - 1))
        return self.width - RADIUS - 2 - (lanes - 1 - lane) * pitch


PHONE = Layout("narrow", 328, 46, 64, is_stacked=True, sheet_height=100_000)
SHEET = Layout("wide", 800, 316, 216, is_stacked=False, sheet_height=1020)


class Drawer:
    """Lays out the parts of one picture; holds its columns and the number of its lanes."""

    def __init__(self, content: Content, layout: Layout) -> None:
        self.content = content
        self.layout = layout
        self.lanes = len(content.scale)
        # Where the leaders of answers that raise the same outcome come together.
        self.bus_x = layout.lane_x(0, self.lanes) - RADIUS - 8

    def scale(self) -> Block:
        """Draw the scale: each outcome in words, led to the head of its lane."""
        heading = stack([self._heading("Outcomes, most protective first"), Block(GAP)])
        return stack([heading, *(self._step(step) for step in self.content.scale)], gap=3)

    def heading(self, text: str) -> Block:
        """Draw a heading with room above it."""
        return stack([Block(2 * PAD), self._heading(text)])

    def question(self, question: PictureQuestion, *, is_first: bool, is_last: bool) -> Block:
        """Draw a question, its way in and its answers."""
        x = BRANCH_X if question.asked_when else MAIN_X
        head, middle = self._head(question, x)
        answers = self._answers(question.groups)
        body = stack([head, answers], gap=GAP) if self.layout.is_stacked else overlay(head, answers)
        block = stack([Block(PAD), body, Block(PAD)])
        ways = _ways(question, block.height, middle + PAD, is_first=is_first, is_last=is_last)
        rule = Line(x + TEXT_AFTER, 0, self.layout.width, 0, "rule")
        rules = () if is_first or self.layout.is_stacked else (rule,)
        return overlay(block, Block(0, lines=(*rules, *ways)))

    def combination(self, combination: Combination) -> Block:
        """Draw what answers raise together, under the numbers of their questions."""
        head = self._text(combination.questions, "ask", MAIN_X + TEXT_AFTER, self._head_width(MAIN_X))
        group = self._group(Group(combination.raises, (combination.because,)))
        body = stack([head, group], gap=2) if self.layout.is_stacked else overlay(head, group)
        return stack([Block(PAD / 2), body, Block(PAD / 2)])

    def clearing(self, step: Step) -> Block:
        """Draw when an outcome is the result that nothing raises."""
        words = f"If {step.when}: {step.title}" if step.when else step.title
        group = self._group(Group(step, (words,)))
        return stack([Block(PAD / 2), group, Block(PAD / 2)])

    def strip(self, following: Block) -> Block:
        """Draw the heads of the lanes again for a sheet that goes on, and the ways into its first block."""
        height = 2 * RADIUS + PAD
        marks = tuple(self._mark(step, RADIUS + 2) for step in self.content.scale)
        ways = [line.x1 for line in following.lines if line.kind == "way" and line.x1 == line.x2 and not line.y1]
        return Block(height, lines=tuple(Line(x, 0, x, height, "way") for x in ways), marks=marks)

    def _heading(self, text: str) -> Block:
        x = MAIN_X + TEXT_AFTER if not self.layout.is_stacked else 0
        return self._text(text, "heading", x, self.layout.width - x)

    def _head_width(self, x: float) -> float:
        end = self.layout.width - GAP if self.layout.is_stacked else self.layout.answers_x - 2 * GAP
        return end - x - TEXT_AFTER

    def _head(self, question: PictureQuestion, x: float) -> tuple[Block, float]:
        """Return the question with its number, on a plate when it stands above its answers."""
        text_x, width = x + TEXT_AFTER, self._head_width(x)
        when = f"Only if {question.asked_when}:" if question.starts_branch else ""
        several = "Tick all that fit." if question.takes_several else ""
        kinds = ((when, "when"), (question.ask, "ask"), (several, "when"))
        texts = [self._text(text, kind, text_x, width) for text, kind in kinds]
        middle = texts[0].height + (2 if when else 0) + SIZES["ask"][1] / 2
        words = stack([text for text in texts if text.height], gap=2)
        number = Number(x, middle, str(question.number), bool(question.asked_when))
        plates: tuple[Plate, ...] = ()
        if self.layout.is_stacked:
            plates = (Plate(x - 5, -GAP, self.layout.width - x + 5, words.height + 2 * GAP),)
            words = overlay(words, Block(words.height + GAP))
        return overlay(words, Block(0, plates=plates, numbers=(number,))), middle

    def _answers(self, groups: Iterable[Group]) -> Block:
        return stack([self._group(group) for group in groups], gap=GAP)

    def _group(self, group: Group) -> Block:
        """Draw answers that raise the same, each led to one mark."""
        kind = "answer" if group.raises else "quiet"
        x, bus = self.layout.answers_x, self.bus_x
        texts = [self._text(answer, kind, x, bus - GAP - x) for answer in group.answers]
        block = stack(texts, gap=2)
        if group.raises is None:
            return block
        return overlay(block, self._lead(texts, group.raises))

    def _step(self, step: Step) -> Block:
        x = MAIN_X + TEXT_AFTER if not self.layout.is_stacked else 0
        text = self._text(step.title, "answer", x, self.bus_x - GAP - x)
        lead = self._lead([text], step)
        return overlay(text, lead, Block(lead.marks[0].y + RADIUS))

    def _lead(self, texts: list[Block], step: Step) -> Block:
        """Lead each text to the bus, and the bus to the outcome's mark."""
        ends, top = [], 0.0
        for text in texts:
            last = text.labels[-1]
            size, leading = SIZES[last.kind]
            ends.append((last.x + text_width(last.text, size) + END_OF_TEXT, top + text.height - leading / 2))
            top += text.height + 2
        bus, middle = self.bus_x, (ends[0][1] + ends[-1][1]) / 2
        mark = self._mark(step, middle)
        leads = [Line(min(x, bus), y, bus, y, "lead", step.tone) for x, y in ends]
        leads.append(Line(bus, ends[0][1], bus, ends[-1][1], "lead", step.tone))
        leads.append(Line(bus, middle, mark.x - RADIUS, middle, "lead", step.tone))
        return Block(0, lines=tuple(leads), marks=(mark,))

    def _mark(self, step: Step, y: float) -> Mark:
        x = self.layout.lane_x(step.lane, self.lanes)
        return Mark(x, y, step.lane, step.letter, step.tone, step.is_clearing)

    def _text(self, text: str, kind: str, x: float, width: float) -> Block:
        size, leading = SIZES[kind]
        lines = wrap_text(text, width, size, is_bold=kind in BOLD)
        drop = (leading - size) / 2 + BASELINE * size
        labels = tuple(Label(x, place * leading + drop, line, kind) for place, line in enumerate(lines))
        return Block(len(lines) * leading, labels=labels)


def _ways(
    question: PictureQuestion, height: float, middle: float, *, is_first: bool, is_last: bool
) -> tuple[Line, ...]:
    """Draw the way past a question, and for one asked on a condition the loop that leads to it."""
    # The way passes a loop by, since the question may be skipped.
    lines = [Line(MAIN_X, middle if is_first else 0, MAIN_X, height, "way")]
    if question.asked_when:
        start = TURN if question.starts_branch else 0.0
        end = height - TURN if question.ends_branch else height
        lines.append(Line(BRANCH_X, start, BRANCH_X, end, "way"))
        if question.starts_branch:
            lines.append(Line(MAIN_X, 0, BRANCH_X, start, "way"))
        if question.ends_branch:
            lines.append(Line(BRANCH_X, end, MAIN_X, height, "way"))
    if is_last:
        lines.append(Line(MAIN_X - TURN / 2, height, MAIN_X + TURN / 2, height, "way"))
    return tuple(lines)
