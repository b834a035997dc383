"""Read the front matter of a page strictly, keeping the line of every key and value.

MkDocs publishes broken front matter as page text and reads `yes` as true, so it never sees ours.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

import yaml

from .hidden_characters import explain_hidden
from .problems import Problem, Trail, UnreadableError, readable_trail, shown
from .strict_yaml import FIRST_LINE, LONGEST_NUMBER, compose, explain_trap

# Over four times the size and the lines of the largest page, and over ten times its longest line.
LARGEST_PAGE = 200_000
MOST_LINES = 5_000
LONGEST_LINE = 5_000
FENCE = re.compile(r"^(---|\.\.\.)[ \t]*$")


@dataclass(frozen=True)
class Document:
    """A page as written: its front matter as data, its Markdown, and where everything stands."""

    file: str
    blocks: frozenset[str] = frozenset()
    """Keys that hold all that a page is: naming them in every trail tells an author nothing."""
    data: dict[str, Any] = field(default_factory=dict)
    lines: dict[Trail, int] = field(default_factory=dict)
    body: str = ""
    body_line: int = 1
    problems: tuple[Problem, ...] = ()

    def line_of(self, trail: Trail) -> int:
        """Return the line of the nearest value on the trail that was written."""
        found = 1
        reached: Trail = ()
        for step in trail:
            if (*reached, step) in self.lines:
                reached = (*reached, step)
                found = self.lines[reached]
        return found

    def problem(self, trail: Trail, message: str, detail: tuple[str, ...] = ()) -> Problem:
        """Return a problem at the place that the trail names."""
        return Problem(self.file, self.line_of(trail), readable_trail(trail, self.blocks), message, detail)


def read_document(file: str, content: bytes, blocks: frozenset[str] = frozenset()) -> Document:
    """Return the page; what is wrong with it stands in `problems`, never in an exception."""
    page = Document(file, blocks)
    try:
        lines = _lines_of(content)
        end = _end_of_front_matter(lines)
        if in_block := tuple(_faults_in_lines(file, lines[:end], 1, "The front matter")):
            return replace(page, problems=in_block)
        in_body = tuple(_faults_in_lines(file, lines[end + 1 :], end + 2, "The text"))
        body = "\n".join(line[:LONGEST_LINE] for line in lines[end + 1 :])
        page = replace(page, body=body, body_line=end + 2, problems=in_body)
        node = compose("\n".join(lines[1:end]) + "\n")
    except UnreadableError as error:
        return replace(page, problems=(Problem(file, error.line, (), str(error)), *page.problems))
    reader = _NodeReader(page)
    data = reader.read(node, ())
    return replace(page, data=data, lines=reader.lines, problems=(*reader.problems, *in_body))


def _lines_of(content: bytes) -> list[str]:
    if len(content) > LARGEST_PAGE:
        raise UnreadableError(1, f"This file is larger than {LARGEST_PAGE:,} bytes. Divide the page into several.")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        message = "This file is not UTF-8 text. Save it again with the encoding UTF-8."
        raise UnreadableError(line, message) from error
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if len(lines) > MOST_LINES:
        message = f"This file has more than {MOST_LINES:,} lines. Divide the page into several."
        raise UnreadableError(MOST_LINES + 1, message)
    return lines


def _end_of_front_matter(lines: list[str]) -> int:
    if not any(line.strip() for line in lines):
        raise UnreadableError(1, "This file is empty. Start it with front matter, or delete it.")
    if not FENCE.match(lines[0]):
        raise UnreadableError(1, 'There is no front matter. Start the first line with "---".')
    end = next((number for number, line in enumerate(lines[1:], 1) if FENCE.match(line)), None)
    if end is None:
        raise UnreadableError(1, 'The front matter has no end. Close it with a line of "---".')
    return end


def _faults_in_lines(file: str, lines: list[str], first: int, place: str) -> Iterator[Problem]:
    """Yield a problem for each line that is longer than a line is, or holds what nobody can see."""
    for number, line in enumerate(lines, first):
        if len(line) > LONGEST_LINE:
            message = f"This line has {len(line):,} characters; at most {LONGEST_LINE:,} fit. Break it into several."
            yield Problem(file, number, (), message)
        elif fault := explain_hidden(place, line):
            yield Problem(file, number, (), fault)


class _NodeReader:
    """Turns composed YAML into plain data, noting lines, duplicates and traps on the way."""

    def __init__(self, page: Document) -> None:
        self.page = page
        self.lines: dict[Trail, int] = {}
        self.problems: list[Problem] = []
        self._seen: set[int] = set()

    def read(self, node: yaml.Node, trail: Trail) -> Any:
        # An alias gives the same node again, so a node seen twice is one.
        if id(node) in self._seen:
            self._report(node, trail, "Anchors and aliases (& and *) are not supported. Write the value out.")
            return None
        self._seen.add(id(node))
        if isinstance(node, yaml.MappingNode):
            return self._read_mapping(node, trail)
        if isinstance(node, yaml.SequenceNode):
            return [self._read_entry(child, (*trail, index)) for index, child in enumerate(node.value)]
        return self._read_scalar(node, trail)

    def _read_entry(self, node: yaml.Node, trail: Trail) -> Any:
        self.lines[trail] = self._line(node)
        return self.read(node, trail)

    def _read_mapping(self, node: yaml.MappingNode, trail: Trail) -> dict[str, Any]:
        data: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key = self._read_key(key_node, trail)
            if key is None:
                continue
            here = (*trail, key)
            if key in data:
                first = self.lines[here]
                message = f'The key "{shown(key)}" is already on line {first}. Keep one of the two.'
                self._problem(self._line(key_node), here, message)
                continue
            self.lines[here] = self._line(key_node)
            data[key] = self.read(value_node, here)
        return data

    def _read_key(self, node: yaml.Node, trail: Trail) -> str | None:
        if not isinstance(node, yaml.ScalarNode):
            self._report(node, trail, "A key is a word, not a list or a mapping.")
            return None
        trap = explain_trap(node, is_key=True)
        if trap:
            self._report(node, (*trail, node.value), trap)
        return str(node.value)

    def _read_scalar(self, node: yaml.Node, trail: Trail) -> Any:
        trap = explain_trap(node, is_key=False)
        if trap:
            self._report(node, trail, trap)
        kind = node.tag.rsplit(":", 1)[-1]
        if kind == "null":
            return None
        if kind == "bool":
            return node.value == "true"
        if kind == "int":
            return int(node.value) if len(node.value) <= LONGEST_NUMBER else None
        return node.value

    def _line(self, node: yaml.Node) -> int:
        return node.start_mark.line + FIRST_LINE

    def _report(self, node: yaml.Node, trail: Trail, message: str) -> None:
        self._problem(self.lines.get(trail) or self._line(node), trail, message)

    def _problem(self, line: int, trail: Trail, message: str) -> None:
        self.problems.append(Problem(self.page.file, line, readable_trail(trail, self.page.blocks), message))


def texts_in(value: Any, trail: Trail = ()) -> Iterator[tuple[Trail, str]]:
    """Yield each text in data with the trail that leads to it, and each key with that of the mapping it stands in."""
    if isinstance(value, str):
        yield trail, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield trail, str(key)
            yield from texts_in(inner, (*trail, str(key)))
    elif isinstance(value, list):
        for place, inner in enumerate(value):
            yield from texts_in(inner, (*trail, place))
