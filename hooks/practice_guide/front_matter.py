"""Read the front matter of a page strictly, keeping the line of every key and value.

MkDocs publishes broken front matter as page text and reads `yes` as true, so it never sees ours.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

import yaml

from .problems import Problem, Trail, readable_trail
from .yaml_loading import StrictLoader, explain_trap, explain_yaml_error

FENCE = re.compile(r"^(---|\.\.\.)[ \t]*$")


@dataclass(frozen=True)
class Document:
    """A page as written: its front matter as data, its Markdown, and where everything stands."""

    file: str
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
        return Problem(self.file, self.line_of(trail), readable_trail(trail), message, detail)


def read_document(file: str, content: bytes) -> Document:
    """Return the page; what is wrong with it stands in `problems`, never in an exception."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        return _unreadable(file, line, "This file is not UTF-8 text. Save it again with the encoding UTF-8.")
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if not text.strip():
        return _unreadable(file, 1, "This file is empty. Start it with front matter, or delete it.")
    if not FENCE.match(lines[0]):
        return _unreadable(file, 1, 'There is no front matter. Start the first line with "---".')
    end = next((number for number, line in enumerate(lines[1:], 1) if FENCE.match(line)), None)
    if end is None:
        return _unreadable(file, 1, 'The front matter has no end. Close it with a line of "---".')
    return _read_block(file, "\n".join(lines[1:end]) + "\n", "\n".join(lines[end + 1 :]), end + 2)


def _read_block(file: str, block: str, body: str, body_line: int) -> Document:
    try:
        node = yaml.compose(block, Loader=StrictLoader)
    except yaml.YAMLError as error:
        line, message = explain_yaml_error(error, block)
        return _unreadable(file, line + 2, message)
    if not isinstance(node, yaml.MappingNode):
        return _unreadable(file, 1, 'The front matter is not a list of "key: value" lines.')
    reader = _NodeReader(file)
    data = reader.read(node, ())
    return Document(file, data, reader.lines, body, body_line, tuple(reader.problems))


def _unreadable(file: str, line: int, message: str) -> Document:
    return Document(file, problems=(Problem(file, line, (), message),))


class _NodeReader:
    """Turns composed YAML into plain data, noting lines, duplicates and traps on the way."""

    def __init__(self, file: str) -> None:
        self.file = file
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
                message = f'The key "{key}" is already on line {first}. Keep one of the two.'
                self.problems.append(Problem(self.file, self._line(key_node), readable_trail(here), message))
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
        return int(node.value) if kind == "int" else node.value

    def _line(self, node: yaml.Node) -> int:
        # YAML counts lines from 0, and the opening fence stands above the block.
        return node.start_mark.line + 2

    def _report(self, node: yaml.Node, trail: Trail, message: str) -> None:
        line = self.lines.get(trail) or self._line(node)
        self.problems.append(Problem(self.file, line, readable_trail(trail), message))
