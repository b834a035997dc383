"""YAML as an author expects it: only `true`, `false` and whole numbers are anything but text."""

from __future__ import annotations

import re
from typing import Any

import yaml

from .problems import UnreadableError, shown

try:
    from yaml import CSafeLoader as _FastLoader
except ImportError:  # PyYAML without its C part: slower, otherwise the same.
    from yaml import SafeLoader as _FastLoader  # type: ignore[assignment]

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
