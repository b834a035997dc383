"""Whatever stands in a file, its author gets a report: never a traceback, and never a line that is not there."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from practice_guide.guide import load_guide
from practice_guide.guide.loading import parse_page
from practice_guide.kinds.all_kinds import KINDS
from practice_guide.reading.front_matter import read_document
from practice_guide.reading.problems import format_report

CASES = Path(__file__).parent
WORDS = st.sampled_from(
    ["", "own", "yes", "go", "danger", "Not An Id", "guide-2020:platform", "guide/calls.md#who", "x" * 700, "\u2028<b>"]
)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 10**20) | WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3),
    max_leaves=5,
)
MARKDOWN = ["{#x", " cite=own}", "{: .a b=c}", "```\n", "`", "<b>", "## X"]
# Long rows of what a reader of Markdown or YAML might go through again and again.
ROWS = [
    "[" * 400,
    "](" * 400,
    "[a](" * 400,
    "{ " * 400,
    "## " + " " * 4000 + "x",
    "{" + " " * 4000,
    "` `" * 400,
    "- " * 400,
]
SIGNS = ["\x00", "\u202e", "\u200b", "&#x202e;", "\ufffe", '"\\e"', "9" * 5000, "[" * 9000, "!a "]
PIECES = st.sampled_from([*MARKDOWN, *ROWS, *SIGNS, "---\n", "- ", "\t", "\n\n", '"', ": ", "&a *a"])
PAGES = sorted(file for folder in ("guide", "every-key") for file in (CASES / folder).rglob("*.md"))


def trails(value: Any, above: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    steps = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, inner in steps:
        yield (*above, step)
        yield from trails(inner, (*above, step))


def with_value(data: Any, trail: tuple[Any, ...], value: Any) -> Any:
    changed = deepcopy(data)
    place = changed
    for step in trail[:-1]:
        place = place[step]
    place[trail[-1]] = value
    return changed


@given(content=st.binary(max_size=300))
def test_any_bytes_are_read_or_reported(content: bytes) -> None:
    parse_page("guide/calls.md", content, KINDS)


@pytest.mark.parametrize("file", PAGES, ids=lambda file: str(file.relative_to(CASES)))
@settings(max_examples=15, deadline=None)
@given(data=st.data())
def test_any_piece_anywhere_in_a_page_is_read_or_reported(file: Path, data: st.DataObject) -> None:
    text = file.read_text(encoding="utf-8")
    place = data.draw(st.integers(0, len(text)))
    piece, removed = data.draw(PIECES), data.draw(st.integers(0, 40))
    changed = text[:place] + piece + text[place + removed :]
    _, problems = parse_page("guide/calls.md", changed.encode(), KINDS)
    lines = changed.count("\n") + 1
    assert [problem for problem in problems if not 1 <= problem.line <= lines or not problem.message] == []
    report = format_report(problems)
    assert report.replace("\n", "").isprintable()
    assert len(report) < 40_000


@pytest.mark.long
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_value_in_any_place_of_front_matter_is_taken_or_reported(tmp_path: Path, data: st.DataObject) -> None:
    file = data.draw(st.sampled_from([page for page in PAGES if page.parts[-2] != "every-key"]))
    document = read_document("x.md", file.read_bytes())
    trail = data.draw(st.sampled_from([*trails(document.data)]))
    changed = with_value(document.data, trail, data.draw(VALUES))
    docs = tmp_path / "docs"
    for folder in ("guide", "every-key"):
        shutil.copytree(CASES / folder, docs, dirs_exist_ok=True)
    path = file.relative_to(CASES)
    text = f"---\n{json.dumps(changed, ensure_ascii=False)}\n---\n{document.body}"
    (docs / Path(*path.parts[1:])).write_text(text, encoding="utf-8")
    report = format_report(load_guide(docs, KINDS).problems)
    assert "None" not in report
    assert "<class" not in report
