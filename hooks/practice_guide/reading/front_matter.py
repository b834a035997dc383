"""Read the front matter of a page strictly, keeping the line of every key and value.

MkDocs publishes broken front matter as page text and reads `yes` as true, so it never sees ours. Here only `true`,
`false` and whole numbers are anything but text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

import yaml

from .hidden_characters import explain_hidden
from .problems import Problem, Trail, UnreadableError, readable_trail, shown

try:
    from yaml import CSafeLoader as _FastLoader
except ImportError:  # PyYAML without its C part: slower, otherwise the same.
    from yaml import SafeLoader as _FastLoader  # type: ignore[assignment]

# Over four times the size and the lines of the largest page, and over ten times its longest line.
LARGEST_PAGE = 200_000
MOST_LINES = 5_000
LONGEST_LINE = 5_000
FENCE = re.compile(r"^(---|\.\.\.)[ \t]*$")
# More than three times what the largest page holds, and twice as deep.
MOST_VALUES = 10_000
DEEPEST = 20
LONGEST_NUMBER = 18
# Where a block starts: below the fence. YAML counts its lines from 0.
FIRST_LINE = 2
TOO_DEEP = (
    f"This is nested more than {DEEPEST} deep, and nothing here needs that. Close the brackets, "
    "or indent the line like the ones above."
)
TOO_MANY = f"The front matter holds more than {MOST_VALUES:,} keys and values up to here. Divide the page into several."
# What YAML 1.1 takes for true, false or an octal number. `on` may be a key: our schema has one.
TRUTH_WORDS = re.compile(r"^(?:yes|no|on|off)$", re.IGNORECASE)
LEADING_ZERO = re.compile(r"^0[0-9]+$")
KNOWN_TAGS = {f"tag:yaml.org,2002:{kind}" for kind in ("str", "int", "bool", "null", "map", "seq")}


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
        if trap := explain_trap(node, is_key=True):
            self._report(node, (*trail, node.value), trap)
        return str(node.value)

    def _read_scalar(self, node: yaml.Node, trail: Trail) -> Any:
        if trap := explain_trap(node, is_key=False):
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


class StrictLoader(_FastLoader):
    """Reads dates, `yes`, `010` and decimals as text."""

    yaml_implicit_resolvers = {  # noqa: RUF012  # the base class declares it so
        first: [(tag, pattern) for tag, pattern in resolvers if tag.endswith(":null")]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


StrictLoader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), list("tf"))
StrictLoader.add_implicit_resolver(
    "tag:yaml.org,2002:int", re.compile(r"^[-+]?(?:0|[1-9][0-9]*)$"), list("-+0123456789")
)


def compose(block: str) -> yaml.MappingNode:
    """Return the nodes of a block, within limits; raise an `UnreadableError` where it is none."""
    try:
        node = _compose(block)
    except yaml.YAMLError as error:
        line, message = explain_yaml_error(error, block)
        raise UnreadableError(line + FIRST_LINE, message) from error
    if not isinstance(node, yaml.MappingNode):
        raise UnreadableError(1, 'The front matter is not a list of "key: value" lines.')
    return node


def _compose(block: str) -> yaml.Node | None:
    # Composing goes down by recursion, so how deep and how much it would be is found before.
    depth = found = 0
    for event in yaml.parse(block, Loader=StrictLoader):
        mark: Any = event.start_mark
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        found += isinstance(event, yaml.NodeEvent)
        if found > MOST_VALUES or depth > DEEPEST:
            raise UnreadableError(mark.line + FIRST_LINE, TOO_MANY if found > MOST_VALUES else TOO_DEEP)
    node: yaml.Node | None = yaml.compose(block, Loader=StrictLoader)
    return node


def explain_trap(node: yaml.Node, is_key: bool) -> str | None:
    """Return what to do about a bare word that other YAML readers take for something else."""
    if node.tag not in KNOWN_TAGS:
        return f'The tag "{shown(node.tag)}" is not supported. Remove it and write plain text.'
    if not isinstance(node, yaml.ScalarNode) or node.style:
        return None
    if TRUTH_WORDS.match(node.value) and not (is_key and node.value == "on"):
        return f'Put "{node.value}" in quotes: without them it was read as true or false, not as a word.'
    if LEADING_ZERO.match(node.value):
        return f'Put "{shown(node.value)}" in quotes: a number does not start with 0.'
    if node.tag.endswith(":int") and len(node.value) > LONGEST_NUMBER:
        digits = len(node.value.strip("+-"))
        return f"This number has {digits:,} digits, more than any here. Shorten it, or put it in quotes."
    return None


def explain_yaml_error(error: yaml.YAMLError, block: str) -> tuple[int, str]:
    """Return the line in the block, counted from 0, and the fault in an author's words."""
    if isinstance(error, yaml.reader.ReaderError):
        above = block.partition(chr(error.character))[0]
        return above.count("\n"), "The front matter holds a control character, which cannot be shown. Delete it."
    said = str(getattr(error, "problem", None) or error).strip()
    # A quote left open is noticed at the end of the block; the author wants its beginning.
    is_open_quote = "quoted scalar" in str(getattr(error, "context", ""))
    mark = getattr(error, "context_mark" if is_open_quote else "problem_mark", None)
    line = mark.line if mark else 0
    opened = None if is_open_quote else _open_quote(block.split("\n")[:line])
    if opened is not None:
        return opened, "This line cannot be read: the quote that opens on this line is never closed."
    unknown = f"{USUAL_CAUSES} The reader of front matter says: {said}."
    remedy = next((remedy for part, remedy in REMEDIES.items() if part in said), unknown)
    return line, f"This line cannot be read: {remedy}"


def _open_quote(lines: list[str]) -> int | None:
    """Return the line whose double quote is still open after the lines; the next quote would seem to close it."""
    opened: int | None = None
    for number, line in enumerate(lines):
        if line.replace('\\"', "").count('"') % 2:
            opened = number if opened is None else None
    return opened


USUAL_CAUSES = (
    "most often text with a colon has no quotes around it, a quote is not closed, or lines are not indented alike."
)


REMEDIES = {
    "mapping values are not allowed": 'text with a colon and a space needs quotes around it: "like: this". '
    "If it has none, indent this line like the one above.",
    "found a tab character": "indent with spaces, not tabs.",
    "cannot start any token": "indent with spaces, not tabs, and put text that starts with @ or ` in quotes.",
    "undefined alias": "put text that starts with * in quotes.",
    "did not find expected key": "the indentation or the quotes of this line do not fit the lines above.",
    "did not find expected '-' indicator": 'a list needs "- " at the start of each line, at one indentation.',
    "could not find expected ':'": 'a key needs a colon and a space after it: "key: value".',
    "unexpected end of stream": "a quote that was opened is never closed.",
    "found unexpected document indicator": "a quote that was opened is never closed.",
}
